/** A story on the page: stored, or appearing while it is written. */
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useReducer, useState } from "react";
import type { Scene, Story } from "@/api/types";
import { followStory, type StoryEvent } from "@/features/reading/api/followStory";
import { readStory } from "@/features/reading/api/readStory";
import { type OpenLine, shownScenes, told, UNTOLD } from "@/features/reading/telling";

/** What a screen needs of a story. */
export interface StoryOnPage {
  readonly story: (Story & { readonly scenes: readonly Scene[] }) | undefined;
  readonly open: OpenLine | null;
  /** Scenes whose sound was announced while following. */
  readonly narrated: readonly number[];
  readonly isFollowing: boolean;
  readonly isConnected: boolean;
  /** Why the story could not be read at all. */
  readonly error: unknown;
  /** What went wrong with the writing, or with following it. */
  readonly problem: unknown;
  readonly retry: () => void;
}

/** Reads the story, and follows it from the first sign that it is being written to its end. */
export function useStory(storyId: string, isSignedIn: boolean): StoryOnPage {
  const stored = useQuery({
    queryKey: ["stories", storyId],
    queryFn: () => readStory(storyId),
    enabled: isSignedIn,
  });
  const live = useFollowing(storyId, stored.data?.status === "writing");
  const story = stored.data;
  return {
    story: story && live.isFollowing ? withLive(story, live.telling) : story,
    open: live.isFollowing ? live.telling.open : null,
    narrated: live.telling.narrated,
    isFollowing: live.isFollowing,
    isConnected: live.isConnected,
    error: stored.error,
    problem: live.problem ?? live.telling.problem,
    retry: () => {
      void stored.refetch();
      live.again();
    },
  };
}

function withLive(story: Story, telling: typeof UNTOLD): Story {
  if (story.status !== "writing") return story;
  return { ...story, title: telling.title ?? story.title, scenes: [...shownScenes(story, telling)] };
}

/** Once begun, the following goes on to the stream's end, past the last word to the last sound. */
function useFollowing(storyId: string, isWriting: boolean) {
  const queries = useQueryClient();
  const [telling, take] = useReducer(reduce, UNTOLD);
  const [isFollowing, setFollowing] = useState(false);
  const [isConnected, setConnected] = useState(true);
  const [problem, setProblem] = useState<unknown>(null);
  const [attempt, setAttempt] = useState(0);
  if (isWriting && !isFollowing && problem === null) setFollowing(true);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt follows anew
  useEffect(() => {
    if (!isFollowing) return;
    const stop = new AbortController();
    const refresh = (what: "stories" | "narration") =>
      queries.invalidateQueries({ queryKey: [what, storyId] });
    take("anew");
    followStory(storyId, stop.signal, {
      onConnection: setConnected,
      onEvent: (event) => {
        take(event);
        if (event.type === "status" && event.status !== "writing") void refresh("stories");
        if (event.type === "audio") void refresh("narration");
      },
    })
      .catch((error: unknown) => setProblem(error))
      .finally(async () => {
        if (stop.signal.aborted) return;
        await Promise.all([
          refresh("stories"),
          refresh("narration"),
          queries.invalidateQueries({ queryKey: ["shelf"] }),
        ]);
        setFollowing(false);
      });
    return () => stop.abort();
  }, [storyId, isFollowing, attempt, queries]);

  const again = () => {
    setProblem(null);
    setAttempt((number) => number + 1);
  };
  return { telling, isFollowing, isConnected, problem, again };
}

function reduce(telling: typeof UNTOLD, event: StoryEvent | "anew"): typeof UNTOLD {
  return event === "anew" ? UNTOLD : told(telling, event);
}
