/** Forgets a child for good. */
import { client, done } from "@/api/client";

export function deleteListener(listenerId: string): Promise<void> {
  return done(
    client.DELETE("/v1/listeners/{listener_id}", { params: { path: { listener_id: listenerId } } }),
  );
}
