/** The choice of the page's own language. */
import { useTranslation } from "react-i18next";
import styles from "@/app/Shell.module.css";
import { changePageLanguage, PAGE_LANGUAGES, type PageLanguage } from "@/lib/i18n";
import { Icon } from "@/ui/Icon";

/** A small list of languages, each in its own script. */
export function PageLanguageMenu() {
  const { t, i18n } = useTranslation();
  return (
    <label className={styles.language}>
      <Icon name="globe" />
      <span className="visually-hidden">{t("common.pageLanguage")}</span>
      <select
        value={i18n.language}
        onChange={(event) => void changePageLanguage(event.target.value as PageLanguage)}
      >
        {Object.entries(PAGE_LANGUAGES).map(([code, name]) => (
          <option key={code} value={code} lang={code}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
