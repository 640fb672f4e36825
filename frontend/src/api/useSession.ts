/** The session as React sees it. */
import { useSyncExternalStore } from "react";
import { session } from "@/api/client";
import type { SessionState } from "@/api/session";

/** Who is using the page, kept current. */
export function useSession(): SessionState {
  return useSyncExternalStore(session.subscribe, session.state);
}
