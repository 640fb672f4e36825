/** How one's own words are said in a language: a new one, those that are kept, and files of them. */
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useCatalog } from "@/api/useCatalog";
import { WordFiles } from "@/features/words/components/WordFiles";
import { WordForm } from "@/features/words/components/WordForm";
import { WordList } from "@/features/words/components/WordList";
import { useTrial } from "@/features/words/hooks/useTrial";
import { Choice } from "@/ui/Field";
import { ProblemNotice } from "@/ui/Problem";

export function WordBook({ first }: { first: string }) {
  const { t } = useTranslation();
  const catalog = useCatalog();
  const trial = useTrial();
  const [language, setLanguage] = useState(first);
  return (
    <>
      {catalog.error && <ProblemNotice error={catalog.error} onRetry={() => void catalog.refetch()} />}
      <Choice
        label={t("words.language")}
        value={language}
        options={(catalog.data?.languages ?? []).map(({ code, native_name }) => ({
          value: code,
          label: native_name,
          lang: code,
        }))}
        onChoose={setLanguage}
      />
      {trial.error && <ProblemNotice error={trial.error} />}
      <WordForm key={`form ${language}`} language={language} trial={trial} />
      <WordList language={language} trial={trial} />
      <WordFiles key={`files ${language}`} language={language} />
    </>
  );
}
