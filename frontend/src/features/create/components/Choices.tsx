/** How the story is to be: its mood, who listens, how long, and whether it is read aloud. */
import { useTranslation } from "react-i18next";
import styles from "@/features/create/components/create.module.css";
import type { Draft } from "@/features/create/draft";
import { AUDIENCES, LENGTHS, type Length, TONES, type Tone } from "@/lib/vocabulary";
import { Chips } from "@/ui/Chips";
import type { IconName } from "@/ui/Icon";

const TONE_ICONS = {
  heartwarming: "heart",
  cheerful: "sun",
  funny: "smile",
  adventurous: "compass",
  whimsical: "kite",
  mysterious: "moon",
  exciting: "bolt",
  educational: "search",
} as const satisfies Record<Tone, IconName>;

export function Choices({ draft, change }: { draft: Draft; change: (to: Partial<Draft>) => void }) {
  const { t } = useTranslation();
  return (
    <>
      <Chips
        label={t("create.tone")}
        value={draft.tone}
        onChoose={(tone) => change({ tone })}
        chips={TONES.map((value) => ({ value, label: t(`create.tones.${value}`), icon: TONE_ICONS[value] }))}
      />
      <Chips
        label={t("create.audience")}
        value={draft.audience}
        onChoose={(audience) => change({ audience })}
        chips={AUDIENCES.map((value) => ({ value, label: t(`create.audiences.${value}`) }))}
      />
      <Chips
        label={t("create.length")}
        value={draft.length}
        onChoose={(length) => change({ length })}
        chips={(Object.keys(LENGTHS) as Length[]).map((value) => ({
          value,
          label: t(`create.lengths.${value}`, { count: LENGTHS[value] }),
        }))}
      />
      <label className={styles.check}>
        <input
          type="checkbox"
          checked={draft.narrate}
          onChange={(event) => change({ narrate: event.target.checked })}
        />
        {t("create.narrate")}
      </label>
    </>
  );
}
