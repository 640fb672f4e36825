/** Reads how far the narration is, and when each word is heard. */
import { answer, client } from "@/api/client";
import type { Narration } from "@/api/types";

export function readNarration(storyId: string): Promise<Narration> {
  return answer(client.GET("/v1/stories/{story_id}/narration", { params: { path: { story_id: storyId } } }));
}
