/** Has everything under a key asked for anew, what is being asked for just now too: its answer may be of before. */
import type { QueryClient, QueryKey } from "@tanstack/react-query";

export async function askAnew(queries: QueryClient, queryKey: QueryKey): Promise<void> {
  // A first answer that is still on its way is not given up by invalidating alone.
  await queries.cancelQueries({ queryKey });
  await queries.invalidateQueries({ queryKey });
}
