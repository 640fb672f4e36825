/** Reads the traditional tales that everybody can begin with, in one language. */
import { answer, client } from "@/api/client";
import type { ShelfTale } from "@/api/types";

export async function readTales(language: string): Promise<readonly ShelfTale[]> {
  const shelf = await answer(client.GET("/v1/shelf", { params: { query: { language } } }));
  return shelf.items;
}
