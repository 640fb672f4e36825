/** How fast one likes to be read to: the same for every story. */
import { useEffect, useState } from "react";
import type { ReadAloud } from "@/features/reading/readAloud";

const KEY = "kahaniyaa.speed";

/** The speeds there are to choose from; 1 is as it was recorded. */
export const SPEEDS = [0.6, 0.75, 0.9, 1, 1.15, 1.3] as const;

export function useSpeed(readAloud: ReadAloud): [number, (speed: number) => void] {
  const [speed, setSpeed] = useState(() => {
    const kept = Number(localStorage.getItem(KEY));
    return SPEEDS.find((one) => one === kept) ?? 1;
  });
  useEffect(() => readAloud.setSpeed(speed), [readAloud, speed]);
  const choose = (chosen: number) => {
    localStorage.setItem(KEY, String(chosen));
    setSpeed(SPEEDS.find((one) => one === chosen) ?? 1);
  };
  return [speed, choose];
}
