/** Makes an account; a guest who registers keeps every story. */
import { answer, client, session } from "@/api/client";

export interface Registering {
  readonly email: string;
  readonly password: string;
  readonly full_name: string;
  readonly language: string;
}

export async function register(registering: Registering): Promise<void> {
  session.accept(await answer(client.POST("/v1/auth/register", { body: registering })));
}
