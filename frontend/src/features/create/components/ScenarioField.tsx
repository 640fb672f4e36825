/** What the story is about, in the person's own words, with beginnings to take up. */
import { useTranslation } from "react-i18next";
import { useCatalog } from "@/api/useCatalog";
import styles from "@/features/create/components/create.module.css";
import type { Draft } from "@/features/create/draft";
import { textIn } from "@/lib/languages";
import { TextArea } from "@/ui/Field";

const MOST_SAMPLES = 4;

interface ScenarioFieldProps {
  readonly draft: Draft;
  readonly change: (to: Partial<Draft>) => void;
  readonly fault: string | undefined;
}

export function ScenarioField({ draft, change, fault }: ScenarioFieldProps) {
  const { t } = useTranslation();
  const samples = useCatalog().data?.samples ?? [];
  const offered = samples
    .filter(({ language }) => language === draft.language)
    .slice(0, MOST_SAMPLES)
    .map(({ scenario }) => scenario);
  return (
    <div className={styles.scenario}>
      <TextArea
        label={t("create.scenario")}
        placeholder={offered[0] && t("create.scenarioExample", { example: offered[0] })}
        value={draft.scenario}
        fault={fault}
        maxLength={2000}
        rows={3}
        dir="auto"
        onChange={(event) => change({ scenario: event.target.value })}
      />
      {offered.length > 0 && (
        <fieldset>
          <legend className={styles.small}>{t("create.samples")}</legend>
          <div className={styles.samples} {...textIn(draft.language)}>
            {offered.map((sample) => (
              <button
                key={sample}
                type="button"
                className={styles.sample}
                aria-pressed={sample === draft.scenario}
                onClick={() => change({ scenario: sample })}
              >
                {sample}
              </button>
            ))}
          </div>
        </fieldset>
      )}
    </div>
  );
}
