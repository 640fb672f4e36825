// Says how much of the page each language has; fails on a text that English does not have, or a slot that differs.
import { readdirSync, readFileSync } from "node:fs";

const folder = new URL("../src/locales/", import.meta.url);

/** Every text of one language by its full key, plural forms included. */
function texts(language) {
  const found = new Map();
  const walk = (value, key) => {
    if (typeof value === "string") found.set(key, value);
    else for (const [name, inner] of Object.entries(value)) walk(inner, `${key}.${name}`);
  };
  const files = readdirSync(new URL(`${language}/`, folder)).filter((name) => name.endsWith(".json"));
  for (const file of files) {
    walk(JSON.parse(readFileSync(new URL(`${language}/${file}`, folder), "utf8")), file.replace(".json", ""));
  }
  return found;
}

const slots = (text) =>
  (text.match(/{{\s*\w+/g) ?? [])
    .map((slot) => slot.replace(/\W/g, ""))
    .sort()
    .join();

const english = texts("en");
let faults = 0;
for (const { name: language } of readdirSync(folder, { withFileTypes: true }).filter((entry) =>
  entry.isDirectory(),
)) {
  const own = texts(language);
  const missing = [...english.keys()].filter((key) => !own.has(key));
  for (const [key, text] of own) {
    const original = english.get(key);
    const wrong =
      original === undefined
        ? "is not in English"
        : slots(original) !== slots(text)
          ? "has other slots than English"
          : "";
    if (wrong) {
      faults += 1;
      console.error(`locales/${language}: ${key} ${wrong}`);
    }
  }
  const share = ((100 * (english.size - missing.length)) / english.size).toFixed(1);
  console.log(`locales/${language}: ${english.size - missing.length} of ${english.size} texts (${share} %)`);
  for (const key of missing) console.log(`  falls back to English: ${key}`);
}
if (faults > 0) process.exit(1);
