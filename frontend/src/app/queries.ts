/** How server state is kept: asked again only where that may help. */
import { QueryClient } from "@tanstack/react-query";
import { ProblemError } from "@/api/problems";

const MOST_RETRIES = 2;

/** The page's cache of what the server said. */
export function createQueries(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        retry: (failures, error) => failures < MOST_RETRIES && mayPass(error),
        networkMode: "always",
      },
      mutations: { retry: false, networkMode: "always" },
    },
  });
}

function mayPass(error: Error): boolean {
  return error instanceof TypeError || (error instanceof ProblemError && error.isPassing);
}
