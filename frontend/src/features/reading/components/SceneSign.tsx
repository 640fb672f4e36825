/** A small sign above each scene: the sky of its hour, as far as the story says it. */
import type { Scene } from "@/api/types";
import styles from "@/features/reading/components/reading.module.css";

type Hour = "dawn" | "day" | "dusk" | "night";

const HOURS: readonly [Hour, RegExp][] = [
  ["dawn", /dawn|morning|sunrise/],
  ["dusk", /dusk|evening|sunset|twilight/],
  ["night", /night|midnight|moon/],
  ["day", /day|noon|afternoon/],
];

/** Decoration only. Where the story names no hour, a lantern. */
export function SceneSign({ picture, number }: { picture: Scene["picture"]; number: number }) {
  const time = picture?.time?.toLowerCase() ?? "";
  const hour = HOURS.find(([, words]) => words.test(time))?.[0];
  return (
    <svg className={styles.sign} viewBox="0 0 240 56" aria-hidden="true" data-hour={hour ?? "none"}>
      <path className={styles.signLine} d="M4 40c34-10 58-10 84 0M152 40c26-10 50-10 84 0" />
      {hour === "night" && <Night />}
      {hour === "dawn" && <Sun y={40} />}
      {hour === "dusk" && <Sun y={42} />}
      {hour === "day" && <Sun y={28} />}
      {!hour && <LittleLantern tilt={number % 2 === 0 ? 6 : -6} />}
    </svg>
  );
}

function Night() {
  return (
    <>
      <path className={styles.signFill} d="M126 10a18 18 0 1 0 10 26 15 15 0 0 1-10-26z" />
      <path
        className={styles.signFill}
        d="M140 12l1.5 4 4 1.5-4 1.5-1.5 4-1.5-4-4-1.5 4-1.5zM98 12l1 2.5 2.5 1-2.5 1-1 2.5-1-2.5-2.5-1 2.5-1z"
      />
    </>
  );
}

function Sun({ y }: { y: number }) {
  const rays = [0, 30, 60, 90, 120, 150, 180, 210, 240, 270, 300, 330].filter(
    (angle) => y < 36 || angle > 180,
  );
  return (
    <>
      <path className={styles.signFill} d={y < 36 ? circle(120, y, 11) : `M104 ${y}a16 16 0 0 1 32 0z`} />
      {rays.map((angle) => (
        <path
          key={angle}
          className={styles.signLine}
          d={y < 36 ? "M136 0h6" : "M142 0h7"}
          transform={ray(angle, y)}
        />
      ))}
    </>
  );
}

function ray(angle: number, y: number): string {
  return `translate(120 ${y}) rotate(${angle}) translate(-120 0)`;
}

function circle(x: number, y: number, r: number): string {
  return `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`;
}

function LittleLantern({ tilt }: { tilt: number }) {
  return (
    <g transform={`rotate(${tilt} 120 4)`}>
      <path className={styles.signLine} d="M120 4v9M112 14h16M112 40h16M120 41v8" />
      <path className={styles.signFill} d="M112 15h16l6 12-6 12h-16l-6-12z" />
    </g>
  );
}
