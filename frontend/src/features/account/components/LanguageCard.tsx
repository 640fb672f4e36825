/** The page's own language, in full view. */
import { useTranslation } from "react-i18next";
import { changePageLanguage, PAGE_LANGUAGES, type PageLanguage } from "@/lib/i18n";
import { Card } from "@/ui/Card";
import { Chips } from "@/ui/Chips";

export function LanguageCard() {
  const { t, i18n } = useTranslation();
  return (
    <Card title={t("account.language")} icon="globe">
      <Chips
        label={t("account.languageText")}
        value={i18n.language as PageLanguage}
        onChoose={(language) => void changePageLanguage(language)}
        chips={Object.entries(PAGE_LANGUAGES).map(([code, label]) => ({
          value: code as PageLanguage,
          label,
        }))}
      />
    </Card>
  );
}
