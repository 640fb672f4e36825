/** The words of whoever is signed in, and the ways to add, forget, bring and take them. */
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { askAnew } from "@/api/askAnew";
import { useSession } from "@/api/useSession";
import { addWord } from "@/features/words/api/addWord";
import { bringWords } from "@/features/words/api/bringWords";
import { deleteWord } from "@/features/words/api/deleteWord";
import { listWords } from "@/features/words/api/listWords";
import { takeWords } from "@/features/words/api/takeWords";

const KEY = ["words"];

/** Nobody signed in has no words yet: then nothing is asked. */
export function useWords(language: string) {
  const isIn = useSession().status === "in";
  return useQuery({ queryKey: [...KEY, language], queryFn: () => listWords(language), enabled: isIn });
}

export function useAddWord() {
  return useMutation({ mutationFn: addWord, onSuccess: useForgettingAll() });
}

export function useDeleteWord() {
  return useMutation({ mutationFn: deleteWord, onSuccess: useForgettingAll() });
}

export function useBringWords(language: string) {
  return useMutation({
    mutationFn: (file: File) => bringWords(file, language),
    onSuccess: useForgettingAll(),
  });
}

export function useTakeWords(language: string) {
  return useMutation({ mutationFn: () => takeWords(language) });
}

/** Every list is asked for anew, and so is whether stories that were read aloud still sound right. */
function useForgettingAll() {
  const queries = useQueryClient();
  return () => Promise.all([KEY, ["narration"]].map((key) => askAnew(queries, key)));
}
