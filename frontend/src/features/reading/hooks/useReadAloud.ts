/** The reading of one story for as long as its screen is open. */
import { useEffect, useState, useSyncExternalStore } from "react";
import type { Narration } from "@/api/types";
import { keepPlace, keptPlace } from "@/features/reading/place";
import { ReadAloud, type Reading } from "@/features/reading/readAloud";

const KEEP_EVERY_MS = 1_000;

/** One reader per story; its place is kept as it goes, and taken up again. */
export function useReadAloud(storyId: string, narration: Narration | undefined): ReadAloud {
  const [readAloud] = useState(() => {
    const sound = new Audio();
    sound.preload = "auto";
    return new ReadAloud(sound, keptPlace(storyId));
  });
  const scenes = narration?.scenes;
  const isWhole = narration?.status !== "working";

  useEffect(() => {
    const stop = keepPlaceOf(storyId, readAloud);
    return () => {
      stop();
      readAloud.pause();
    };
  }, [readAloud, storyId]);

  useEffect(() => {
    if (scenes && scenes.length > 0) readAloud.hear(scenes, isWhole);
  }, [readAloud, scenes, isWhole]);

  return readAloud;
}

/** The reading as React sees it. */
export function useReading(readAloud: ReadAloud): Reading {
  return useSyncExternalStore(readAloud.subscribe, readAloud.now);
}

function keepPlaceOf(storyId: string, readAloud: ReadAloud): () => void {
  let keptAt = 0;
  const save = () => {
    const { scene, ms, status } = readAloud.now();
    keepPlace(storyId, { scene, ms }, status === "ended" || (scene === 1 && ms === 0));
  };
  const stop = readAloud.subscribe(() => {
    const isDue = performance.now() - keptAt > KEEP_EVERY_MS || readAloud.now().status !== "playing";
    if (!isDue) return;
    keptAt = performance.now();
    save();
  });
  window.addEventListener("pagehide", save);
  return () => {
    stop();
    window.removeEventListener("pagehide", save);
  };
}
