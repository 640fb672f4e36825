/** Goes on with a story that was interrupted. */
import { client, done } from "@/api/client";

export function resumeStory(storyId: string): Promise<void> {
  return done(client.POST("/v1/stories/{story_id}/resume", { params: { path: { story_id: storyId } } }));
}
