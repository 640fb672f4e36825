import { expect, test } from "vitest";
import { wordAgain, wordAt, wordBeside, wordOn } from "@/features/reading/words";

// "एक हाथी" and "वह उड़ा" on two lines.
const WORDS = [
  { line: 0, start: 0, end: 2, start_ms: 100, end_ms: 300 },
  { line: 0, start: 3, end: 7, start_ms: 320, end_ms: 700 },
  { line: 1, start: 0, end: 2, start_ms: 1200, end_ms: 1400 },
  { line: 1, start: 3, end: 7, start_ms: 1410, end_ms: 2000 },
].map((word) => ({ ...word, estimated: false }));

test("a word is heard from its own beginning until the next one's", () => {
  expect(wordAt(WORDS, 99)).toBeNull();
  expect(wordAt(WORDS, 100)).toBe(WORDS[0]);
  expect(wordAt(WORDS, 319)).toBe(WORDS[0]);
  expect(wordAt(WORDS, 320)).toBe(WORDS[1]);
  expect(wordAt(WORDS, 1199)).toBe(WORDS[1]);
  expect(wordAt(WORDS, 99_999)).toBe(WORDS[3]);
  expect(wordAt([], 5)).toBeNull();
});

test("every moment finds the same word as looking through all of them", () => {
  for (let ms = 0; ms < 2200; ms += 7) {
    expect(wordAt(WORDS, ms)).toBe(WORDS.filter(({ start_ms }) => start_ms <= ms).at(-1) ?? null);
  }
});

test("a press on a word finds it, a press between words the next, after the last the last", () => {
  expect(wordOn(WORDS, 0, 1)).toBe(WORDS[0]);
  expect(wordOn(WORDS, 0, 2)).toBe(WORDS[1]);
  expect(wordOn(WORDS, 1, 0)).toBe(WORDS[2]);
  expect(wordOn(WORDS, 1, 50)).toBe(WORDS[3]);
  expect(wordOn(WORDS, 2, 0)).toBeNull();
});

test("the keys go from word to word, over lines, and stop at the ends", () => {
  expect(wordBeside(WORDS, null, 1)).toBe(WORDS[0]);
  expect(wordBeside(WORDS, WORDS[1] ?? null, 1)).toBe(WORDS[2]);
  expect(wordBeside(WORDS, WORDS[0] ?? null, -1)).toBeNull();
  expect(wordBeside(WORDS, WORDS[3] ?? null, 1)).toBeNull();
});

test("a word is found again in another reading, and in its place the next where it is left out", () => {
  const slower = WORDS.map((word) => ({ ...word, start_ms: word.start_ms * 2, end_ms: word.end_ms * 2 }));
  for (const word of WORDS) expect(wordAgain(slower, word)?.start_ms).toBe(word.start_ms * 2);
  const [first, , third, last] = WORDS;
  expect(
    wordAgain(
      [first, third, last].flatMap((word) => word ?? []),
      WORDS[1] as (typeof WORDS)[0],
    ),
  ).toBe(third);
  expect(wordAgain([], WORDS[0] as (typeof WORDS)[0])).toBeNull();
});
