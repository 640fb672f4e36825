/** Asks for a story; whoever has no account yet begins as a guest. */
import { answer, client, session } from "@/api/client";
import type { Story, StoryRequest } from "@/api/types";

/** `idempotencyKey` makes pressing the button twice, or sending again after a lost answer, one story. */
export async function tellStory(request: StoryRequest, idempotencyKey: string): Promise<Story> {
  await session.ensure();
  const story = await answer(
    client.POST("/v1/stories", {
      headers: { Accept: "application/json", "Idempotency-Key": idempotencyKey },
      body: request,
    }),
  );
  // The other form of the answer, a stream, was not asked for.
  return story as Story;
}
