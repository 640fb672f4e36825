/** Adds a child; whoever has no account yet begins as a guest. */
import { answer, client, session } from "@/api/client";
import type { Listener, ListenerRequest } from "@/api/types";

export async function addListener(listener: ListenerRequest): Promise<Listener> {
  await session.ensure();
  return answer(client.POST("/v1/listeners", { body: listener }));
}
