/** The page's own languages: which there are, which one to speak, and the texts, loaded when they are needed. */
import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import english from "@/locales/en";

/** The languages the page itself speaks, by their own names. */
export const PAGE_LANGUAGES = { en: "English", hi: "हिन्दी", ta: "தமிழ்" } as const;
export type PageLanguage = keyof typeof PAGE_LANGUAGES;

const KEPT_KEY = "kahaniyaa.language";
const TEXTS = {
  en: async () => english,
  hi: async () => (await import("@/locales/hi")).default,
  ta: async () => (await import("@/locales/ta")).default,
} satisfies Record<PageLanguage, () => Promise<object>>;

/** The first of the person's languages that the page speaks; English where it speaks none of them. */
export function choosePageLanguage(wanted: readonly string[]): PageLanguage {
  const codes = wanted.map((code) => code.toLowerCase().split("-", 1)[0] ?? "");
  return codes.find(isPageLanguage) ?? "en";
}

/** Gets the texts ready before anything is shown. */
export async function startTexts(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: "en",
    fallbackLng: "en",
    resources: { en: { translation: english } },
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  const kept = localStorage.getItem(KEPT_KEY);
  await show(choosePageLanguage(kept ? [kept] : navigator.languages));
}

/** Speaks another language from now on, and remembers it. */
export async function changePageLanguage(language: PageLanguage): Promise<void> {
  localStorage.setItem(KEPT_KEY, language);
  await show(language);
}

async function show(language: PageLanguage): Promise<void> {
  i18next.addResourceBundle(language, "translation", await TEXTS[language](), true, true);
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
  document.documentElement.dir = i18next.dir(language);
}

function isPageLanguage(code: string): code is PageLanguage {
  return code in PAGE_LANGUAGES;
}
