/** Follows an event stream of the API through dropped connections, from where it stopped. */
import { session } from "@/api/client";
import { ProblemError, problemOf } from "@/api/problems";
import { EventStreamParser, type StreamEvent } from "@/lib/sse";

/** How a stream is followed; `fetch` and `wait` are the world's unless a test says otherwise. */
export interface Following {
  readonly path: string;
  readonly signal: AbortSignal;
  /** Takes one event; true ends the following. */
  readonly onEvent: (event: StreamEvent) => boolean;
  readonly onConnection?: (isConnected: boolean) => void;
  readonly fetch?: (request: Request) => Promise<Response>;
  readonly wait?: (ms: number, signal: AbortSignal) => Promise<void>;
}

const FIRST_WAIT_MS = 400;
const LONGEST_WAIT_MS = 10_000;

/** Resolves when the stream has ended for good; throws the problem that asking again cannot mend. */
export async function followEvents(following: Following): Promise<void> {
  const { signal, wait = pause } = following;
  let failures = 0;
  let lastEventId = "";
  while (!signal.aborted) {
    const parser = new EventStreamParser(lastEventId);
    try {
      if (await readOnce(following, parser)) return;
      failures = parser.lastEventId === lastEventId ? failures + 1 : 0;
    } catch (error) {
      if (signal.aborted) return;
      if (error instanceof ProblemError && !error.isPassing) throw error;
      failures += 1;
    }
    lastEventId = parser.lastEventId;
    following.onConnection?.(false);
    await wait(
      parser.retryMs ?? Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(failures, 10)),
      signal,
    );
  }
}

/** Reads one connection to its end; true where the story needs no other. */
async function readOnce(following: Following, parser: EventStreamParser): Promise<boolean> {
  const send = following.fetch ?? session.fetch;
  const response = await send(requestOf(following, parser.lastEventId));
  if (response.status === 204) return true;
  if (!response.ok) throw problemOf(response, await response.json().catch(() => null));
  if (!response.body) return true;
  following.onConnection?.(true);
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
    const isOver = parser.push(chunk.value).some((event) => following.onEvent(event));
    if (isOver) {
      await reader.cancel();
      return true;
    }
  }
  return false;
}

function requestOf({ path, signal }: Following, lastEventId: string): Request {
  const headers = new Headers({ Accept: "text/event-stream" });
  if (lastEventId) headers.set("Last-Event-ID", lastEventId);
  return new Request(location.origin + path, { headers, signal, cache: "no-store" });
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
