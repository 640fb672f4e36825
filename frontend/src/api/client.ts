/** The one way to the API: typed by its OpenAPI document, signed by the session, failing with a problem. */
import createClient from "openapi-fetch";
import type { paths } from "@/api/generated/schema";
import { problemOf } from "@/api/problems";
import { Session } from "@/api/session";

/** The session of this page. */
export const session = new Session({
  fetch: (request) => fetch(request),
  storage: localStorage,
  locks: navigator.locks,
  origin: location.origin,
});

/** The typed client; each feature's calls stand in its own `api` folder. */
export const client = createClient<paths>({ baseUrl: location.origin, fetch: session.fetch });

type Answered = { data?: unknown; error?: unknown; response: Response };

/** The body of an answer, or the problem thrown. */
export async function answer<Given extends Answered>(
  call: Promise<Given>,
): Promise<NonNullable<Given["data"]>> {
  const { data, error, response } = await call;
  if (!response.ok) throw problemOf(response, error);
  return data as NonNullable<Given["data"]>;
}

/** For calls that answer with nothing. */
export async function done(call: Promise<Answered>): Promise<void> {
  const { error, response } = await call;
  if (!response.ok) throw problemOf(response, error);
}
