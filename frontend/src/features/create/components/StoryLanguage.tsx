/** The language of the story: those the server can write. */
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import type { Draft } from "@/features/create/draft";
import { useCatalog } from "@/features/create/hooks/useCatalog";
import { Choice } from "@/ui/Field";
import { ProblemNotice } from "@/ui/Problem";

export function StoryLanguage({ draft, change }: { draft: Draft; change: (to: Partial<Draft>) => void }) {
  const { t } = useTranslation();
  const catalog = useCatalog();
  const languages = catalog.data?.languages.filter(({ writes }) => writes.length > 0);
  const isOffered = languages?.some(({ code }) => code === draft.language);
  const first = languages?.[0]?.code;

  useEffect(() => {
    if (isOffered === false && first) change({ language: first });
  }, [isOffered, first, change]);

  if (catalog.error) return <ProblemNotice error={catalog.error} onRetry={() => void catalog.refetch()} />;
  return (
    <Choice
      label={t("create.language")}
      value={draft.language}
      options={(languages ?? []).map(({ code, native_name }) => ({
        value: code,
        label: native_name,
        lang: code,
      }))}
      onChoose={(language) => change({ language })}
    />
  );
}
