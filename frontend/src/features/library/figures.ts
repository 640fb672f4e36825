/** What a cover can show: a small drawing for each concept of a story, in a frame of 220 by 280 around (110, 100). */

/** Parts of a drawing from back to front. Those of a pair are drawn on the left, and once more mirrored on the right. */
export interface Figure {
  readonly colour?: string;
  readonly back?: string;
  readonly pair?: string;
  readonly fill?: string;
  /** Thick lines in the drawing's own colour. */
  readonly stick?: string;
  readonly stickPair?: string;
  /** Thin dark lines on top: eyes, stripes, strings. */
  readonly line?: string;
  readonly linePair?: string;
}

const oval = (x: number, y: number, wide: number, high = wide) =>
  `M${x - wide} ${y}a${wide} ${high} 0 1 1 ${2 * wide} 0a${wide} ${high} 0 1 1 ${-2 * wide} 0z`;

/** Small circles around a larger one: a mane, wool, petals. */
const frill = (x: number, y: number, radius: number, size: number, count: number) =>
  Array.from({ length: count }, (_, index) => {
    const angle = (2 * Math.PI * index) / count;
    return oval(Math.round(x + radius * Math.cos(angle)), Math.round(y + radius * Math.sin(angle)), size);
  }).join("");

const FACE = oval(110, 100, 40, 37);
const EYES = "M95 92v4";
const NOSE = "M104 110q6 5 12 0";
const SMILE = "M98 116q12 11 24 0";
const POINTED_EARS = "M74 84 72 46 102 66z";
const LONG_FACE = "M82 72q28-16 56 0l-6 62q-22 18-44 0z";
const GREY = "#c9c3d8";
const GREEN = "#9fc37a";
const RUST = "#f2a65a";
const RED = "#ef8a72";
const WHITE = "#fff3dc";
const SKY = "#a8d3e6";

