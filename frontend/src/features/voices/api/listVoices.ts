/** Reads the voices that can read in a language, one's own presets among them, to the last page. */
import { answer, client } from "@/api/client";
import type { Voice } from "@/api/types";

export async function listVoices(language: string): Promise<readonly Voice[]> {
  const voices: Voice[] = [];
  let cursor: string | undefined;
  do {
    const query = { language, ...(cursor && { cursor }) };
    const page = await answer(client.GET("/v1/voices", { params: { query } }));
    voices.push(...page.items);
    cursor = page.next_cursor ?? undefined;
  } while (cursor);
  return voices;
}
