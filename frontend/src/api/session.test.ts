import { expect, test } from "vitest";
import { Session, SIGNED_IN_KEY } from "@/api/session";
import { json, problem, signedIn } from "@/testing/answers";

const ORIGIN = "http://kahaniyaa.test";
const get = (path: string) => new Request(ORIGIN + path);

/** A session over a server that answers by path, and what it was asked, in order. */
function sessionOver(answers: Record<string, (request: Request) => Response | Promise<Response>>) {
  const asked: string[] = [];
  const fetch = async (request: Request) => {
    const { pathname } = new URL(request.url);
    asked.push(`${pathname} ${request.headers.get("Authorization") ?? "-"}`);
    const answer = answers[pathname];
    return answer ? answer(request) : problem("not-found", 404);
  };
  return { session: new Session({ fetch, storage: localStorage, origin: ORIGIN }), asked };
}

const isOld = (request: Request) => request.headers.get("Authorization") === "Bearer old";

test("a token that has run out is renewed once, and the call is sent again with its body", async () => {
  const bodies: string[] = [];
  const { session, asked } = sessionOver({
    "/v1/auth/refresh": () => json(signedIn("new")),
    "/v1/stories": async (request) => {
      bodies.push(await request.text());
      return isOld(request) ? problem("unauthenticated", 401) : json({ id: "story-1" }, 202);
    },
  });
  session.accept(signedIn("old"));

  const response = await session.fetch(new Request(`${ORIGIN}/v1/stories`, { method: "POST", body: "wish" }));

  expect(response.status).toBe(202);
  expect(bodies).toEqual(["wish", "wish"]);
  expect(asked).toEqual(["/v1/stories Bearer old", "/v1/auth/refresh -", "/v1/stories Bearer new"]);
});

test("calls that fail together share one renewal", async () => {
  const { session, asked } = sessionOver({
    "/v1/auth/refresh": () => json(signedIn("new")),
    "/v1/stories": (request) => (isOld(request) ? problem("unauthenticated", 401) : json({})),
  });
  session.accept(signedIn("old"));

  const responses = await Promise.all([1, 2, 3].map(() => session.fetch(get("/v1/stories"))));

  expect(responses.map(({ status }) => status)).toEqual([200, 200, 200]);
  expect(asked.filter((line) => line.startsWith("/v1/auth/refresh"))).toHaveLength(1);
});

test("a session that the server has ended is forgotten, and the first answer stands", async () => {
  const { session } = sessionOver({
    "/v1/auth/refresh": () => problem("session-over", 401),
    "/v1/stories": () => problem("unauthenticated", 401),
  });
  session.accept(signedIn("old"));

  expect((await session.fetch(get("/v1/stories"))).status).toBe(401);
  expect(session.state()).toEqual({ status: "out", user: null });
  expect(localStorage.getItem(SIGNED_IN_KEY)).toBeNull();
});

test("a server that does not answer ends no session", async () => {
  const { session } = sessionOver({
    "/v1/auth/refresh": () => problem("upstream-down", 503),
    "/v1/stories": () => problem("unauthenticated", 401),
  });
  session.accept(signedIn("old"));

  await expect(session.fetch(get("/v1/stories"))).rejects.toThrow();
  expect(session.state().status).toBe("in");
});

test("a wrong password is not a token that has run out", async () => {
  const { session, asked } = sessionOver({ "/v1/auth/login": () => problem("wrong-credentials", 401) });
  session.accept(signedIn("guest"));

  expect((await session.fetch(get("/v1/auth/login"))).status).toBe(401);
  expect(asked).toEqual(["/v1/auth/login Bearer guest"]);
});

test("whoever begins twice at once becomes one guest", async () => {
  const { session, asked } = sessionOver({ "/v1/auth/guest": () => json(signedIn("guest"), 201) });
  await session.start();

  await Promise.all([session.ensure(), session.ensure()]);
  await session.ensure();

  expect(asked).toEqual(["/v1/auth/guest -"]);
  expect(session.state().user?.is_guest).toBe(true);
});

test("calls wait for the kept session to be taken up after a reload", async () => {
  localStorage.setItem(SIGNED_IN_KEY, "user-1");
  const { session, asked } = sessionOver({
    "/v1/auth/refresh": () => json(signedIn("kept")),
    "/v1/stories": () => json({}),
  });
  void session.start();

  await session.fetch(get("/v1/stories"));

  expect(asked).toEqual(["/v1/auth/refresh -", "/v1/stories Bearer kept"]);
});

test("signing out in another tab is signing out here", async () => {
  const { session } = sessionOver({});
  session.accept(signedIn("token"));
  await session.follow(null);
  expect(session.state().status).toBe("out");
});

test("a kept session that cannot be asked for now is not taken for nobody's, and is tried again", async () => {
  localStorage.setItem(SIGNED_IN_KEY, "user-1");
  let isUp = false;
  const { session } = sessionOver({
    "/v1/auth/refresh": () => (isUp ? json(signedIn("kept")) : problem("upstream-down", 503)),
    "/v1/stories": (request) =>
      request.headers.has("Authorization") ? json({}) : problem("unauthenticated", 401),
  });
  await session.start();
  expect(session.state()).toMatchObject({ status: "in", user: null });

  isUp = true;
  expect((await session.fetch(get("/v1/stories"))).status).toBe(200);
  expect(session.state().user?.id).toBe("user-1");
});