const BIRD = "M58 150l22-34c2-34 22-50 48-50 8-14 30-16 38 2l16 8-15 6c0 42-24 58-55 58-16 0-26 2-32 6z";
const BIRD_LINES = "M150 68v3M92 116c16 12 32 10 42-6M112 140v14M126 139v15";
const SPARROW: Figure = { fill: BIRD, line: BIRD_LINES };
const SNAKE: Figure = {
  colour: GREEN,
  stick: "M62 150c50 16 104 2 92-20-10-16-80-6-84-28-4-20 52-14 62-34",
  fill: oval(136, 60, 17, 12),
  line: "M139 57v2M153 60l14-2m-5-5 5 5-4 6",
};
const FOX: Figure = {
  colour: RUST,
  pair: "M70 84 62 40 102 66z",
  fill: "M60 84q50-30 100 0l-20 34-30 28-30-28z",
  line: "M104 138h12",
  linePair: "M92 98v4",
};
const CAT: Figure = {
  pair: POINTED_EARS,
  fill: FACE,
  line: NOSE,
  linePair: `${EYES}M84 108l-24-5M84 115l-24 5`,
};
const COW: Figure = {
  colour: WHITE,
  pair: "M82 72C62 70 54 56 60 40c6 12 18 16 32 22zM76 88 50 82q4 18 28 18z",
  fill: `${LONG_FACE}${oval(110, 132, 26, 18)}`,
  linePair: "M96 96v4M102 130v4",
};
const LION: Figure = {
  colour: "#ffcf73",
  back: frill(110, 100, 44, 18, 12),
  fill: FACE,
  line: `${NOSE}${SMILE}`,
  linePair: EYES,
};
const DONKEY: Figure = {
  colour: GREY,
  pair: "M86 76 74 30q20 6 26 38z",
  fill: LONG_FACE,
  line: "M98 134q12 8 24 0",
  linePair: "M97 96v4M103 122v3",
};
const MONKEY: Figure = {
  colour: "#d79a62",
  pair: oval(70, 98, 17),
  fill: `${FACE}${oval(110, 114, 26, 18)}`,
  line: SMILE,
  linePair: "M97 94v4",
};
const CROW: Figure = { colour: "#6a5c92", fill: BIRD, line: BIRD_LINES };
const CROCODILE: Figure = {
  colour: GREEN,
  back: "M70 134l10 14 10-14 10 14 10-14 10 14 10-14z",
  fill: "M36 106q34-14 62-14 6-22 26-14 34 6 58 44 4 18-16 18H60q-24-4-24-18z",
  line: "M118 88v2M44 122q50 2 84-4M56 122l6 8 6-8M84 122l6 8 6-8",
};
const POT: Figure = {
  colour: RED,
  back: "M84 150c4-16 14-20 26-34 12 14 22 18 26 34z",
  fill: "M76 64h68l-8 14q24 12 18 34-6 26-44 26t-44-26q-6-22 18-34z",
  line: "M84 78h52M98 52q-6-8 0-16M122 52q-6-8 0-16",
};
const COIN: Figure = {
  fill: `${oval(110, 98, 44)}`,
  line: `${oval(110, 98, 32)}M98 86h24M98 96h24M104 86c18 0 18 20-4 20l18 16`,
};
const TREE: Figure = {
  colour: GREEN,
  stick: "M110 166v-54",
  fill: "M70 118c-30-4-28-44 2-46 4-38 72-38 76 0 30 2 32 42 2 46z",
  line: "M110 128v-34M110 112l18-14M110 116l-16-12",
};
const PUMPKIN: Figure = {
  colour: RUST,
  stick: "M110 68q0-16 14-20",
  fill: "M110 68c54-16 72 24 56 52-12 22-36 22-56 18-20 4-44 4-56-18-16-28 2-68 56-52z",
  line: "M110 70v66M88 70c-16 20-16 46-4 66M132 70c16 20 16 46 4 66",
};
const SUN: Figure = {
  fill: oval(110, 100, 32),
  stick: "M110 40v14M110 146v14M50 100h14M156 100h14M68 58l10 10M142 132l10 10M68 142l10-10M142 68l10-10",
  line: SMILE,
  linePair: EYES,
};
const LAMP: Figure = {
  back: "M110 88c-16-18 0-28 0-46 16 18 16 32 0 46z",
  fill: "M54 96h112q-8 34-40 38v10h20v10H74v-10h20v-10q-32-4-40-38z",
  line: "M68 106h84",
};
const BERRY: Figure = {
  colour: RED,
  stick: "M110 66q4-16 18-20",
  fill: `${oval(94, 100, 22)}${oval(128, 106, 22)}`,
};
const MANGO: Figure = {
  colour: "#ffc04d",
  stick: "M118 62q2-14 14-18",
  fill: "M118 60c38 8 46 56 12 78-30 18-72 2-66-32 4-26 24-46 54-46z",
  line: "M80 112q4 14 18 18",
};

