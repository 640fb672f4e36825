/** A story as it stands on the page while it is told: stored lines, and the words of the line that is open. */
import type { ProblemError } from "@/api/problems";
import type { Line, Scene, Story } from "@/api/types";
import type { StoryEvent } from "@/features/reading/api/followStory";

/** Words of a line that is not finished: they may still be taken back. */
export interface OpenLine {
  readonly scene: number;
  readonly line: number;
  readonly text: string;
}

/** What the stream has told so far. */
export interface Telling {
  readonly title: string | null;
  readonly scenes: readonly Scene[];
  readonly open: OpenLine | null;
  readonly narrated: readonly number[];
  readonly problem: ProblemError | null;
}

/** Nothing told yet. */
export const UNTOLD: Telling = { title: null, scenes: [], open: null, narrated: [], problem: null };

/** What stands after one more event; events that come twice change nothing. */
export function told(telling: Telling, event: StoryEvent): Telling {
  switch (event.type) {
    case "connected":
      // The whole provisional text of the open line comes again first.
      return { ...telling, open: null, problem: null };
    case "title":
      return { ...telling, title: event.title };
    case "scene":
      return { ...telling, open: null, scenes: withScene(telling.scenes, event.scene, event.restart) };
    case "line":
      return {
        ...telling,
        open: isOpen(telling.open, event) ? null : telling.open,
        scenes: withLine(telling.scenes, event),
      };
    case "text":
      return { ...telling, open: opened(telling, event) };
    case "audio":
      return telling.narrated.includes(event.scene)
        ? telling
        : { ...telling, narrated: [...telling.narrated, event.scene] };
    case "problem":
      return { ...telling, problem: event.problem };
    default:
      return telling;
  }
}

/** The fuller of what was stored and what the stream has told: while it catches up, nothing vanishes. */
export function shownScenes(story: Story, telling: Telling): readonly Scene[] {
  return lineCount(telling.scenes) + (telling.open ? 1 : 0) >= lineCount(story.scenes)
    ? telling.scenes
    : story.scenes;
}

function withScene(scenes: readonly Scene[], scene: Scene, restart: boolean): readonly Scene[] {
  const isKnown = scenes.some(({ number }) => number === scene.number);
  if (isKnown && !restart) return scenes;
  return [...scenes.filter(({ number }) => number < scene.number), scene];
}

type Written = Extract<StoryEvent, { type: "line" }>;

function withLine(scenes: readonly Scene[], { scene, line, written }: Written): readonly Scene[] {
  return scenes.map((one) => {
    if (one.number !== scene) return one;
    const lines: Line[] = [...one.lines];
    lines[Math.min(line, lines.length)] = written;
    return { ...one, lines };
  });
}

function opened({ open, scenes }: Telling, { scene, line, delta }: Extract<StoryEvent, { type: "text" }>) {
  const written = scenes.find(({ number }) => number === scene)?.lines.length ?? 0;
  if (line < written) return open;
  const before = isOpen(open, { scene, line }) ? open.text : "";
  return { scene, line, text: before + delta };
}

function isOpen(open: OpenLine | null, at: { scene: number; line: number }): open is OpenLine {
  return open !== null && open.scene === at.scene && open.line === at.line;
}

function lineCount(scenes: readonly Scene[]): number {
  return scenes.reduce((sum, { lines }) => sum + lines.length, 0);
}
