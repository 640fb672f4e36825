/** Fetches the next scene's sound early, so that one scene flows into the next. */
import { useEffect } from "react";

export function useNextSceneReady(url: string | undefined): void {
  useEffect(() => {
    if (!url) return;
    const next = new Audio();
    next.preload = "auto";
    next.src = url;
  }, [url]);
}
