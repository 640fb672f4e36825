/** Narrows the shelf. */
import { useTranslation } from "react-i18next";
import type { Looking } from "@/features/library/api/listStories";
import styles from "@/features/library/components/library.module.css";
import { PAGE_LANGUAGES } from "@/lib/i18n";
import { nativeName } from "@/lib/languages";
import { Choice, TextField } from "@/ui/Field";

const STORY_LANGUAGES = [
  ...Object.keys(PAGE_LANGUAGES),
  "bn",
  "gu",
  "kn",
  "ml",
  "mr",
  "ne",
  "or",
  "pa",
  "te",
  "ur",
];

export function ShelfSearch({
  looking,
  onChange,
}: {
  looking: Looking;
  onChange: (looking: Looking) => void;
}) {
  const { t } = useTranslation();
  const languages = STORY_LANGUAGES.map((code) => ({ value: code, label: nativeName(code), lang: code }));
  return (
    <search className={styles.search}>
      <TextField
        label={t("library.search")}
        type="search"
        value={looking.q}
        maxLength={200}
        onChange={(event) => onChange({ ...looking, q: event.target.value })}
      />
      <Choice
        label={t("library.language")}
        value={looking.language}
        options={[{ value: "", label: t("library.allLanguages") }, ...languages]}
        onChoose={(language) => onChange({ ...looking, language })}
      />
      <label className={styles.favourites}>
        <input
          type="checkbox"
          checked={looking.favourite}
          onChange={(event) => onChange({ ...looking, favourite: event.target.checked })}
        />
        {t("library.favourites")}
      </label>
    </search>
  );
}
