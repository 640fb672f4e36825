/** Keeps tabs of one browser together: who is signed in, and nobody seeing what another user asked for. */
import type { QueryClient } from "@tanstack/react-query";
import { type Session, SIGNED_IN_KEY } from "@/api/session";

/** Follows other tabs' sign-ins, and forgets all server state when the user changes. */
export function keepTabsTogether(session: Session, queries: QueryClient): void {
  let userId = session.state().user?.id;
  session.subscribe(() => {
    const now = session.state().user?.id;
    if (userId !== undefined && now !== userId) queries.clear();
    userId = now;
  });
  window.addEventListener("storage", (change) => {
    if (change.key === SIGNED_IN_KEY) void session.follow(change.newValue).catch(() => undefined);
  });
}
