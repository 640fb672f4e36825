/** The page's addresses; what is not needed first is loaded when it is. */
import { createBrowserRouter } from "react-router";
import { Create } from "@/app/routes/Create";
import { NotFound } from "@/app/routes/NotFound";
import { PageFault } from "@/app/routes/PageFault";
import { Reading } from "@/app/routes/Reading";
import { Shell } from "@/app/Shell";
import { Loading } from "@/ui/States";

/** A router over the browser's own address bar. */
export function createRouter() {
  return createBrowserRouter([
    {
      Component: Shell,
      HydrateFallback: Loading,
      children: [
        {
          ErrorBoundary: PageFault,
          children: [
            { index: true, Component: Create },
            {
              path: "stories",
              lazy: async () => ({ Component: (await import("@/app/routes/Library")).Library }),
            },
            { path: "stories/:storyId", Component: Reading },
            {
              path: "account",
              lazy: async () => ({ Component: (await import("@/app/routes/Account")).Account }),
            },
            {
              path: "words",
              lazy: async () => ({ Component: (await import("@/app/routes/Words")).Words }),
            },
            { path: "*", Component: NotFound },
          ],
        },
      ],
    },
  ]);
}
