/** A word on trial: fetched and then heard, in place of the one before it. */
import { useMutation } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { WordTrial } from "@/api/types";
import { tryWord } from "@/features/words/api/tryWord";

export function useTrial() {
  const [sound] = useState(() => new Audio());
  useEffect(() => () => leave(sound), [sound]);
  return useMutation({
    mutationFn: async (trial: WordTrial) => {
      const heard = await tryWord(trial);
      leave(sound);
      sound.src = URL.createObjectURL(heard);
      await sound.play();
    },
  });
}

function leave(sound: HTMLAudioElement): void {
  sound.pause();
  if (sound.src) URL.revokeObjectURL(sound.src);
}
