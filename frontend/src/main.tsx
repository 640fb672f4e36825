/** Starts the page: the texts first, so that nothing is shown in a language nobody asked for. */
import { QueryClientProvider } from "@tanstack/react-query";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { RouterProvider } from "react-router/dom";
import "@/ui/fonts.css";
import "@/ui/base.css";
import { session } from "@/api/client";
import { createQueries } from "@/app/queries";
import { createRouter } from "@/app/router";
import { keepTabsTogether } from "@/app/tabs";
import { startTexts } from "@/lib/i18n";

async function start(root: HTMLElement): Promise<void> {
  const queries = createQueries();
  keepTabsTogether(session, queries);
  void session.start();
  await startTexts();
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queries}>
        <RouterProvider router={createRouter()} />
      </QueryClientProvider>
    </StrictMode>,
  );
}

const root = document.getElementById("root");
if (root) void start(root);
