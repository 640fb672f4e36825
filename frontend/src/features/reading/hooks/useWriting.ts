/** Stopping the writing of a story, and going on with it. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { cancelStory } from "@/features/reading/api/cancelStory";
import { resumeStory } from "@/features/reading/api/resumeStory";

export function useCancel(storyId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => cancelStory(storyId),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["stories", storyId] }),
  });
}

export function useResume(storyId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => resumeStory(storyId),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["stories", storyId] }),
  });
}
