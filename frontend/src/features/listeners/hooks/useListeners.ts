/** The children of whoever is signed in, and the ways to add and forget one. */
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { askAnew } from "@/api/askAnew";
import { useSession } from "@/api/useSession";
import { addListener } from "@/features/listeners/api/addListener";
import { deleteListener } from "@/features/listeners/api/deleteListener";
import { listListeners } from "@/features/listeners/api/listListeners";

const KEY = ["listeners"];

/** Nobody signed in has no children yet: then nothing is asked. */
export function useListeners() {
  const isIn = useSession().status === "in";
  return useQuery({ queryKey: KEY, queryFn: listListeners, enabled: isIn });
}

export function useAddListener() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: addListener,
    onSuccess: () => askAnew(queries, KEY),
  });
}

export function useDeleteListener() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: deleteListener,
    onSuccess: () => askAnew(queries, KEY),
  });
}
