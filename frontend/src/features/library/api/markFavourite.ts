/** Makes a story a favourite, or no longer one. */
import { answer, client } from "@/api/client";
import type { Story } from "@/api/types";

export function markFavourite(storyId: string, favourite: boolean): Promise<Story> {
  return answer(
    client.PATCH("/v1/stories/{story_id}", { params: { path: { story_id: storyId } }, body: { favourite } }),
  );
}
