/** The form's contents, kept over a reload until the story is told. */
import { useCallback, useEffect, useState } from "react";
import { type Draft, draftFrom, emptyDraft } from "@/features/create/draft";
import { keep, readKept } from "@/lib/kept";

const KEY = "kahaniyaa.draft";

export function useDraft(pageLanguage: string) {
  const [draft, setDraft] = useState<Draft>(() =>
    draftFrom(readKept(sessionStorage, KEY), emptyDraft(pageLanguage)),
  );
  useEffect(() => keep(sessionStorage, KEY, draft), [draft]);
  const change = useCallback((to: Partial<Draft>) => setDraft((now) => ({ ...now, ...to })), []);
  const clear = useCallback(() => sessionStorage.removeItem(KEY), []);
  return { draft, change, clear };
}
