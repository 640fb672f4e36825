import { expect, test } from "vitest";
import { choosePageLanguage } from "@/lib/i18n";

test("the page speaks the first of a person's languages that it knows", () => {
  expect(choosePageLanguage(["ml-IN", "ta-IN", "en-IN"])).toBe("ta");
  expect(choosePageLanguage(["HI"])).toBe("hi");
});

test("it speaks English to whom it knows no language of", () => {
  expect(choosePageLanguage(["fr-FR"])).toBe("en");
  expect(choosePageLanguage([])).toBe("en");
});
