/** The natural voices that can be had for a language: how far they are, fetching one, leaving off, removing one. */
import { type QueryClient, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { putAnswer } from "@/api/putAnswer";
import type { InstallableVoice, InstallableVoices } from "@/api/types";
import { installVoice } from "@/features/voices/api/installVoice";
import { listInstallable } from "@/features/voices/api/listInstallable";
import { stopInstalling } from "@/features/voices/api/stopInstalling";
import { voicesKey } from "@/features/voices/hooks/useVoices";

const CHECK_MS = 500;
const keyOf = (language: string) => [...voicesKey(language), "installable"] as const;

/** Asked again while something is on its way, whoever began it. */
export function useInstallable(language: string, isLookedAt: boolean) {
  return useQuery({
    queryKey: keyOf(language),
    queryFn: () => listInstallable(language),
    enabled: isLookedAt,
    refetchInterval: ({ state }) => (state.data?.items.some(isOnItsWay) ? CHECK_MS : false),
    refetchIntervalInBackground: true,
  });
}

export function useInstallVoice(language: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: installVoice,
    onSuccess: (begun) => putIn(queries, language, begun),
  });
}

export function useStopInstalling(language: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: stopInstalling,
    onSuccess: () => queries.invalidateQueries({ queryKey: keyOf(language) }),
  });
}

export function useRemoveVoice(language: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: stopInstalling,
    onSuccess: () => queries.invalidateQueries({ queryKey: voicesKey(language) }),
  });
}

function isOnItsWay({ status }: InstallableVoice): boolean {
  return status === "installing";
}

/** At once, so that nothing on the screen still goes by how the voice was before. */
function putIn(queries: QueryClient, language: string, voice: InstallableVoice): Promise<void> {
  return putAnswer<InstallableVoices>(queries, keyOf(language), (known) =>
    known ? { ...known, items: known.items.map((one) => (one.id === voice.id ? voice : one)) } : known,
  );
}
