import { expect, test } from "vitest";
import type { Catalog } from "@/api/types";
import { otherLanguages, retoldBy } from "@/features/reading/otherLanguages";

const language = (code: string) => ({
  code,
  name: code,
  native_name: code,
  script: "Deva",
  direction: "ltr" as const,
  writes: ["builtin", "model"],
  early: [],
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

const writer = (name: string) => ({ name, model: "1" });

const codes = (told: readonly string[] | undefined) =>
  otherLanguages("hi", told, catalog).map(({ code }) => code);

test("a story can be told again in the languages of its own writer, but for its own", () => {
  expect(codes(retoldBy(writer("builtin"), catalog))).toEqual(["en", "ta"]);
});

test("a writer that does not tell again, or is not configured any more, offers none", () => {
  expect(codes(retoldBy(writer("model"), catalog))).toEqual([]);
  expect(codes(retoldBy(writer("another"), catalog))).toEqual([]);
  expect(codes(retoldBy(null, catalog))).toEqual([]);
});

test("none are offered until it is known which there are", () => {
  expect(codes(undefined)).toEqual([]);
  expect(otherLanguages("hi", ["en"], undefined)).toEqual([]);
});
