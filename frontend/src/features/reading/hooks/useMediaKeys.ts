/** The keys of a keyboard, a headset and a locked phone. */
import { useEffect } from "react";
import type { ReadAloud } from "@/features/reading/readAloud";

export function useMediaKeys(title: string, readAloud: ReadAloud): void {
  useEffect(() => {
    const media = navigator.mediaSession;
    if (!media) return;
    media.metadata = new MediaMetadata({ title, artist: "Kahaniyaa" });
    const keys: readonly [MediaSessionAction, () => void][] = [
      ["play", () => readAloud.play()],
      ["pause", () => readAloud.pause()],
      ["previoustrack", () => readAloud.step(-1)],
      ["nexttrack", () => readAloud.step(1)],
    ];
    for (const [key, action] of keys) media.setActionHandler(key, action);
    return () => {
      for (const [key] of keys) media.setActionHandler(key, null);
    };
  }, [title, readAloud]);
}
