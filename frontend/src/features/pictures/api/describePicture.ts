/** Asks what a picture shows, together with the person's own line about it; an empty one takes it back. */
import { answer, client } from "@/api/client";
import type { PictureFacts } from "@/api/types";

export function describePicture(imageId: string, language: string, note: string): Promise<PictureFacts> {
  return answer(
    client.POST("/v1/images/{image_id}/describe", {
      params: { path: { image_id: imageId } },
      body: { language, note },
    }),
  );
}
