/** Finds the character under a point of the screen. */

/** Where in a line's text a point falls, in UTF-16 units; null where no text of it is. */
export function indexAt(line: Element, x: number, y: number): number | null {
  const found = caretAt(x, y);
  if (!found || !line.contains(found.node)) return null;
  const before = new Range();
  before.setStart(line, 0);
  before.setEnd(found.node, found.offset);
  return before.toString().length;
}

function caretAt(x: number, y: number): { node: Node; offset: number } | null {
  if (typeof document.caretPositionFromPoint === "function") {
    const position = document.caretPositionFromPoint(x, y);
    return position && { node: position.offsetNode, offset: position.offset };
  }
  // Safari knows only the older name.
  const range = document.caretRangeFromPoint?.(x, y);
  return range ? { node: range.startContainer, offset: range.startOffset } : null;
}
