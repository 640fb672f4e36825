import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, renderHook, waitFor } from "@testing-library/react";
import type { ReactNode } from "react";
import { expect, test, vi } from "vitest";
import type { Narration } from "@/api/types";
import { readNarration } from "@/features/reading/api/readNarration";
import { requestNarration } from "@/features/reading/api/requestNarration";
import { useNarration, useRequestNarration } from "@/features/reading/hooks/useNarration";

vi.mock("@/features/reading/api/readNarration");
vi.mock("@/features/reading/api/requestNarration");

const inVoice = (voice: string): Narration => ({
  id: voice,
  status: "complete",
  duration: 1,
  audio_url: null,
  speed: 1,
  voice,
  cast: {},
  scenes: [],
  failure: null,
});

test("an answer about the voice of before, which comes late, does not take the place of the new voice", async () => {
  const queries = new QueryClient();
  const wrapper = ({ children }: { readonly children: ReactNode }) => (
    <QueryClientProvider client={queries}>{children}</QueryClientProvider>
  );
  let comeLate = (_of: Narration) => {};
  vi.mocked(readNarration)
    .mockResolvedValueOnce(inVoice("mother"))
    .mockReturnValueOnce(
      new Promise((answer) => {
        comeLate = answer;
      }),
    );
  vi.mocked(requestNarration).mockResolvedValue(inVoice("giant"));
  const { result } = renderHook(
    () => ({ narration: useNarration("1", true), asking: useRequestNarration("1") }),
    { wrapper },
  );
  await waitFor(() => expect(result.current.narration.data?.voice).toBe("mother"));
  void result.current.narration.refetch();
  await act(() => result.current.asking.mutateAsync({ voice: "giant" }));
  await act(async () => comeLate(inVoice("mother")));
  await waitFor(() => expect(result.current.narration.isFetching).toBe(false));
  expect(result.current.narration.data?.voice).toBe("giant");
});
