/** Deletes a story and its sound for good. */
import { client, done } from "@/api/client";

export function deleteStory(storyId: string): Promise<void> {
  return done(client.DELETE("/v1/stories/{story_id}", { params: { path: { story_id: storyId } } }));
}
