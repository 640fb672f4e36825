/** Asks for the story to be read aloud in the voices it was cast with. */
import { answer, client } from "@/api/client";
import type { Narration } from "@/api/types";

export function requestNarration(storyId: string): Promise<Narration> {
  return answer(
    client.POST("/v1/stories/{story_id}/narration", { params: { path: { story_id: storyId } }, body: {} }),
  );
}
