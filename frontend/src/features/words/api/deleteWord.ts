/** Forgets how a word is said. */
import { client, done } from "@/api/client";

export function deleteWord(wordId: string): Promise<void> {
  return done(client.DELETE("/v1/lexicon/{entry_id}", { params: { path: { entry_id: wordId } } }));
}
