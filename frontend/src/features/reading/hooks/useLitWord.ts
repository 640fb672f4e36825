/** Lights the word that is heard, and keeps it in view for as long as the reader does not scroll away. */
import { type RefObject, useCallback, useEffect, useState } from "react";
import type { SpokenWord } from "@/api/types";
import { createLight, type Light } from "@/features/reading/light";
import type { ReadAloud } from "@/features/reading/readAloud";

const ROOM_ABOVE = 90;
const ROOM_BELOW = 190;

/** `isFollowing` is false after the reader scrolled by hand; `follow` goes back to the word. */
export function useLitWord(readAloud: ReadAloud, text: RefObject<HTMLElement | null>) {
  const [light] = useState<Light>(() => createLight(() => text.current));
  const [isFollowing, setFollowing] = useState(true);
  const follow = useCallback(() => {
    setFollowing(true);
    bringIntoView(light);
  }, [light]);

  useEffect(() => {
    let lit: SpokenWord | null = null;
    const show = () => {
      const { word, scene } = readAloud.now();
      if (word === lit) return;
      lit = word;
      light.show(scene, word);
      if (isFollowing) bringIntoView(light);
    };
    show();
    const stop = readAloud.subscribe(show);
    return () => {
      stop();
      light.show(0, null);
    };
  }, [readAloud, light, isFollowing]);

  useEffect(() => {
    const leave = () => setFollowing(false);
    window.addEventListener("wheel", leave, { passive: true });
    window.addEventListener("touchmove", leave, { passive: true });
    return () => {
      window.removeEventListener("wheel", leave);
      window.removeEventListener("touchmove", leave);
    };
  }, []);

  return { light, isFollowing, follow };
}

function bringIntoView(light: Light): void {
  const place = light.where();
  if (!place || (place.top >= ROOM_ABOVE && place.bottom <= innerHeight - ROOM_BELOW)) return;
  const isStill = matchMedia("(prefers-reduced-motion: reduce)").matches;
  window.scrollBy({ top: place.top - innerHeight * 0.35, behavior: isStill ? "instant" : "smooth" });
}
