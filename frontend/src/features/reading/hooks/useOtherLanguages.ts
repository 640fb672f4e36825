/** In which languages the story can be told again: by its writer, or from the shelf that it was taken from. */
import { useQuery } from "@tanstack/react-query";
import type { Catalog, Story } from "@/api/types";
import { readTaleLanguages } from "@/features/reading/api/readTaleLanguages";
import { type CatalogLanguage, otherLanguages, retoldBy } from "@/features/reading/otherLanguages";

export function useOtherLanguages(story: Story, catalog: Catalog | undefined): readonly CatalogLanguage[] {
  const tale = typeof story.brief.tale === "string" ? story.brief.tale : "";
  const told = useQuery({
    queryKey: ["tale-languages", tale],
    queryFn: () => readTaleLanguages(tale, story.language),
    enabled: tale !== "",
    staleTime: Number.POSITIVE_INFINITY,
  });
  return otherLanguages(story.language, tale ? told.data : retoldBy(story.engine, catalog), catalog);
}
