import { expect, test } from "vitest";
import type { Catalog } from "@/api/types";
import { otherLanguages } from "@/features/reading/otherLanguages";

const language = (code: string) => ({
  code,
  name: code,
  native_name: code,
  script: "Deva",
  direction: "ltr" as const,
  writes: ["builtin", "model"],
});

const catalog: Catalog = {
  languages: ["en", "hi", "ta", "te"].map(language),
  tones: [],
  audiences: [],
  emotions: [],
  samples: [],
  engines: [
    { name: "builtin", model: "1", languages: ["en", "hi", "ta"], retells: ["en", "hi", "ta"] },
    { name: "model", model: "1", languages: ["en", "te"], retells: [] },
  ],
};

const codes = (writer: string | null) =>
  otherLanguages({ engine: writer ? { name: writer, model: "1" } : null, language: "hi" }, catalog).map(
    ({ code }) => code,
  );

test("a story can be told again in the languages of its own writer, but for its own", () => {
  expect(codes("builtin")).toEqual(["en", "ta"]);
});

test("a writer that does not tell again, or is not configured any more, offers none", () => {
  expect(codes("model")).toEqual([]);
  expect(codes("another")).toEqual([]);
  expect(codes(null)).toEqual([]);
});

test("none are offered until it is known which there are", () => {
  expect(otherLanguages({ engine: { name: "builtin", model: "1" }, language: "hi" }, undefined)).toEqual([]);
});
