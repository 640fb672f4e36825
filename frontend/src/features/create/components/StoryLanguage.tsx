/** The language of the story: those the server can write; those that its storyteller is new to are marked. */
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import type { Catalog } from "@/api/types";
import { useCatalog } from "@/api/useCatalog";
import type { Draft } from "@/features/create/draft";
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
  const [early, grown] = [languages?.filter(isEarly) ?? [], languages?.filter((one) => !isEarly(one)) ?? []];
  return (
    <Choice
      label={t("create.language")}
      hint={early.some(({ code }) => code === draft.language) && t("create.early.hint")}
      value={draft.language}
      options={grown.map(asOption)}
      group={{ label: t("create.early.group"), options: early.map(asOption) }}
      onChoose={(language) => change({ language })}
    />
  );
}

type Language = Catalog["languages"][number];

/** Whether the writer that tells a story where none is asked for has few ways yet to tell one in the language. */
function isEarly({ writes, early }: Language): boolean {
  return writes[0] !== undefined && early.includes(writes[0]);
}

function asOption({ code, native_name }: Language) {
  return { value: code, label: native_name, lang: code };
}
