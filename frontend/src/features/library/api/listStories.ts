/** Reads one page of the shelf, newest first. */
import { answer, client } from "@/api/client";
import type { StorySummary } from "@/api/types";

/** What the shelf is narrowed to. */
export interface Looking {
  readonly q: string;
  readonly language: string;
  readonly favourite: boolean;
}

export const EVERYTHING: Looking = { q: "", language: "", favourite: false };

export interface ShelfPage {
  readonly items: readonly StorySummary[];
  readonly next: string | null;
}

const AT_ONCE = 24;

export async function listStories(
  { q, language, favourite }: Looking,
  cursor: string | null,
): Promise<ShelfPage> {
  const query = {
    limit: AT_ONCE,
    ...(q && { q }),
    ...(language && { language }),
    ...(favourite && { favourite }),
    ...(cursor && { cursor }),
  };
  const page = await answer(client.GET("/v1/stories", { params: { query } }));
  return { items: page.items, next: page.next_cursor ?? null };
}
