/** Sends a picture file; whoever has no account yet begins as a guest. */
import { answer, client, session } from "@/api/client";
import type { Image } from "@/api/types";

export async function uploadPicture(file: File): Promise<Image> {
  await session.ensure();
  return answer(
    client.POST("/v1/images", {
      body: { file: "" },
      bodySerializer: () => {
        const form = new FormData();
        form.append("file", file, file.name);
        return form;
      },
    }),
  );
}
