/** What is known of voices by their ids and kinds, whatever screen shows them. */
import type { InstallableVoice, Voice } from "@/api/types";

/** Voices for a reading; what is left out stays as it is, and a narrator of null is the language's usual one. */
export interface Voices {
  readonly narrator?: string | null;
  readonly cast?: Readonly<Record<string, string>>;
}

/** A story being read, as its voices are chosen. */
export interface Reading {
  readonly language: string;
  /** Everybody's voice but the narrator's, by name. */
  readonly cast: Readonly<Record<string, string>>;
  /** How the asking for another reading goes. */
  readonly choosing: { readonly isPending: boolean; readonly error: unknown };
}

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

/** The natural voice that a voice belongs to: one of several speakers has its own name after `#`. */
export function modelOf(voiceId: string): string {
  return voiceId.split("#", 1)[0] ?? voiceId;
}

/** What can be removed with a voice: its model, beside the first of its speakers, if the catalogue has it. */
export function removableBy(
  voice: Voice,
  voices: readonly Voice[],
  items: readonly InstallableVoice[],
): InstallableVoice | undefined {
  const model = modelOf(voice.id);
  const isFirst = voices.find(({ id }) => modelOf(id) === model)?.id === voice.id;
  return isFirst ? items.find(({ id, status }) => id === model && status === "installed") : undefined;
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
