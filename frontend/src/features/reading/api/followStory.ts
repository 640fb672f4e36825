/** Follows a story while it is written; what is not understood is passed over, never guessed. */
import { followEvents } from "@/api/events";
import { type ProblemError, problemOfEvent } from "@/api/problems";
import type { Line, Scene } from "@/api/types";
import { isRecord } from "@/lib/records";
import type { StreamEvent } from "@/lib/sse";

/** What happens to a story, one thing at a time. */
export type StoryEvent =
  | { readonly type: "connected" }
  | { readonly type: "status" | "done"; readonly status: string }
  | { readonly type: "title"; readonly title: string }
  | { readonly type: "scene"; readonly scene: Scene; readonly restart: boolean }
  | { readonly type: "line"; readonly scene: number; readonly line: number; readonly written: Line }
  | { readonly type: "text"; readonly scene: number; readonly line: number; readonly delta: string }
  | { readonly type: "audio"; readonly scene: number }
  | { readonly type: "problem"; readonly problem: ProblemError };

/** Resolves when the story has ended; throws the problem that reconnecting cannot mend. */
export function followStory(
  storyId: string,
  signal: AbortSignal,
  take: { onEvent: (event: StoryEvent) => void; onConnection: (isConnected: boolean) => void },
): Promise<void> {
  return followEvents({
    path: `/v1/stories/${encodeURIComponent(storyId)}/events`,
    signal,
    onConnection: (isConnected) => {
      take.onConnection(isConnected);
      if (isConnected) take.onEvent({ type: "connected" });
    },
    onEvent: (raw) => {
      const event = storyEvent(raw);
      if (event) take.onEvent(event);
      return event?.type === "done";
    },
  });
}

/** One event of the stream as the page knows it; null where it is none, or not whole. */
export function storyEvent({ event: type, data: json }: StreamEvent): StoryEvent | null {
  const data = parsed(json);
  if (!data) return null;
  if (type === "problem") return { type, problem: problemOfEvent(data) };
  if ((type === "status" || type === "done") && typeof data.status === "string") {
    return { type, status: data.status };
  }
  if (type === "title" && typeof data.title === "string") return { type, title: data.title };
  if (type === "scene" && typeof data.number === "number") return sceneEvent(data, data.number);
  if (typeof data.scene !== "number") return null;
  if (type === "audio") return { type, scene: data.scene };
  return typeof data.line === "number" ? lineEvent(type, data, data.scene, data.line) : null;
}

function sceneEvent(data: Record<string, unknown>, number: number): StoryEvent {
  const scene: Scene = {
    number,
    lines: [],
    title: typeof data.title === "string" ? data.title : null,
    picture: isRecord(data.picture) ? (data.picture as Scene["picture"]) : null,
  };
  return { type: "scene", scene, restart: data.restart === true };
}

function lineEvent(
  type: string,
  data: Record<string, unknown>,
  scene: number,
  line: number,
): StoryEvent | null {
  if (type === "text" && typeof data.delta === "string") return { type, scene, line, delta: data.delta };
  if (type !== "line" || typeof data.text !== "string") return null;
  const written: Line = {
    kind: data.kind === "dialogue" ? "dialogue" : "narration",
    speaker: typeof data.speaker === "string" ? data.speaker : null,
    text: data.text,
  };
  return { type, scene, line, written };
}

function parsed(json: string): Record<string, unknown> | null {
  try {
    const data: unknown = JSON.parse(json);
    return isRecord(data) ? data : null;
  } catch {
    return null;
  }
}
