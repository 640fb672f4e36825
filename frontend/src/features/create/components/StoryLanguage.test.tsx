import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { expect, test } from "vitest";
import type { Catalog } from "@/api/types";
import { StoryLanguage } from "@/features/create/components/StoryLanguage";
import { type Draft, emptyDraft } from "@/features/create/draft";
import { changePageLanguage } from "@/lib/i18n";

const language = (code: string, native_name: string, writes: string[], early: string[] = []) => ({
  code,
  name: code,
  native_name,
  script: "Latn",
  direction: "ltr" as const,
  writes,
  early,
});

const catalog: Catalog = {
  languages: [
    language("te", "తెలుగు", ["builtin"], ["builtin"]),
    language("bn", "বাংলা", ["model", "builtin"], ["builtin"]),
    language("en", "English", ["builtin"]),
    language("kn", "ಕನ್ನಡ", []),
  ],
  tones: [],
  audiences: [],
  emotions: [],
  samples: [],
  engines: [],
};

function Asking() {
  const [draft, setDraft] = useState<Draft>(emptyDraft("en"));
  return <StoryLanguage draft={draft} change={(to) => setDraft((before) => ({ ...before, ...to }))} />;
}

function shown() {
  const queries = new QueryClient();
  queries.setQueryData(["catalog"], catalog);
  render(
    <QueryClientProvider client={queries}>
      <Asking />
    </QueryClientProvider>,
  );
  return screen.getByRole<HTMLSelectElement>("combobox");
}

const describedAs = (description: RegExp) => screen.queryByRole("combobox", { description });

const names = (within_: HTMLElement) =>
  within(within_)
    .getAllByRole("option")
    .map(({ textContent }) => textContent);

test("languages that the storyteller is new to stand last, under a name that says so", () => {
  const choice = shown();
  expect(names(choice)).toEqual(["বাংলা", "English", "తెలుగు"]);
  expect(names(screen.getByRole("group", { name: "New to the storyteller" }))).toEqual(["తెలుగు"]);
});

test("whoever chooses one is told what to expect, in the language of the page", async () => {
  const choice = shown();
  expect(describedAs(/./)).toBeNull();
  await userEvent.selectOptions(choice, "తెలుగు");
  expect(describedAs(/still new to this language/)).toBe(choice);
  await changePageLanguage("hi");
  await waitFor(() => expect(describedAs(/कहानीकार इस भाषा में अभी नया है/)).toBe(choice));
  await userEvent.selectOptions(choice, "বাংলা");
  expect(describedAs(/./)).toBeNull();
});
