/** Where a person stopped listening, kept in this browser for each story. */
import { keep, readKept } from "@/lib/kept";

/** A moment of a story: milliseconds into one scene's sound. */
export interface Place {
  readonly scene: number;
  readonly ms: number;
}

const keyOf = (storyId: string) => `kahaniyaa.place.${storyId}`;

export function keptPlace(storyId: string): Place | null {
  const kept = readKept(localStorage, keyOf(storyId));
  const { scene, ms } = kept ?? {};
  return typeof scene === "number" && typeof ms === "number" && ms >= 0 ? { scene, ms } : null;
}

/** The very beginning is not worth keeping: there one begins anyway. */
export function keepPlace(storyId: string, place: Place, isBeginning: boolean): void {
  if (isBeginning) localStorage.removeItem(keyOf(storyId));
  else keep(localStorage, keyOf(storyId), { scene: place.scene, ms: Math.round(place.ms) });
}
