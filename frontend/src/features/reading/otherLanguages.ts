/** In which languages a story can be told again. */
import type { Catalog, Story } from "@/api/types";

export type CatalogLanguage = Catalog["languages"][number];

/** The codes of the languages in which a story's writer tells its stories again. */
export function retoldBy(
  writer: Story["engine"],
  catalog: Catalog | undefined,
): readonly string[] | undefined {
  return catalog?.engines.find(({ name }) => name === writer?.name)?.retells;
}

/** Those of the catalog among `codes`, but for the story's own; none while one of the two is not known. */
export function otherLanguages(
  own: string,
  codes: readonly string[] | undefined,
  catalog: Catalog | undefined,
): readonly CatalogLanguage[] {
  return (catalog?.languages ?? []).filter(({ code }) => code !== own && codes?.includes(code));
}
