/** Stops the writing and keeps what is there. */
import { client, done } from "@/api/client";

export function cancelStory(storyId: string): Promise<void> {
  return done(client.POST("/v1/stories/{story_id}/cancel", { params: { path: { story_id: storyId } } }));
}
