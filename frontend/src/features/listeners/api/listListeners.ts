/** Reads the children that stories are told to. */
import { answer, client } from "@/api/client";
import type { Listener } from "@/api/types";

export async function listListeners(): Promise<readonly Listener[]> {
  return (await answer(client.GET("/v1/listeners", { params: { query: { limit: 100 } } }))).items;
}
