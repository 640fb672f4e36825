/** In which languages a story can be told again. */
import type { Catalog, Story } from "@/api/types";

export type CatalogLanguage = Catalog["languages"][number];

/** Those in which the story's own writer tells again, but for its own; none while the catalog is not known. */
export function otherLanguages(
  { engine, language }: Pick<Story, "engine" | "language">,
  catalog: Catalog | undefined,
): readonly CatalogLanguage[] {
  const writer = catalog?.engines.find(({ name }) => name === engine?.name);
  return (catalog?.languages ?? []).filter(({ code }) => code !== language && writer?.retells.includes(code));
}
