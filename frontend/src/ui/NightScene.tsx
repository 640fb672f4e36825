/** The picture at the head of the page: dusk over hills, a house with a lit window, lanterns going up, a paper bird. */
import { classes } from "@/ui/classes";
import styles from "@/ui/NightScene.module.css";

const STARS = [
  [60, 60, 1.6],
  [130, 130, 1.1],
  [205, 42, 1.3],
  [282, 98, 1.8],
  [352, 32, 1.1],
  [418, 122, 1.2],
  [497, 58, 1.7],
  [566, 134, 1],
  [634, 28, 1.4],
  [702, 92, 1.2],
  [771, 48, 1.8],
  [842, 128, 1.1],
  [905, 30, 1.2],
  [1118, 128, 1.5],
  [1166, 46, 1.2],
  [96, 190, 1],
  [246, 178, 1.2],
  [458, 196, 1],
  [802, 190, 1.2],
  [1078, 196, 1],
] as const;

const LANTERNS = ["first", "second", "third", "fourth"] as const;

/**
 * Decoration only: hidden from screen readers, still where motion is not wanted.
 *
 * What moves stands in layers of its own, so that the large picture is painted once.
 */
export function NightScene() {
  return (
    <div className={styles.scene} aria-hidden="true">
      <svg
        viewBox="0 0 1200 460"
        preserveAspectRatio="xMidYMax slice"
        className={styles.land}
        aria-hidden="true"
      >
        <Paints />
        <rect width="1200" height="460" fill="url(#night-sky)" />
        <g fill="#fff3d6">
          {STARS.map(([x, y, r]) => (
            <circle key={x} cx={x} cy={y} r={r} />
          ))}
        </g>
        <Moon />
        <path d="M0 340C140 280 260 300 390 330s250-70 420-30 270-40 390 0v120H0z" fill="#4b3a80" />
        <path d="M0 390c160-66 300-60 470-16s300-62 460-40 190 20 270 6v120H0z" fill="#33285f" />
        <Tree />
        <path d="M0 430c200-56 380-40 560-14s420-30 640 0v44H0z" fill="#1f1843" />
        <House />
      </svg>
      <Bird />
      {LANTERNS.map((which) => (
        <SkyLantern key={which} className={classes(styles.lantern, styles[which])} />
      ))}
    </div>
  );
}

function Paints() {
  return (
    <defs>
      <linearGradient id="night-sky" x1="0" y1="0" x2="0" y2="1">
        <stop offset="0" stopColor="#1a1544" />
        <stop offset="0.45" stopColor="#3b2c73" />
        <stop offset="0.72" stopColor="#84487f" />
        <stop offset="0.9" stopColor="#e0825d" />
      </linearGradient>
      <radialGradient id="night-glow">
        <stop offset="0" stopColor="#ffd894" stopOpacity="0.75" />
        <stop offset="1" stopColor="#ffb45c" stopOpacity="0" />
      </radialGradient>
      <linearGradient id="night-paper" x1="0" y1="0" x2="0" y2="1">
        <stop offset="0" stopColor="#f07f2c" />
        <stop offset="1" stopColor="#ffdf9c" />
      </linearGradient>
    </defs>
  );
}

function Moon() {
  return (
    <g>
      <circle cx="1112" cy="168" r="96" fill="url(#night-glow)" opacity="0.45" />
      <path d="M1130 128a44 44 0 1 0 23 63 37 37 0 0 1-23-63z" fill="#fff0cc" />
    </g>
  );
}

function Bird() {
  return (
    <svg viewBox="448 140 146 66" className={styles.bird} aria-hidden="true">
      <path d="M452 176l64-30-22 42z" fill="#fff6e4" />
      <path d="M494 188l22-42 34 34z" fill="#f3d9b4" />
      <path d="M494 188l56-8 26 12-30 2-40 10z" fill="#ffe9c7" />
      <path d="M452 176l42 12-26 14z" fill="#d9b88f" />
      <path d="M576 192l14-8-14-4-26 0z" fill="#e8894a" />
    </svg>
  );
}

function SkyLantern({ className }: { className: string }) {
  return (
    <svg viewBox="-90 -90 180 180" className={className} aria-hidden="true">
      <circle r="86" fill="url(#night-glow)" />
      <path d="M-26-38q26-16 52 0l8 62q-34 14-68 0z" fill="url(#night-paper)" />
      <path d="M-8-45q8-2 16 0l4 73q-12 3-24 0z" fill="#fff0c4" opacity="0.55" />
      <path d="M-34 24q34 14 68 0l-1 6q-33 13-66 0z" fill="#b0500f" />
    </svg>
  );
}

function Tree() {
  return (
    <g fill="#1a1440">
      <path d="M104 446c10-60 6-92-6-128l20 30 6-46 12 50 24-26-14 44c-4 30-4 50 6 76z" />
      <circle cx="82" cy="300" r="44" />
      <circle cx="134" cy="268" r="56" />
      <circle cx="190" cy="304" r="42" />
      <circle cx="134" cy="318" r="40" />
      <path
        d="M70 330v58M96 338v40M176 336v52M200 330v36"
        stroke="#1a1440"
        strokeWidth="3"
        strokeLinecap="round"
      />
    </g>
  );
}

function House() {
  return (
    <g>
      <path d="M1010 432v-52h92v52z" fill="#2a2054" />
      <path d="M996 384l60-44 60 44z" fill="#150f36" />
      <circle cx="1040" cy="406" r="44" fill="url(#night-glow)" />
      <path d="M1028 394h24v24h-24z" fill="#ffdc8f" />
      <path d="M1040 394v24m-12-12h24" stroke="#2a2054" strokeWidth="2.5" />
      <path d="M1070 432v-30h18v30z" fill="#150f36" />
    </g>
  );
}