/** A drawing by concept; what stands in no list is not drawn. */
export const FIGURES: Readonly<Record<string, Figure>> = {
  "animal.elephant": {
    colour: GREY,
    pair: "M84 74C44 44 28 80 36 106c6 20 26 26 46 16z",
    fill: `${FACE}M97 116c-2 30-2 50 18 50 14 0 14-16 6-18-6 0-4-14-2-32z`,
    linePair: EYES,
  },
  "animal.lion": LION,
  "animal.tiger": {
    colour: RUST,
    pair: oval(80, 68, 14),
    fill: FACE,
    line: `${NOSE}M110 65v14M99 67v9M121 67v9`,
    linePair: `${EYES}M72 102h12M74 112h11`,
  },
  "animal.bear": {
    colour: "#b98a62",
    pair: oval(78, 68, 15),
    fill: `${FACE}${oval(110, 114, 18, 14)}`,
    line: NOSE,
    linePair: EYES,
  },
  "animal.monkey": MONKEY,
  "animal.deer": {
    colour: "#e6b27a",
    stickPair: "M92 68C84 54 80 46 80 28M84 50 66 42",
    pair: "M82 82 54 74q6 20 28 22z",
    fill: LONG_FACE,
    line: "M102 132q8 5 16 0",
    linePair: "M97 96v4",
  },
  "animal.rabbit": { colour: WHITE, pair: oval(90, 50, 11, 36), fill: FACE, line: NOSE, linePair: EYES },
  "animal.squirrel": {
    colour: RUST,
    back: "M136 150c50 0 60-80 14-98 8 34-4 54-28 64z",
    pair: "M84 78 82 54 100 66z",
    fill: FACE,
    line: NOSE,
    linePair: EYES,
  },
  "animal.mouse": {
    colour: GREY,
    pair: oval(72, 66, 23),
    fill: FACE,
    line: NOSE,
    linePair: `${EYES}M84 110l-22-2M84 116l-20 6`,
  },
  "animal.fox": FOX,
  "animal.wolf": { ...FOX, colour: GREY },
  "animal.cat": CAT,
  "animal.dog": {
    colour: "#e6b27a",
    fill: `${FACE}${oval(110, 114, 20, 15)}`,
    pair: "",
    line: NOSE,
    linePair: `${EYES}M78 72q-22 6-16 46q14 2 18-20`,
  },
  "animal.cow": COW,
  "animal.buffalo": { ...COW, colour: "#8a7f9e" },
  "animal.goat": {
    colour: WHITE,
    pair: "M90 72C84 44 66 36 54 44c16 2 22 16 22 36z",
    back: "M100 140l10 26 10-26z",
    fill: LONG_FACE,
    linePair: "M97 96v4M103 124v3",
  },
  "animal.horse": { ...DONKEY, colour: "#d79a62", pair: "M88 74 82 48q14 4 18 20z" },
  "animal.donkey": DONKEY,
  "animal.tortoise": {
    colour: GREEN,
    back: `${oval(170, 116, 17, 14)}M66 128h18v16H66zM132 128h18v16h-18z`,
    fill: "M50 132c0-84 112-84 112 0z",
    line: "M174 112v3M82 130l10-36 28 0 10 36M92 94l-10-14M120 94l12-14M60 110h24M128 110h26",
  },
  "animal.frog": {
    colour: GREEN,
    pair: oval(82, 72, 17),
    fill: oval(110, 108, 50, 34),
    line: "M78 112q32 22 64 0",
    linePair: "M82 70v4",
  },
  "animal.fish": {
    colour: SKY,
    back: "M138 100l36-28q-8 28 0 56z",
    fill: "M46 100q50-56 104 0-54 56-104 0z",
    line: "M70 94v4M92 76q14 24 0 48M112 86q8 14 0 28",
  },
  "animal.crocodile": CROCODILE,
  "animal.snake": SNAKE,
  "animal.sparrow": { ...SPARROW, colour: "#d79a62" },
  "animal.pigeon": { ...SPARROW, colour: GREY },
  "animal.parrot": { ...SPARROW, colour: GREEN },
  "animal.crow": CROW,
  "animal.peacock": {
    colour: SKY,
    back: frill(110, 112, 50, 15, 14),
    fill: `M100 150q-8-40 4-66 0-22 14-22t12 22q4 34-6 66z`,
    line: "M116 76v2M124 82l10 3",
  },
  "animal.owl": {
    colour: "#d79a62",
    pair: "M74 78 70 48 98 62z",
    fill: `${oval(110, 106, 44, 46)}`,
    line: "M110 104l-6 8 6 8 6-8z",
    linePair: `${oval(92, 94, 15)}M92 92v4`,
  },
  "animal.duck": { ...SPARROW, colour: WHITE, line: `${BIRD_LINES}M40 160q18-10 36 0t36 0 36 0 36 0` },
  "animal.hen": {
    colour: WHITE,
    back: "M132 58c-2-14 8-16 10-6 4-10 14-6 12 4 8-4 12 4 6 12z",
    fill: BIRD,
    line: BIRD_LINES,
  },
  "animal.rooster": {
    colour: RED,
    back: "M132 60c-4-18 8-22 12-8 4-14 16-8 14 4 10-6 16 6 6 14zM84 120C60 112 44 92 40 64c20 2 30 10 36 24-2-14 2-22 10-30 14 16 18 34 14 58z",
    fill: BIRD,
    line: BIRD_LINES,
  },
  "animal.butterfly": {
    colour: RUST,
    pair: "M108 104C90 60 52 52 48 78s26 34 60 28zM108 108c-30-2-48 12-40 32s34 6 40-30z",
    stick: "M110 84v48",
    linePair: "M109 82q-4-20-20-24",
  },
  "animal.bee": {
    pair: "M104 82C84 44 56 52 62 72s26 18 42 12z",
    fill: oval(110, 112, 34, 30),
    line: "M98 84v56M122 84v56M110 84v58",
  },
  "animal.ant": {
    colour: "#b0624a",
    stickPair: "M106 104 80 88M106 110 76 114M108 116 84 140",
    fill: `${oval(110, 70, 16)}${oval(110, 104, 13, 16)}${oval(110, 142, 20, 22)}`,
    linePair: "M104 58 92 40",
  },
  "animal.snail": {
    colour: RUST,
    back: "M48 146q-2-12 14-12l18-2 8-46 10 4-6 42h56q24 2 26 14z",
    fill: oval(124, 104, 38),
    line: "M124 104c6-8-10-14-14 0-4 16 22 22 28 0 4-24-34-34-44-4",
  },
  "animal.spider": {
    colour: "#8a7f9e",
    stickPair: "M100 96 66 72 58 92M98 104 58 104 48 124M100 112 68 136 64 156",
    fill: `${oval(110, 104, 22)}`,
    line: "M110 30v52",
    linePair: "M103 102v3",
  },
  "animal.pig": {
    colour: "#f2b3a6",
    pair: POINTED_EARS,
    fill: `${FACE}${oval(110, 112, 17, 12)}`,
    linePair: `${EYES}M104 110v4`,
  },
  "animal.sheep": {
    colour: WHITE,
    back: frill(110, 96, 40, 18, 11),
    fill: oval(110, 106, 28, 30),
    line: NOSE,
    linePair: "M99 98v4",
  },
  "being.cloud": { colour: WHITE, fill: TREE.fill ?? "", line: "M100 108q10 8 20 0", linePair: "M97 94v4" },
  "being.star": {
    fill: "M110 44l16 38 42 4-32 28 10 42-36-22-36 22 10-42-32-28 42-4z",
    line: "M102 112q8 7 16 0",
    linePair: "M100 98v4",
  },
  "being.moon": { colour: WHITE, fill: "M128 44a56 56 0 1 0 28 84 48 48 0 0 1-28-84z" },
  "being.tree": TREE,
  "being.robot": {
    colour: GREY,
    stick: "M110 64V44",
    fill: `M70 66h80v60H70zM84 130h52v26H84z${oval(110, 40, 7)}`,
    line: "M92 112h36",
    linePair: oval(93, 90, 8),
  },
  "being.train": {
    colour: RED,
    fill: "M50 92h62V58h46v70H50zM64 62h18v30H64z",
    line: `${oval(74, 138, 13)}${oval(130, 138, 13)}M124 70h22v22h-22zM66 48q-8-10 4-16`,
  },
  "being.boat": {
    colour: RUST,
    stick: "M110 122V48",
    fill: "M54 120h112l-20 30H74zM116 50l40 60h-40z",
    line: "M40 160q18-10 36 0t36 0 36 0 36 0",
  },
  "being.kite": {
    colour: RED,
    fill: "M110 36l38 42-38 54-38-54z",
    line: "M110 36v96M72 78h76M110 132c-12 10 12 14 0 24s10 14 0 22",
  },
  "being.lamp": LAMP,
  "being.lantern": LAMP,
  "being.balloon": {
    colour: RED,
    fill: `${oval(110, 84, 36, 42)}M104 126h12l-6-8z`,
    line: "M110 126c-12 14 12 20 0 40M90 70q4-14 16-16",
  },
  "being.raindrop": {
    colour: SKY,
    fill: "M110 40c30 44 42 58 42 76a42 42 0 0 1-84 0c0-18 12-32 42-76z",
    line: "M100 122q10 8 20 0",
    linePair: "M98 106v4",
  },
  "being.sun": SUN,
  "thing.bell": {
    fill: `M64 128c14-10 12-30 16-46 6-32 54-32 60 0 4 16 2 36 16 46z${oval(110, 140, 10)}`,
    line: "M72 118h76M110 56V42",
  },
  "thing.flute": {
    colour: GREEN,
    stick: "M52 142 168 60",
    line: "M84 120v1M98 110v1M112 100v1M126 90v1M150 73v1",
  },
  "thing.ball": {
    colour: RED,
    fill: oval(110, 100, 44),
    line: "M68 88q42 20 84 0M76 128q34-18 68 0M110 56v88",
  },
  "thing.umbrella": {
    colour: RUST,
    fill: "M50 104c0-72 120-72 120 0q-10-12-20 0-10-12-20 0-10-12-20 0-10-12-20 0-10-12-20 0-10-12-20 0z",
    line: "M110 100v48q0 12-12 10",
  },
  "thing.drum": {
    colour: RED,
    fill: `M66 76h88l-10 64q-34 14-68 0z${oval(110, 76, 44, 14)}`,
    line: "M70 96l18 46 20-46 20 46 18-46M150 40 122 72M70 40l28 32",
  },
  "thing.key": {
    fill: `${oval(110, 70, 26)}M104 94h12v62h-12zM116 132h18v10h-18zM116 148h14v9h-14z`,
    line: oval(110, 70, 11),
  },
  "thing.book": {
    colour: WHITE,
    fill: "M110 76q-26-18-60-12v76q34-6 60 12 26-18 60-12V64q-34-6-60 12z",
    line: "M110 76v76M62 82q20-2 36 8M62 102q20-2 36 8M158 82q-20-2-36 8M158 102q-20-2-36 8",
  },
  "thing.basket": {
    fill: "M56 96h108l-14 50H70z",
    stick: "M70 94q40-76 80 0",
    line: "M62 114h96M68 130h84M92 98l4 46M128 98l-4 46",
  },
  "thing.top": {
    colour: RED,
    fill: "M62 84q48-22 96 0-4 44-48 70-44-26-48-70z",
    stick: "M110 74V48",
    line: "M62 86q48 20 96 0",
  },
  "thing.necklace": {
    line: "M62 44q-2 92 48 92 50 0 48-92",
    fill: `${[
      [63, 62],
      [68, 86],
      [80, 110],
      [157, 62],
      [152, 86],
      [140, 110],
    ]
      .map(([x = 0, y = 0]) => oval(x, y, 9))
      .join("")}${oval(110, 138, 18)}`,
  },
  "thing.net": {
    colour: WHITE,
    line: "M52 58h116M56 58q4 76 54 92 50-16 54-92M76 58q6 60 34 92M144 58q-6 60-34 92M110 58v92M58 82h104M66 106h88M82 128h56",
  },
  "thing.cap": { colour: RED, fill: "M66 118c-4-70 92-70 88 0 22 2 28 12 30 20H66z", line: "M66 118h88" },
  "thing.lamp": LAMP,
  "thing.lantern": LAMP,
  "thing.pot": POT,
  "thing.coin": COIN,
  "thing.chest": {
    colour: "#d79a62",
    fill: "M54 96c0-46 112-46 112 0v50H54z",
    line: "M54 98h112M104 92h12v18h-12zM72 66v80M148 66v80",
  },
  "thing.doll": {
    colour: "#f2b3a6",
    back: "M82 96h56l18 54H64z",
    fill: oval(110, 74, 28),
    line: "M102 84q8 6 16 0M84 68q26-26 52 0",
    linePair: "M101 74v3",
  },
  "food.mango": MANGO,
  "food.laddu": {
    colour: RUST,
    fill: `${oval(90, 118, 26)}${oval(132, 118, 26)}${oval(111, 82, 26)}`,
    line: "M104 78v1M116 86v1M84 114v1M96 124v1M128 112v1M138 124v1",
  },
  "food.vada": {
    colour: "#d79a62",
    fill: oval(110, 100, 46, 40),
    line: `${oval(110, 98, 15, 12)}M84 84v1M134 118v1M90 120v1`,
  },
  "food.banana": { fill: "M68 56c-10 60 30 98 92 76l6 10c-76 34-132-18-112-82z", line: "M78 74q6 50 60 62" },
  "food.coconut": {
    colour: "#a8734a",
    fill: oval(110, 100, 46, 42),
    line: "M98 84v2M122 84v2M110 98v2M76 120q34 20 68 0",
  },
  "food.guava": { ...MANGO, colour: GREEN },
  "food.berry": BERRY,
  "food.pumpkin": PUMPKIN,
};

/** Concepts that look like others. */
const LIKE: Readonly<Record<string, string>> = {
  "thing.kite": "being.kite",
  "thing.boat": "being.boat",
  "being.doll": "thing.doll",
  "being.teapot": "thing.pot",
};

/** The drawing of the first concept that has one. */
export function figureOf(about: readonly string[]): Figure | undefined {
  const drawn = about.find((concept) => (LIKE[concept] ?? concept) in FIGURES);
  return drawn === undefined ? undefined : FIGURES[LIKE[drawn] ?? drawn];
}
