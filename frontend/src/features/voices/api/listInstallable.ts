/** Reads which natural voices of a language can be had, and how far each is. */
import { answer, client } from "@/api/client";
import type { InstallableVoices } from "@/api/types";

export function listInstallable(language: string): Promise<InstallableVoices> {
  return answer(client.GET("/v1/voices/installable", { params: { query: { language } } }));
}
