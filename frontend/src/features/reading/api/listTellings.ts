/** Reads in which other languages one has a story, as the newest first. */
import { answer, client } from "@/api/client";
import type { StorySummary } from "@/api/types";

const MOST = 100;

/** The tellings of a story but for itself; without those that were stopped or failed, which can be told anew. */
export async function listTellings(storyId: string): Promise<readonly StorySummary[]> {
  const query = { telling_of: storyId, limit: MOST };
  const { items } = await answer(client.GET("/v1/stories", { params: { query } }));
  return items.filter(({ id, status }) => id !== storyId && (status === "complete" || status === "writing"));
}
