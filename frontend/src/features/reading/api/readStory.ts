/** Reads one of one's own stories. */
import { answer, client } from "@/api/client";
import type { Story } from "@/api/types";

export function readStory(storyId: string): Promise<Story> {
  return answer(client.GET("/v1/stories/{story_id}", { params: { path: { story_id: storyId } } }));
}
