import { expect, test } from "vitest";
import { figureOf } from "@/features/library/figures";

test("a cover shows the first of what a story is about that can be drawn", () => {
  expect(figureOf(["person.king", "food.pumpkin", "animal.crow"])).toBe(figureOf(["food.pumpkin"]));
  expect(figureOf(["food.pumpkin"])).not.toBe(figureOf(["animal.crow"]));
});

test("what is drawn alike has one drawing; what has none is not drawn", () => {
  expect(figureOf(["thing.kite"])).toBe(figureOf(["being.kite"]));
  expect(figureOf(["person.king", "place.river"])).toBeUndefined();
  expect(figureOf([])).toBeUndefined();
});
