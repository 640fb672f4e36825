/** The voices that are always there: a narrator, a grandmother, a giant, and one's own presets. */
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Voice } from "@/api/types";
import { SampleButton, UseButton, type VoiceChoice, VoiceRow } from "@/features/voices/components/VoiceRow";
import styles from "@/features/voices/components/voices.module.css";
import { useVoiceName } from "@/features/voices/hooks/useVoiceName";
import { GROUPS, type Group, isOf } from "@/features/voices/voices";
import { Chips } from "@/ui/Chips";

const MANY = 9;

export function Storytellers({ voices, choice }: { voices: readonly Voice[]; choice: VoiceChoice }) {
  const { t } = useTranslation();
  const nameOf = useVoiceName();
  const titleId = useId();
  const [group, setGroup] = useState<Group>("all");
  return (
    <section aria-labelledby={titleId}>
      <h3 id={titleId}>{t("voices.storytellers")}</h3>
      {voices.length >= MANY && (
        <Chips
          label={t("voices.who")}
          value={group}
          onChoose={setGroup}
          chips={GROUPS.map((value) => ({ value, label: t(`voices.groups.${value}`) }))}
        />
      )}
      <ul className={styles.voices}>
        {voices
          .filter((voice) => isOf(group, voice))
          .map((voice) => {
            const name = nameOf(voice.id, voice.name);
            return (
              <VoiceRow
                key={voice.id}
                name={name}
                sample={<SampleButton name={name} url={voice.sample_url} sample={choice.sample} />}
                action={(nameId) => <UseButton id={voice.id} nameId={nameId} choice={choice} />}
              />
            );
          })}
      </ul>
    </section>
  );
}
