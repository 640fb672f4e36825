/** Brings a PLS lexicon along; whoever has no account yet begins as a guest. */
import { answer, client, session } from "@/api/client";
import type { WordsBrought } from "@/api/types";

export async function bringWords(file: File, language: string): Promise<WordsBrought> {
  await session.ensure();
  return answer(
    client.POST("/v1/lexicon/import", {
      params: { query: { language } },
      body: await file.text(),
      bodySerializer: (text) => text,
      headers: { "Content-Type": "application/pls+xml" },
    }),
  );
}
