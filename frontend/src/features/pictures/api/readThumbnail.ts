/** Reads a picture's small form, upright and without its place. */
import { client } from "@/api/client";
import { problemOf } from "@/api/problems";

export async function readThumbnail(imageId: string): Promise<Blob> {
  const { data, error, response } = await client.GET("/v1/images/{image_id}/file", {
    params: { path: { image_id: imageId }, query: { size: "thumb" } },
    parseAs: "blob",
  });
  if (!response.ok || !data) throw problemOf(response, error);
  return data;
}
