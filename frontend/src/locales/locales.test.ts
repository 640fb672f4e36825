import { describe, expect, test } from "vitest";
import english from "@/locales/en";
import hindi from "@/locales/hi";
import tamil from "@/locales/ta";

type Texts = Map<string, string>;

function textsOf(value: object, key = "", found: Texts = new Map()): Texts {
  for (const [name, inner] of Object.entries(value)) {
    if (typeof inner === "string") found.set(key + name, inner);
    else textsOf(inner, `${key}${name}.`, found);
  }
  return found;
}

const slots = (text: string) => (text.match(/\{\{\w+\}\}/g) ?? []).sort();
const originals = textsOf(english);

describe.each([
  ["Hindi", textsOf(hindi), /\p{Script=Devanagari}/u],
  ["Tamil", textsOf(tamil), /\p{Script=Tamil}/u],
] as const)("%s", (_name, texts, script) => {
  test("has its texts in the order of English, so that the two can be read side by side", () => {
    const common = [...originals.keys()].filter((key) => texts.has(key));
    expect([...texts.keys()]).toEqual(common);
  });

  test("has the same slots in each text", () => {
    for (const [key, text] of texts) expect(slots(text), key).toEqual(slots(originals.get(key) ?? ""));
  });

  test("is written in its own script", () => {
    for (const [key, text] of texts) {
      const words = text.replace(/\{\{\w+\}\}|[\s\p{P}\p{S}\d]/gu, "");
      if (words) expect(words, key).toMatch(script);
    }
  });
});
