/** Who plays whom: a voice for everybody who speaks in the story, heard before it is taken. */
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Voice } from "@/api/types";
import { SampleButton } from "@/features/voices/components/VoiceRow";
import styles from "@/features/voices/components/voices.module.css";
import type { Sample } from "@/features/voices/hooks/useSample";
import { useVoiceName } from "@/features/voices/hooks/useVoiceName";
import { Button } from "@/ui/Button";
import { Choice } from "@/ui/Field";

type Cast = Readonly<Record<string, string>>;

interface CastVoicesProps {
  readonly cast: Cast;
  readonly voices: readonly Voice[];
  readonly sample: Sample;
  readonly isBusy: boolean;
  readonly onRead: (cast: Cast) => void;
}

export function CastVoices({ cast, voices, sample, isBusy, onRead }: CastVoicesProps) {
  const { t } = useTranslation();
  const titleId = useId();
  const [chosen, setChosen] = useState<Cast>({});
  const names = Object.keys(cast);
  if (names.length === 0) return null;
  return (
    <section aria-labelledby={titleId}>
      <h3 id={titleId}>{t("voices.cast")}</h3>
      <ul className={styles.cast}>
        {names.map((name) => (
          <CastRow
            key={name}
            name={name}
            voice={chosen[name] ?? cast[name] ?? ""}
            voices={voices}
            sample={sample}
            onChoose={(voice) => setChosen({ ...chosen, [name]: voice })}
          />
        ))}
      </ul>
      <Button
        kind="primary"
        busy={isBusy}
        disabled={Object.keys(chosen).length === 0}
        onClick={() => onRead(chosen)}
      >
        {t("voices.readSo")}
      </Button>
    </section>
  );
}

interface CastRowProps {
  readonly name: string;
  readonly voice: string;
  readonly voices: readonly Voice[];
  readonly sample: Sample;
  readonly onChoose: (voice: string) => void;
}

function CastRow({ name, voice, voices, sample, onChoose }: CastRowProps) {
  const nameOf = useVoiceName();
  const known = voices.map(({ id, name: given }) => ({ value: id, label: nameOf(id, given) }));
  const isKnown = known.some(({ value }) => value === voice);
  const options = isKnown ? known : [{ value: voice, label: nameOf(voice, voice) }, ...known];
  const url = isKnown
    ? voices.find(({ id }) => id === voice)?.sample_url
    : `/v1/voices/${encodeURIComponent(voice)}/sample`;
  return (
    <li className={styles.member}>
      <SampleButton name={name} url={url} sample={sample} />
      <Choice label={name} value={voice} options={options} onChoose={onChoose} />
    </li>
  );
}
