/** The words a story is asked for in, in the order they are offered; held to the API's own lists by their types. */
import type { StoryRequest } from "@/api/types";

export type Tone = NonNullable<StoryRequest["tone"]>;
export type Audience = NonNullable<StoryRequest["audience"]>;

export const TONES = [
  "heartwarming",
  "cheerful",
  "funny",
  "adventurous",
  "whimsical",
  "mysterious",
  "exciting",
  "educational",
] as const satisfies readonly Tone[];

export const AUDIENCES = [
  "toddlers",
  "preschool",
  "kids",
  "teens",
  "adults",
  "family",
] as const satisfies readonly Audience[];

/** How long a story may be asked to be, in words. */
export const LENGTHS = { short: 150, middle: 300, long: 600, longest: 1200 } as const;
export type Length = keyof typeof LENGTHS;
