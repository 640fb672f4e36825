/** Counting in text: the API counts code points, a browser counts UTF-16 units. */

/** The UTF-16 index of the `codePoints`-th code point; the text's end where there are fewer. */
export function utf16Index(text: string, codePoints: number): number {
  let index = 0;
  for (let passed = 0; passed < codePoints && index < text.length; passed += 1) {
    index += (text.codePointAt(index) ?? 0) > 0xffff ? 2 : 1;
  }
  return index;
}

/** How many code points stand before a UTF-16 index. */
export function codePointsBefore(text: string, index: number): number {
  let count = 0;
  for (const _ of text.slice(0, index)) count += 1;
  return count;
}
