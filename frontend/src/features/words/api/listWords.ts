/** Reads how one's own words are said in a language, to the last page. */
import { answer, client } from "@/api/client";
import type { Word } from "@/api/types";

export async function listWords(language: string): Promise<readonly Word[]> {
  const words: Word[] = [];
  let cursor: string | undefined;
  do {
    const query = { language, limit: 100, ...(cursor && { cursor }) };
    const page = await answer(client.GET("/v1/lexicon", { params: { query } }));
    words.push(...page.items);
    cursor = page.next_cursor ?? undefined;
  } while (cursor);
  return words;
}
