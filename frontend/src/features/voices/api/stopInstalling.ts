/** Stops fetching a natural voice, or removes it. */
import { client, done } from "@/api/client";

export function stopInstalling(voiceId: string): Promise<void> {
  return done(
    client.DELETE("/v1/voices/installable/{voice_id}", { params: { path: { voice_id: voiceId } } }),
  );
}
