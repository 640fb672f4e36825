/** What the page must know of a language to show text in it. */

const RIGHT_TO_LEFT = new Set(["ar", "fa", "he", "ks", "sd", "ur"]);

/** The `lang` and `dir` of an element that holds text of this language. */
export function textIn(language: string): { lang: string; dir: "ltr" | "rtl" } {
  const primary = language.split("-", 1)[0] ?? "";
  return { lang: language, dir: RIGHT_TO_LEFT.has(primary) ? "rtl" : "ltr" };
}

/** A language's own name for itself. */
export function nativeName(language: string): string {
  try {
    return new Intl.DisplayNames([language], { type: "language" }).of(language) ?? language;
  } catch {
    return language;
  }
}
