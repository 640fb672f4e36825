/** Reads in which languages a traditional tale is retold. */
import { answer, client } from "@/api/client";

export async function readTaleLanguages(tale: string, language: string): Promise<readonly string[]> {
  const shelf = await answer(client.GET("/v1/shelf", { params: { query: { language } } }));
  return shelf.items.find(({ id }) => id === tale)?.languages ?? [];
}
