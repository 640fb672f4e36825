/** The traditional tales: those there are in a language, and taking one. */
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { readTales } from "@/features/library/api/readTales";
import { takeTale } from "@/features/library/api/takeTale";

/** The tales in a language; they change only with the server. */
export function useTales(language: string) {
  return useQuery({
    queryKey: ["tales", language],
    queryFn: () => readTales(language),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

export function useTakeTale() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: takeTale,
    onSuccess: (story) => {
      queries.setQueryData(["stories", story.id], story);
      void queries.invalidateQueries({ queryKey: ["shelf"] });
    },
  });
}
