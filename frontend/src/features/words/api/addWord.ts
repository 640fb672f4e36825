/** Keeps how a word is said; whoever has no account yet begins as a guest. */
import { answer, client, session } from "@/api/client";
import type { Word, WordRequest } from "@/api/types";

export async function addWord(word: WordRequest): Promise<Word> {
  await session.ensure();
  return answer(client.POST("/v1/lexicon", { body: word }));
}
