/** Lights one word of the text: by the browser's own highlights where it has them, else by marks React draws. */
import type { SpokenWord } from "@/api/types";
import { utf16Index } from "@/lib/text";

/** The name under which the browser knows the lit word: `CSS.highlights.get("spoken-word")`. */
export const HIGHLIGHT = "spoken-word";

/** A part of one line's text, in UTF-16 units. */
export interface Mark {
  readonly start: number;
  readonly end: number;
}

/** How a word is lit. */
export interface Light {
  readonly show: (scene: number, word: SpokenWord | null) => void;
  /** Where the lit word is on the screen. */
  readonly where: () => DOMRect | null;
  /** For browsers without highlights: the marked part of a line, and a way to hear of changes. */
  readonly markOf: (line: string) => Mark | null;
  readonly subscribe: (watcher: () => void) => () => void;
}

/** How a line is found on the page: its scene and its place in it. */
export function lineKey(scene: number, line: number): string {
  return `${scene}.${line}`;
}

/** The light of the text in `root`. */
export function createLight(root: () => HTMLElement | null): Light {
  return typeof Highlight === "function" && CSS.highlights ? highlightLight(root) : markLight(root);
}

function highlightLight(root: () => HTMLElement | null): Light {
  let range: Range | null = null;
  return {
    show: (scene, word) => {
      range = word ? rangeOf(root(), scene, word) : null;
      if (range) CSS.highlights.set(HIGHLIGHT, new Highlight(range));
      else CSS.highlights.delete(HIGHLIGHT);
    },
    where: () => range?.getBoundingClientRect() ?? null,
    markOf: () => null,
    subscribe: () => () => undefined,
  };
}

function rangeOf(root: HTMLElement | null, scene: number, word: SpokenWord): Range | null {
  const text = root?.querySelector(`[data-line="${lineKey(scene, word.line)}"]`)?.firstChild;
  if (!(text instanceof Text)) return null;
  const range = new Range();
  range.setStart(text, utf16Index(text.data, word.start));
  range.setEnd(text, utf16Index(text.data, word.end));
  return range;
}

function markLight(root: () => HTMLElement | null): Light {
  const watchers = new Set<() => void>();
  let lit: { line: string; mark: Mark } | null = null;
  return {
    show: (scene, word) => {
      const line = word && lineKey(scene, word.line);
      const text = line && root()?.querySelector(`[data-line="${line}"]`)?.textContent;
      lit = text
        ? { line, mark: { start: utf16Index(text, word.start), end: utf16Index(text, word.end) } }
        : null;
      for (const watcher of watchers) watcher();
    },
    where: () => root()?.querySelector("mark")?.getBoundingClientRect() ?? null,
    markOf: (line) => (lit?.line === line ? lit.mark : null),
    subscribe: (watcher) => {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
  };
}
