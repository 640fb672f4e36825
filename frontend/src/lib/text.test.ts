import { expect, test } from "vitest";
import { codePointsBefore, utf16Index } from "@/lib/text";

test("code points outside the first plane count as one for the API and two for the browser", () => {
  const text = "a🐘b हाथी";
  expect(utf16Index(text, 2)).toBe(3);
  expect(codePointsBefore(text, 3)).toBe(2);
  expect(text.slice(utf16Index(text, 4), utf16Index(text, 8))).toBe("हाथी");
});

test("beyond the end is the end", () => {
  expect(utf16Index("ab", 9)).toBe(2);
});
