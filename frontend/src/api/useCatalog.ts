/** What stories can be asked for; it changes only when the server is set up anew. */
import { useQuery } from "@tanstack/react-query";
import { readCatalog } from "@/api/readCatalog";

export function useCatalog() {
  return useQuery({ queryKey: ["catalog"], queryFn: readCatalog, staleTime: Number.POSITIVE_INFINITY });
}
