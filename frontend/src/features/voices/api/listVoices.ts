/** Reads the voices that can read in a language, one's own presets among them. */
import { answer, client } from "@/api/client";
import type { Voice } from "@/api/types";

export async function listVoices(language: string): Promise<readonly Voice[]> {
  return (await answer(client.GET("/v1/voices", { params: { query: { language } } }))).items;
}
