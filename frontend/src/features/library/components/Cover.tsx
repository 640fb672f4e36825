/** A cover for a story: what it is about, in the light of its hour and over the land where it happens. */
import { type Figure, figureOf } from "@/features/library/figures";

const SKIES = [
  ["#2b2063", "#8c4f86", "#e9935f"],
  ["#123a4f", "#2f7a74", "#e8c579"],
  ["#4a1c4d", "#a8456b", "#f5a86c"],
  ["#1d2c5e", "#4a6ea8", "#f0c9a0"],
  ["#3a2a14", "#9a5a1e", "#f0b457"],
  ["#17403a", "#3f7f5a", "#d9c871"],
] as const;

const LANDS = {
  hills: "M0 176c46-26 92-20 132-4s64-2 88-12v120H0z",
  water: "M0 178q18-12 37 0t37 0 37 0 37 0 37 0 37 0v102H0z",
  peaks: "M0 196l46-44 30 26 50-52 44 50 22-20 28 30v94H0z",
  woods: "M0 190l14-30 12 26 16-40 16 40 18-30 16 32 20-38 18 38 16-28 18 30 18-40 18 36 16-24 18 28v90H0z",
  dunes: "M0 192c38-30 74-34 104-6 12-20 34-30 60-22 24 8 40 4 56-6v122H0z",
  towers:
    "M0 198h14v-44h7v8h9v-8h8v8h9v-8h7v44h26v-54c0-16 18-22 30-36 12 14 30 20 30 36v54h26v-44h7v8h9v-8h8v8h9v-8h7v44h14v82H0z",
  roofs: "M0 184h20v-22l18-14 18 14v22h22v-34h12l10-18 10 18h12v34h26v-16l20-16 20 16v16h32v96H0z",
} as const;

const LAND_OF: Readonly<Record<string, keyof typeof LANDS>> = {
  "place.river": "water",
  "place.pond": "water",
  "place.sea": "water",
  "place.island": "water",
  "place.lighthouse": "water",
  "place.desert": "dunes",
  "place.hill": "peaks",
  "place.mountain": "peaks",
  "place.cave": "peaks",
  "place.forest": "woods",
  "place.garden": "woods",
  "place.zoo": "woods",
  "place.playground": "woods",
  "place.palace": "towers",
  "place.fort": "towers",
  "place.temple": "towers",
  "place.mosque": "towers",
  "place.church": "towers",
  "place.village": "roofs",
  "place.city": "roofs",
  "place.market": "roofs",
  "place.school": "roofs",
  "place.house": "roofs",
  "place.rooftop": "roofs",
  "place.kitchen": "roofs",
  "place.bakery": "roofs",
  "place.library": "roofs",
  "place.museum": "roofs",
  "place.hospital": "roofs",
  "place.station": "roofs",
};

/** For stories whose writer says nothing of what they are about: a lantern, a book, a moon, a star. */
const UNTOLD = ["being.lamp", "thing.book", "being.moon", "being.star"] as const;

interface CoverProps {
  readonly seed: string;
  readonly about: readonly string[];
}

/** Decoration only; the title stands in the text above it. The same story has the same cover always. */
export function Cover({ seed, about }: CoverProps) {
  const number = fold(seed);
  const [top, middle, bottom] = SKIES[number % SKIES.length] ?? SKIES[0];
  const other = UNTOLD[Math.floor(number / SKIES.length) % UNTOLD.length] ?? UNTOLD[0];
  const figure = figureOf([...about, other]);
  const land = about.map((concept) => LAND_OF[concept]).find((known) => known !== undefined) ?? "hills";
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
          <circle key={x} cx={x} cy={14 + ((number >> (index * 3)) % 24)} r={1 + (index % 2)} />
        ))}
      </g>
      <path d={LANDS[land]} fill={top} fillOpacity="0.72" />
      {figure && <Drawing figure={figure} />}
      <path d="M0 6h9v268H0z" fill="#000" fillOpacity="0.22" />
    </svg>
  );
}

const MIRRORED = "matrix(-1 0 0 1 220 0)";

function Drawing({ figure }: { figure: Figure }) {
  const { colour = "#ffd58a", back, pair, fill, stick, stickPair, line, linePair } = figure;
  const edge = {
    stroke: "#2a1f3d",
    strokeWidth: 3.5,
    strokeLinejoin: "round",
    strokeLinecap: "round",
  } as const;
  return (
    <g transform="translate(0 8)" {...edge}>
      {[back, pair].map((d) => d && <path key={d} d={d} fill={colour} />)}
      {pair && <path d={pair} fill={colour} transform={MIRRORED} />}
      {stick && <Stick d={stick} colour={colour} />}
      {stickPair && <Stick d={stickPair} colour={colour} />}
      {stickPair && <Stick d={stickPair} colour={colour} transform={MIRRORED} />}
      {fill && <path d={fill} fill={colour} />}
      {line && <path d={line} fill="none" />}
      {linePair && <path d={linePair} fill="none" strokeWidth="5" />}
      {linePair && <path d={linePair} fill="none" strokeWidth="5" transform={MIRRORED} />}
    </g>
  );
}

/** A thick line with an edge: a snake, a branch, a handle. */
function Stick({ d, colour, transform }: { d: string; colour: string; transform?: string }) {
  return (
    <g fill="none" transform={transform}>
      <path d={d} strokeWidth="15" />
      <path d={d} stroke={colour} strokeWidth="9" />
    </g>
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
