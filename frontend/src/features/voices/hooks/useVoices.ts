/** The voices of a language. */
import { useQuery } from "@tanstack/react-query";
import { listVoices } from "@/features/voices/api/listVoices";

export const voicesKey = (language: string) => ["voices", language] as const;

/** Asked for once somebody looks. */
export function useVoices(language: string, isLookedAt: boolean) {
  return useQuery({
    queryKey: voicesKey(language),
    queryFn: () => listVoices(language),
    enabled: isLookedAt,
    staleTime: 60_000,
  });
}
