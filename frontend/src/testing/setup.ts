/** What every test of the page begins with: the texts in English, and nothing kept from the test before. */
import { cleanup } from "@testing-library/react";
import { afterEach, beforeEach } from "vitest";
import { startTexts } from "@/lib/i18n";

beforeEach(async () => {
  localStorage.clear();
  sessionStorage.clear();
  localStorage.setItem("kahaniyaa.language", "en");
  await startTexts();
});

afterEach(cleanup);
