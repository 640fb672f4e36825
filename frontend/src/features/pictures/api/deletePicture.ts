/** Deletes a picture for good. */
import { client, done } from "@/api/client";

export function deletePicture(imageId: string): Promise<void> {
  return done(client.DELETE("/v1/images/{image_id}", { params: { path: { image_id: imageId } } }));
}
