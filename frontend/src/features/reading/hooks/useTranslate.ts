/** Asking for the story in another language: once for each language while its screen is open. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { translateStory } from "@/features/reading/api/translateStory";
import { freshId } from "@/lib/random";

export function useTranslate(storyId: string) {
  const queries = useQueryClient();
  const [visit] = useState(freshId);
  return useMutation({
    mutationFn: (language: string) => translateStory(storyId, language, `${visit}-${language}`),
    onSuccess: (story) => {
      queries.setQueryData(["stories", story.id], story);
      void queries.invalidateQueries({ queryKey: ["shelf"] });
    },
  });
}
