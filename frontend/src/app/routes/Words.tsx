/** How names and invented words are said. */
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import styles from "@/app/routes/routes.module.css";
import { useTitle } from "@/app/useTitle";
import { WordBook } from "@/features/words/components/WordBook";

export function Words() {
  const { t, i18n } = useTranslation();
  const [asked] = useSearchParams();
  useTitle(t("words.title"));
  return (
    <div className={styles.column}>
      <h1 className={styles.title}>{t("words.title")}</h1>
      <p>{t("words.lead")}</p>
      <WordBook first={asked.get("language") ?? i18n.language} />
    </div>
  );
}
