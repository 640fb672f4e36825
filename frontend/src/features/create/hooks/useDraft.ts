/** The form's contents, kept over a reload; once a story is told, its manner stays for the next. */
import { useCallback, useEffect, useRef, useState } from "react";
import { type Draft, draftFrom, emptyDraft } from "@/features/create/draft";
import { keep, readKept } from "@/lib/kept";

const KEY = "kahaniyaa.draft";

export function useDraft(pageLanguage: string) {
  const [draft, setDraft] = useState<Draft>(() =>
    draftFrom(readKept(sessionStorage, KEY), emptyDraft(pageLanguage)),
  );
  const change = useCallback((to: Partial<Draft>) => setDraft((now) => ({ ...now, ...to })), []);
  useEffect(() => keep(sessionStorage, KEY, draft), [draft]);
  useUntouchedFollows(pageLanguage, draft, change);
  const finish = () => keep(sessionStorage, KEY, { ...draft, scenario: "", characters: [] });
  return { draft, change, finish };
}

/** Whoever changes the page's language before having written anything wants the story in it too. */
function useUntouchedFollows(pageLanguage: string, draft: Draft, change: (to: Partial<Draft>) => void): void {
  const before = useRef(pageLanguage);
  useEffect(() => {
    if (before.current === pageLanguage) return;
    before.current = pageLanguage;
    if (!draft.scenario && draft.characters.length === 0) change({ language: pageLanguage });
  }, [pageLanguage, draft, change]);
}
