import { expect, test } from "vitest";
import { followEvents } from "@/api/events";
import { ProblemError } from "@/api/problems";
import { problem, stream } from "@/testing/answers";

/** Follows a stream over these answers, one per connection; an error in their place is a broken network. */
async function followOver(answers: (Response | Error)[], isLast = (data: string) => data === "end") {
  const resumedAfter: (string | null)[] = [];
  const waits: number[] = [];
  const seen: string[] = [];
  const left = [...answers];
  const following = followEvents({
    path: "/v1/stories/1/events",
    signal: new AbortController().signal,
    fetch: async (request) => {
      resumedAfter.push(request.headers.get("Last-Event-ID"));
      const answer = left.shift() ?? new TypeError("nothing left");
      if (answer instanceof Error) throw answer;
      return answer;
    },
    wait: async (ms) => {
      waits.push(ms);
    },
    onEvent: ({ data }) => {
      seen.push(data);
      return isLast(data);
    },
  });
  const failure = await following.then(
    () => null,
    (error: unknown) => error,
  );
  return { resumedAfter, waits, seen, failure };
}

test("after a broken connection it goes on from the last event it has", async () => {
  const { seen, resumedAfter } = await followOver([
    stream("id: 1\ndata: one\n\nid: 2\nda", "ta: two\n\ndata: provisional"),
    stream("id: 3\ndata: end\n\n"),
  ]);
  expect(seen).toEqual(["one", "two", "end"]);
  expect(resumedAfter).toEqual([null, "2"]);
});

test("bytes may be cut in the middle of a letter", async () => {
  const bytes = new TextEncoder().encode("data: हाथी\n\ndata: end\n\n");
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const byte of bytes) controller.enqueue(new Uint8Array([byte]));
      controller.close();
    },
  });
  expect((await followOver([new Response(body)])).seen).toEqual(["हाथी", "end"]);
});

test("it waits longer after each failure, and briefly again after progress", async () => {
  const { waits } = await followOver([
    new TypeError("network"),
    new TypeError("network"),
    problem("upstream-down", 503),
    stream("id: 1\ndata: one\n\n"),
    stream("data: end\n\n"),
  ]);
  expect(waits).toEqual([800, 1600, 3200, 400]);
});

test("a stream that has ended is not asked for again", async () => {
  const { seen, failure } = await followOver([new Response(null, { status: 204 })]);
  expect(seen).toEqual([]);
  expect(failure).toBeNull();
});

test("a problem that asking again cannot mend is told", async () => {
  const { failure, waits } = await followOver([problem("story-not-found", 404, "There is no such story.")]);
  expect(failure).toBeInstanceOf(ProblemError);
  expect((failure as ProblemError).problem).toMatchObject({
    kind: "story-not-found",
    requestId: "request-1",
  });
  expect(waits).toEqual([]);
});
