/** What is known of voices by their ids and kinds, whatever screen shows them. */
import type { Voice } from "@/api/types";

/** Whom a person looks for in a long list. */
export const GROUPS = ["all", "women", "men", "children"] as const;
export type Group = (typeof GROUPS)[number];

/** Whether a voice belongs to those that are looked for. */
export function isOf(group: Group, { gender, age }: Voice): boolean {
  if (group === "all") return true;
  if (group === "children") return age === "child";
  return age !== "child" && gender === (group === "women" ? "female" : "male");
}

/** Whether a voice is an engine's own, by its name (`piper:…`), rather than a role that any engine plays. */
export function isNatural({ id }: Voice): boolean {
  return id.includes(":");
}

/** The voice that reads where nobody chose one. */
export function usualVoice(language: string): string {
  return `${language}-narrator`;
}

/** What the id of a built-in voice says: `hi-child-2` is the third child. */
export function partsOf(voiceId: string): { role: string; number: number } | null {
  const [, role, shade] = /^[a-z]{2,3}-([a-z]+)(?:-([1-9]))?$/.exec(voiceId) ?? [];
  return role ? { role, number: Number(shade ?? 0) + 1 } : null;
}
