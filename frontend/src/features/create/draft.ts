/** What a person has filled in so far, and the request it becomes. */
import type { StoryRequest } from "@/api/types";
import { likedVoice } from "@/lib/likedVoices";
import { isRecord } from "@/lib/records";
import { AUDIENCES, type Audience, LENGTHS, type Length, TONES, type Tone } from "@/lib/vocabulary";

/** Somebody who is to be in the story, as typed. */
export interface DraftCharacter {
  readonly key: string;
  readonly name: string;
  readonly description: string;
  readonly traits: string;
}

/** The whole form. */
export interface Draft {
  readonly scenario: string;
  readonly characters: readonly DraftCharacter[];
  readonly language: string;
  readonly tone: Tone;
  readonly audience: Audience;
  readonly length: Length;
  readonly listenerId: string;
  readonly narrate: boolean;
}

/** An untouched form. */
export function emptyDraft(language: string): Draft {
  return {
    scenario: "",
    characters: [],
    language,
    tone: "heartwarming",
    audience: "kids",
    length: "middle",
    listenerId: "",
    narrate: true,
  };
}

/** A kept form, as far as it still fits; what does not is as in `empty`. */
export function draftFrom(kept: Record<string, unknown> | null, empty: Draft): Draft {
  if (!kept) return empty;
  const text = (key: "scenario" | "language" | "listenerId") => {
    const value = kept[key];
    return typeof value === "string" ? value : empty[key];
  };
  return {
    scenario: text("scenario"),
    language: text("language"),
    listenerId: text("listenerId"),
    characters: Array.isArray(kept.characters) ? kept.characters.filter(isCharacter) : [],
    tone: TONES.find((tone) => tone === kept.tone) ?? empty.tone,
    audience: AUDIENCES.find((audience) => audience === kept.audience) ?? empty.audience,
    length: isLength(kept.length) ? kept.length : empty.length,
    narrate: kept.narrate !== false,
  };
}

/** What is missing before a story can be asked for; null where nothing is. */
export function missing(draft: Draft, pictureCount: number): "anything" | "name" | null {
  if (draft.characters.some((one) => !one.name.trim() && isFilled(one))) return "name";
  const hasAnything = draft.scenario.trim() || pictureCount > 0 || draft.characters.some(isFilled);
  return hasAnything ? null : "anything";
}

/** The request; characters without a single word are left out. */
export function requestOf(draft: Draft, pictureIds: readonly string[]): StoryRequest {
  const characters = draft.characters.filter(isFilled).map(({ name, description, traits }) => ({
    name: name.trim(),
    ...(description.trim() && { description: description.trim() }),
    ...(traits.trim() && { traits: parts(traits) }),
  }));
  const scenario = draft.scenario.trim();
  const voice = draft.narrate && likedVoice(draft.language);
  return {
    language: draft.language,
    ...(scenario && { scenario }),
    ...(characters.length > 0 && { characters }),
    ...(pictureIds.length > 0 && { image_ids: [...pictureIds] }),
    ...(draft.listenerId && { listener_id: draft.listenerId }),
    tone: draft.tone,
    audience: draft.audience,
    length_words: LENGTHS[draft.length],
    narrate: draft.narrate,
    ...(voice && { voice }),
  };
}

/** The traits a person wrote with commas, of whichever script. */
export function parts(text: string): string[] {
  return text
    .split(/[,،;\n]/)
    .map((part) => part.trim())
    .filter(Boolean);
}

function isFilled({ name, description, traits }: DraftCharacter): boolean {
  return Boolean(name.trim() || description.trim() || traits.trim());
}

function isCharacter(value: unknown): value is DraftCharacter {
  return (
    isRecord(value) &&
    ["key", "name", "description", "traits"].every((part) => typeof value[part] === "string")
  );
}

function isLength(value: unknown): value is Length {
  return typeof value === "string" && value in LENGTHS;
}
