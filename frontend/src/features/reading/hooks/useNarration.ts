/** The story's sound: how far it is, and asking for it. */
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { putAnswer } from "@/api/putAnswer";
import type { NarrationRequest } from "@/api/types";
import { readNarration } from "@/features/reading/api/readNarration";
import { requestNarration } from "@/features/reading/api/requestNarration";

const CHECK_MS = 700;

/** Asked for only once there can be one; asked again while it is being made. */
export function useNarration(storyId: string, isExpected: boolean) {
  return useQuery({
    queryKey: ["narration", storyId],
    queryFn: () => readNarration(storyId),
    enabled: isExpected,
    staleTime: 60_000,
    refetchInterval: ({ state }) => (state.data?.status === "working" ? CHECK_MS : false),
    refetchIntervalInBackground: true,
  });
}

/** What is answered takes the place of the narration before at once. */
export function useRequestNarration(storyId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (asked: NarrationRequest) => requestNarration(storyId, asked),
    onSuccess: (narration) => putAnswer(queries, ["narration", storyId], narration),
  });
}
