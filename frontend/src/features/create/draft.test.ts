import { expect, test } from "vitest";
import { draftFrom, emptyDraft, missing, requestOf } from "@/features/create/draft";

const EMPTY = emptyDraft("hi");
const MEENU = { key: "1", name: " मीनू ", description: "", traits: "निडर, भूखी" };

test("one of a sentence, a picture and a character is needed", () => {
  expect(missing(EMPTY, 0)).toBe("anything");
  expect(missing({ ...EMPTY, scenario: "  " }, 0)).toBe("anything");
  expect(missing({ ...EMPTY, scenario: "हाथी" }, 0)).toBeNull();
  expect(missing(EMPTY, 1)).toBeNull();
  expect(missing({ ...EMPTY, characters: [MEENU] }, 0)).toBeNull();
});

test("a character that is described needs a name, an untouched one is left out", () => {
  const nameless = { key: "2", name: "", description: "a squirrel", traits: "" };
  const untouched = { key: "3", name: "", description: "", traits: "" };
  expect(missing({ ...EMPTY, characters: [nameless] }, 0)).toBe("name");
  const request = requestOf({ ...EMPTY, characters: [MEENU, untouched] }, []);
  expect(request.characters).toEqual([{ name: "मीनू", traits: ["निडर", "भूखी"] }]);
});

test("what was not asked is not sent", () => {
  expect(requestOf({ ...EMPTY, scenario: "हाथी" }, [])).toEqual({
    language: "hi",
    scenario: "हाथी",
    tone: "heartwarming",
    audience: "kids",
    length_words: 300,
    narrate: true,
  });
});

test("a kept form that no longer fits falls back part by part", () => {
  const kept = {
    scenario: "चाँद",
    tone: "gloomy",
    length: "long",
    characters: [MEENU, { name: 7 }],
    audience: 3,
  };
  expect(draftFrom(kept, EMPTY)).toEqual({ ...EMPTY, scenario: "चाँद", length: "long", characters: [MEENU] });
});
