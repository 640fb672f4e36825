/** Signs out here and on the server; a session the server no longer knows is signed out as well. */
import { client, session } from "@/api/client";
import { problemOf } from "@/api/problems";

export async function logout(): Promise<void> {
  const { error, response } = await client.POST("/v1/auth/logout", { body: {} });
  if (!response.ok && response.status !== 401) throw problemOf(response, error);
  session.forget();
}
