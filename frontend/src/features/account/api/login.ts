/** Signs in to an account; the stories of a guest move there. */
import { answer, client, session } from "@/api/client";

export async function login(credentials: { email: string; password: string }): Promise<void> {
  session.accept(await answer(client.POST("/v1/auth/login", { body: credentials })));
}
