/** Puts what a change answered in its place; what is being asked for just now is given up, for it may be of before. */
import type { QueryClient, QueryKey, Updater } from "@tanstack/react-query";

export async function putAnswer<Data>(
  queries: QueryClient,
  queryKey: QueryKey,
  answered: Updater<Data | undefined, Data | undefined>,
): Promise<void> {
  await queries.cancelQueries({ queryKey, exact: true });
  queries.setQueryData<Data>(queryKey, answered);
}
