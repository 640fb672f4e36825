/** Reads one's own words of a language as a PLS lexicon. */
import { client } from "@/api/client";
import { problemOf } from "@/api/problems";

export async function takeWords(language: string): Promise<Blob> {
  const { data, error, response } = await client.GET("/v1/lexicon/export", {
    params: { query: { language } },
    parseAs: "blob",
  });
  if (!response.ok || !data) throw problemOf(response, error);
  return data;
}
