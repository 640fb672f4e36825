/** Where the reading is in the whole story; moving it moves the sound, with finger, mouse and keys. */
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { NarratedScene } from "@/api/types";
import styles from "@/features/reading/components/Player.module.css";
import type { ReadAloud, Reading } from "@/features/reading/readAloud";

interface PositionBarProps {
  readonly readAloud: ReadAloud;
  readonly reading: Reading;
  readonly scenes: readonly NarratedScene[];
}

export function PositionBar({ readAloud, reading, scenes }: PositionBarProps) {
  const { t } = useTranslation();
  const [dragged, setDragged] = useState<number | null>(null);
  const last = scenes.at(-1);
  const total = last ? (last.offset_ms + last.duration_ms) / 1000 : 0;
  const scene = scenes.find(({ number }) => number === reading.scene);
  const heard = ((scene?.offset_ms ?? 0) + reading.ms) / 1000;
  const shown = Math.min(dragged ?? (reading.status === "ended" ? total : heard), total);

  const seek = (seconds: number) => {
    const goal = [...scenes].reverse().find(({ offset_ms }) => offset_ms <= seconds * 1000) ?? scenes[0];
    if (goal) readAloud.seek(goal.number, Math.max(0, seconds * 1000 - goal.offset_ms));
  };

  return (
    <div className={styles.bar}>
      <span className={styles.time}>{clock(shown)}</span>
      <input
        type="range"
        aria-label={t("reading.player.position")}
        aria-valuetext={t("reading.player.positionText", { heard: clock(shown), total: clock(total) })}
        min={0}
        max={Math.ceil(total)}
        step="any"
        value={shown}
        onChange={(event) => {
          setDragged(Number(event.target.value));
          seek(Number(event.target.value));
        }}
        onPointerUp={() => setDragged(null)}
        onKeyUp={() => setDragged(null)}
        onBlur={() => setDragged(null)}
      />
      <span className={styles.time}>{clock(total)}</span>
    </div>
  );
}

/** Minutes and seconds, as clocks show them everywhere. */
function clock(seconds: number): string {
  const whole = Math.floor(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}
