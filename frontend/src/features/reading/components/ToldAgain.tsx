/** The same story in other languages: those it can be told again in, and the one it was told from. */
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Story } from "@/api/types";
import styles from "@/features/reading/components/reading.module.css";
import { useTranslate } from "@/features/reading/hooks/useTranslate";
import type { CatalogLanguage } from "@/features/reading/otherLanguages";
import { textIn } from "@/lib/languages";
import { Button } from "@/ui/Button";
import { ProblemNotice } from "@/ui/Problem";

interface ToldAgainProps {
  readonly story: Story;
  readonly languages: readonly CatalogLanguage[];
  readonly onToldAgain: (story: Story) => void;
}

export function ToldAgain({ story, languages, onToldAgain }: ToldAgainProps) {
  const { t } = useTranslation();
  const translating = useTranslate(story.id);
  return (
    <section>
      <h2>{t("reading.again.title")}</h2>
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
      {translating.error && <ProblemNotice error={translating.error} />}
      {story.translation_of && (
        <Link to={`/stories/${story.translation_of}`}>{t("reading.again.original")}</Link>
      )}
    </section>
  );
}
