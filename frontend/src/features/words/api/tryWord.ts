/** Has a word said on trial; whoever has no account yet begins as a guest. */
import { client, session } from "@/api/client";
import { problemOf } from "@/api/problems";
import type { WordTrial } from "@/api/types";

export async function tryWord(trial: WordTrial): Promise<Blob> {
  await session.ensure();
  const { data, error, response } = await client.POST("/v1/lexicon/try", { body: trial, parseAs: "blob" });
  if (!response.ok || !data) throw problemOf(response, error);
  return data;
}
