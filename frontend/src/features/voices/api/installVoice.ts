/** Begins to fetch a natural voice, or goes on where it broke off. */
import { answer, client } from "@/api/client";
import type { InstallableVoice } from "@/api/types";

export function installVoice(voiceId: string): Promise<InstallableVoice> {
  return answer(
    client.POST("/v1/voices/installable/{voice_id}", { params: { path: { voice_id: voiceId } } }),
  );
}
