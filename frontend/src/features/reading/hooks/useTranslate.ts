/** Asking for the story in another language: whoever has it there already is given that one. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { translateStory } from "@/features/reading/api/translateStory";

export function useTranslate(storyId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (language: string) => translateStory(storyId, language),
    onSuccess: (story) => {
      queries.setQueryData(["stories", story.id], story);
      void queries.invalidateQueries({ queryKey: ["shelf"] });
    },
  });
}
