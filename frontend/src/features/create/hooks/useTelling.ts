/** Asking for the story: once per press, the same story if the answer was lost on the way. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import type { Story, StoryRequest } from "@/api/types";
import { tellStory } from "@/features/create/api/tellStory";
import { freshId } from "@/lib/random";

export function useTelling() {
  const queries = useQueryClient();
  const last = useRef({ body: "", key: "" });
  return useMutation({
    mutationFn: (request: StoryRequest): Promise<Story> => {
      const body = JSON.stringify(request);
      if (body !== last.current.body) last.current = { body, key: freshId() };
      return tellStory(request, last.current.key);
    },
    onSuccess: (story) => {
      last.current = { body: "", key: "" };
      queries.setQueryData(["stories", story.id], story);
      void queries.invalidateQueries({ queryKey: ["shelf"] });
    },
  });
}
