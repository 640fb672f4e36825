/** The voice one likes to be read to in each language, kept in this browser. */
import { keep, readKept } from "@/lib/kept";

const KEY = "kahaniyaa.voices";

/** The id of the voice for a language; null where the usual one does. */
export function likedVoice(language: string): string | null {
  const voice = readKept(localStorage, KEY)?.[language];
  return typeof voice === "string" ? voice : null;
}

/** Remembers the voice for a language; null goes back to the usual one. */
export function likeVoice(language: string, voice: string | null): void {
  const { [language]: _, ...others } = readKept(localStorage, KEY) ?? {};
  keep(localStorage, KEY, voice === null ? others : { ...others, [language]: voice });
}
