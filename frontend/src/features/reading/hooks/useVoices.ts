/** Whose voices read the story, and how others are asked for: the reading goes on with the word that was heard. */
import { useRef } from "react";
import type { Narration, NarrationRequest, Story } from "@/api/types";
import { useRequestNarration } from "@/features/reading/hooks/useNarration";
import type { ReadAloud } from "@/features/reading/readAloud";

/** Voices that somebody chose; what is left out stays as it is, and a narrator of null is the language's usual one. */
export interface ChosenVoices {
  readonly narrator?: string | null;
  readonly cast?: Readonly<Record<string, string>>;
}

/** What a picker of voices is given. */
export interface VoicesOfReading {
  readonly language: string;
  readonly narrator: string | null;
  readonly cast: Readonly<Record<string, string>>;
  readonly choosing: { readonly isPending: boolean; readonly error: unknown };
  readonly onChoose: (voices: ChosenVoices) => Promise<boolean>;
  readonly onOpen: () => void;
  readonly onLeave: () => void;
}

export function useVoices(
  story: Story,
  narration: Narration | undefined,
  readAloud: ReadAloud,
): VoicesOfReading {
  const asking = useRequestNarration(story.id);
  const wasPlaying = useRef(false);
  const [narrator, cast] = [narration?.voice ?? null, narration?.cast ?? {}];
  return {
    language: story.language,
    narrator,
    cast,
    choosing: asking,
    onChoose: async (voices) => {
      const asked = requestOf({ narrator, ...voices }, cast);
      const made = await asking.mutateAsync(asked).catch(() => null);
      if (!made) return false;
      readAloud.expectAnother();
      readAloud.hear(made.scenes, made.status !== "working");
      return true;
    },
    onOpen: () => {
      wasPlaying.current = readAloud.isOn();
      readAloud.pause();
    },
    onLeave: () => {
      if (wasPlaying.current) readAloud.play();
    },
  };
}

function requestOf(
  { narrator, cast }: ChosenVoices,
  before: Readonly<Record<string, string>>,
): NarrationRequest {
  return { ...(narrator && { voice: narrator }), cast: { ...before, ...cast } };
}
