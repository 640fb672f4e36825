/** The shelf: its pages as they are asked for, and what can be done with a story on it. */
import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useSession } from "@/api/useSession";
import { deleteStory } from "@/features/library/api/deleteStory";
import { EVERYTHING, type Looking, listStories } from "@/features/library/api/listStories";
import { markFavourite } from "@/features/library/api/markFavourite";

const WRITING_CHECK_MS = 4_000;

/** Asked again every few seconds only while a story on it is being written. */
export function useShelf(looking: Looking) {
  const isIn = useSession().status === "in";
  return useInfiniteQuery({
    queryKey: ["shelf", looking],
    queryFn: ({ pageParam }) => listStories(looking, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    enabled: isIn,
    placeholderData: (before) => before,
    refetchInterval: ({ state }) =>
      state.data?.pages.some(({ items }) => items.some(({ status }) => status === "writing"))
        ? WRITING_CHECK_MS
        : false,
  });
}

/** Whether there is certainly no story on the shelf; who has just become a guest has none until one is there. */
export function useIsShelfEmpty(): boolean {
  const { status } = useSession();
  const { data } = useShelf(EVERYTHING);
  const [wasOut, setWasOut] = useState(false);
  if (status === "out" && !wasOut) setWasOut(true);
  if (status !== "in" || !data) return wasOut;
  return data.pages[0]?.items.length === 0;
}

export function useDeleteStory() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: deleteStory,
    onSuccess: (_nothing, storyId) => {
      queries.removeQueries({ queryKey: ["stories", storyId] });
      return queries.invalidateQueries({ queryKey: ["shelf"] });
    },
  });
}

export function useMarkFavourite(storyId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (favourite: boolean) => markFavourite(storyId, favourite),
    onSuccess: (story) => {
      queries.setQueryData(["stories", storyId], story);
      return queries.invalidateQueries({ queryKey: ["shelf"] });
    },
  });
}
