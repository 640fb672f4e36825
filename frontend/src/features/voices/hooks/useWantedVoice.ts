/** The natural voice that is to read as soon as it is here; remembered over a reload of the page. */
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import {
  useInstallable,
  useInstallVoice,
  useRemoveVoice,
  useStopInstalling,
} from "@/features/voices/hooks/useInstallable";
import { voicesKey } from "@/features/voices/hooks/useVoices";

const keyOf = (language: string) => `kahaniyaa.wantedVoice.${language}`;

/** Everything about fetching a voice and then reading in it; `onHere` is called once, when it is here. */
export function useWantedVoice(language: string, isLookedAt: boolean, onHere: (voiceId: string) => void) {
  const queries = useQueryClient();
  const [wantedId, setWantedId] = useState(() => sessionStorage.getItem(keyOf(language)));
  const installable = useInstallable(language, isLookedAt || wantedId !== null);
  const installing = useInstallVoice(language);
  const stopping = useStopInstalling(language);
  const removing = useRemoveVoice(language);
  const wanted = installable.data?.items.find(({ id }) => id === wantedId);
  const status = wanted?.status;

  const want = (voiceId: string | null) => {
    if (voiceId === null) sessionStorage.removeItem(keyOf(language));
    else sessionStorage.setItem(keyOf(language), voiceId);
    setWantedId(voiceId);
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: a turn of the voice's fate is what there is to answer
  useEffect(() => {
    if (status === undefined || status === "installing") return;
    want(null);
    if (status !== "installed" || wantedId === null) return;
    void queries.invalidateQueries({ queryKey: voicesKey(language) });
    onHere(wantedId);
  }, [status]);

  return {
    installable,
    wanted,
    installError: installing.error ?? stopping.error,
    isAsking: installing.isPending,
    removing,
    install: (voiceId: string) => installing.mutate(voiceId, { onSuccess: () => want(voiceId) }),
    stop: (voiceId: string) => {
      if (voiceId === wantedId) want(null);
      stopping.mutate(voiceId);
    },
  };
}
