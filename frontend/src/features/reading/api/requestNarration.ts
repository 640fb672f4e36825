/** Asks for the story to be read aloud; who has no voice in what is asked keeps the one they were cast with. */
import { answer, client } from "@/api/client";
import type { Narration, NarrationRequest } from "@/api/types";

export function requestNarration(storyId: string, asked: NarrationRequest): Promise<Narration> {
  return answer(
    client.POST("/v1/stories/{story_id}/narration", { params: { path: { story_id: storyId } }, body: asked }),
  );
}
