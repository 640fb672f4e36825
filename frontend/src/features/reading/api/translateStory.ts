/** Asks for a story to be told again in another language, and read aloud in the voice that is liked there. */
import { answer, client } from "@/api/client";
import type { Story } from "@/api/types";
import { likedVoice } from "@/lib/likedVoices";

/** Asking again, after a lost answer too, is answered with the same story. */
export async function translateStory(storyId: string, language: string): Promise<Story> {
  const voice = likedVoice(language);
  const story = await answer(
    client.POST("/v1/stories/{story_id}/translate", {
      params: { path: { story_id: storyId } },
      headers: { Accept: "application/json" },
      body: { language, narrate: true, ...(voice && { voice }) },
    }),
  );
  // The other form of the answer, a stream, was not asked for.
  return story as Story;
}
