/** The same story in other languages: those one has it in, and those it can be told again in. */
import { useTranslation } from "react-i18next";
import type { Story, StorySummary } from "@/api/types";
import styles from "@/features/reading/components/reading.module.css";
import { useTranslate } from "@/features/reading/hooks/useTranslate";
import type { CatalogLanguage } from "@/features/reading/otherLanguages";
import { nativeName, textIn } from "@/lib/languages";
import { Button, ButtonLink } from "@/ui/Button";
import { ProblemNotice } from "@/ui/Problem";

interface ToldAgainProps {
  readonly story: Story;
  readonly known: readonly StorySummary[];
  readonly languages: readonly CatalogLanguage[];
  readonly onToldAgain: (story: Story) => void;
}

export function ToldAgain({ story, known, languages, onToldAgain }: ToldAgainProps) {
  const { t } = useTranslation();
  const translating = useTranslate(story.id);
  const early = languages.filter((language) => story.engine && language.early.includes(story.engine.name));
  return (
    <section>
      <h2>{t("reading.again.title")}</h2>
      {known.length > 0 && (
        <ul className={styles.languages}>
          {known.map(({ id, language, title }) => (
            <li key={id}>
              <ButtonLink icon="book" to={`/stories/${id}`}>
                <span {...textIn(language)}>{[nativeName(language), title].filter(Boolean).join(" · ")}</span>
              </ButtonLink>
            </li>
          ))}
        </ul>
      )}
      {languages.length > 0 && <p>{t("reading.again.hint")}</p>}
      <ul className={styles.languages}>
        {languages.map(({ code, native_name }) => (
          <li key={code}>
            <Button
              icon="quill"
              disabled={translating.isPending}
              busy={translating.isPending && translating.variables === code}
              onClick={() => translating.mutate(code, { onSuccess: onToldAgain })}
            >
              <span {...textIn(code)}>{native_name}</span>
            </Button>
          </li>
        ))}
      </ul>
      {early.length > 0 && (
        <p className={styles.early}>
          {t("reading.again.early", { languages: early.map(({ native_name }) => native_name).join(", ") })}
        </p>
      )}
      {translating.error && <ProblemNotice error={translating.error} />}
    </section>
  );
}
