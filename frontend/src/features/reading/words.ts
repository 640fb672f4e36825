/** Finds words by the moment they are heard, and by the place where they stand. */
import type { SpokenWord } from "@/api/types";

/** The word heard at a moment: the last that has begun; null before the first. Words are in the order of their time. */
export function wordAt(words: readonly SpokenWord[], ms: number): SpokenWord | null {
  let [low, high] = [0, words.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((words[middle]?.start_ms ?? 0) <= ms) low = middle + 1;
    else high = middle;
  }
  return words[low - 1] ?? null;
}

/** The word at a code point of a line; between words the next one, after the last the last. */
export function wordOn(words: readonly SpokenWord[], line: number, codePoint: number): SpokenWord | null {
  const own = words.filter((word) => word.line === line);
  return own.find(({ end }) => codePoint < end) ?? own.at(-1) ?? null;
}

/** The same word in another reading of its scene; where that one left it out, the next. */
export function wordAgain(words: readonly SpokenWord[], { line, start }: SpokenWord): SpokenWord | null {
  return words.find((word) => word.line > line || (word.line === line && word.start >= start)) ?? null;
}

/** The word so many steps after another (before it, if negative); null beyond either end. */
export function wordBeside(
  words: readonly SpokenWord[],
  word: SpokenWord | null,
  steps: number,
): SpokenWord | null {
  if (!word) return words[steps > 0 ? 0 : words.length] ?? null;
  const index = words.findIndex((one) => one.start_ms === word.start_ms && one.line === word.line);
  return words[index + steps] ?? null;
}
