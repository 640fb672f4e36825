/** Answers as the API gives them, for tests that stand in for the network. */

/** A JSON answer. */
export function json(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { "Content-Type": "application/json", ...headers },
  });
}

/** A problem (RFC 9457). */
export function problem(slug: string, status: number, detail = ""): Response {
  const type = `https://kahaniyaa.org/problems/${slug}`;
  return json({ type, title: slug, status, detail, request_id: "request-1" }, status);
}

/** A server-sent event stream, cut into these chunks. */
export function stream(...chunks: string[]): Response {
  const bytes = chunks.map((chunk) => new TextEncoder().encode(chunk));
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const chunk of bytes) controller.enqueue(chunk);
      controller.close();
    },
  });
  return new Response(body, { headers: { "Content-Type": "text/event-stream" } });
}

/** Who is signed in, with a token of this name. */
export function signedIn(token: string, user: { id?: string; is_guest?: boolean } = {}) {
  return {
    user: {
      id: "user-1",
      email: null,
      full_name: null,
      language: null,
      preferences: {},
      is_guest: true,
      roles: [],
      created_at: "2026-01-01T00:00:00Z",
      ...user,
    },
    access_token: token,
    refresh_token: "secret",
    token_type: "bearer" as const,
    expires_in: 900,
  };
}
