/** A cover for a story, drawn from its id: always the same for one story, different on the next. */

const SKIES = [
  ["#2b2063", "#8c4f86", "#e9935f"],
  ["#123a4f", "#2f7a74", "#e8c579"],
  ["#4a1c4d", "#a8456b", "#f5a86c"],
  ["#1d2c5e", "#4a6ea8", "#f0c9a0"],
  ["#3a2a14", "#9a5a1e", "#f0b457"],
  ["#17403a", "#3f7f5a", "#d9c871"],
] as const;

const MOTIFS = [
  // A lantern, a boat, a kite, a bird, a mango leaf, a moon over hills.
  "M92 46h36l9 30-9 34H92l-9-34zM110 34v12M110 110v14",
  "M64 92h92l-18 24H82zM108 86V40l34 40zM104 86V52L80 80z",
  "M110 34l30 36-30 46-30-46zM110 116c-10 8 10 12 0 20s10 12 0 18",
  "M60 86l44-8 24-38 8 38 36 10-40 12-18 30-12-28z",
  "M66 118c-4-46 30-78 88-78 2 54-34 86-88 78zm0 0 50-46",
  "M128 40a34 34 0 1 0 18 50 28 28 0 0 1-18-50z",
] as const;

/** Decoration only; the title stands in the text above it. */
export function Cover({ seed }: { seed: string }) {
  const number = fold(seed);
  const [top, middle, bottom] = SKIES[number % SKIES.length] ?? SKIES[0];
  const motif = MOTIFS[Math.floor(number / SKIES.length) % MOTIFS.length];
  const paint = `cover-${seed}`;
  return (
    <svg viewBox="0 0 220 280" preserveAspectRatio="xMidYMin slice" aria-hidden="true">
      <defs>
        <linearGradient id={paint} x1="0" y1="0" x2="0" y2="1">
          <stop offset="0" stopColor={top} />
          <stop offset="0.6" stopColor={middle} />
          <stop offset="1" stopColor={bottom} />
        </linearGradient>
      </defs>
      <rect width="220" height="280" fill={`url(#${paint})`} />
      <g fill="#fff5dc">
        {[23, 61, 97, 141, 187].map((x, index) => (
          <circle key={x} cx={x} cy={18 + ((number >> (index * 3)) % 40)} r={1 + (index % 2)} />
        ))}
      </g>
      <path
        d={motif}
        fill="#ffd58a"
        fillOpacity="0.9"
        stroke="#fff3d4"
        strokeWidth="3"
        strokeLinejoin="round"
      />
      <path d="M0 176c46-26 92-20 132-4s64-2 88-12v120H0z" fill={top} fillOpacity="0.72" />
      <path d="M0 6h9v268H0z" fill="#000" fillOpacity="0.22" />
    </svg>
  );
}

/** A number from a text, spread over 31 bits (FNV-1a). */
function fold(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return (hash ^ (hash >>> 15)) >>> 1;
}
