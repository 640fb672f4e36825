/** Takes a tale into one's own library, once; whoever has no account yet begins as a guest. */
import { answer, client, session } from "@/api/client";
import type { ShelfTale, Story } from "@/api/types";

export async function takeTale({ id, language }: ShelfTale): Promise<Story> {
  await session.ensure();
  return answer(
    client.POST("/v1/shelf/{tale_id}", { params: { path: { tale_id: id } }, body: { language } }),
  );
}
