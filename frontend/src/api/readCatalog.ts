/** Reads what stories can be asked for. */
import { answer, client } from "@/api/client";
import type { Catalog } from "@/api/types";

export function readCatalog(): Promise<Catalog> {
  return answer(client.GET("/v1/catalog"));
}
