/** Plays a story's scenes one after another as one sound, and knows at each moment which word is heard. */
import type { NarratedScene, SpokenWord } from "@/api/types";
import type { Place } from "@/features/reading/place";
import { wordAgain, wordAt } from "@/features/reading/words";

/** What a screen shows of the reading. */
export interface Reading extends Place {
  readonly status: "paused" | "loading" | "playing" | "waiting" | "ended" | "failed";
  readonly word: SpokenWord | null;
}

/** The part of an audio element that is used. */
export type Sound = Pick<
  HTMLAudioElement,
  | "src"
  | "currentTime"
  | "readyState"
  | "playbackRate"
  | "defaultPlaybackRate"
  | "play"
  | "pause"
  | "addEventListener"
>;

const HAS_LENGTH = 1; // HTMLMediaElement.HAVE_METADATA

/** One reading of one story. */
export class ReadAloud {
  readonly #sound: Sound;
  readonly #watchers = new Set<() => void>();
  #scenes: readonly NarratedScene[] = [];
  #isWhole = false;
  #isWanted = false;
  #goal: number | null = null;
  #left: SpokenWord | null = null; // the word at which another reading goes on
  #url = "";
  #frame = 0;
  #reading: Reading;

  constructor(sound: Sound, place: Place | null) {
    this.#sound = sound;
    this.#reading = { status: "paused", scene: place?.scene ?? 1, ms: place?.ms ?? 0, word: null };
    sound.addEventListener("loadedmetadata", () => this.#reachGoal());
    sound.addEventListener("playing", () => this.#become("playing"));
    sound.addEventListener("waiting", () => this.#isWanted && this.#become("loading"));
    sound.addEventListener("timeupdate", () => this.#look());
    sound.addEventListener("seeked", () => this.#look());
    sound.addEventListener("pause", () => this.#onPause());
    sound.addEventListener("ended", () => this.#onEnd());
    sound.addEventListener("error", () => this.#onError());
  }

  /** The reading now; the same object until something changes. */
  readonly now = (): Reading => this.#reading;

  /** Whether it plays, or will as soon as it can. */
  isOn(): boolean {
    return this.#isWanted;
  }

  /** Calls `watcher` after each change; the answer stops it. */
  readonly subscribe = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  };

  /** Takes the scenes that can be heard by now; `isWhole` once no other will come. */
  hear(scenes: readonly NarratedScene[], isWhole: boolean): void {
    const { scene, ms, status } = this.#reading;
    const isFirst = this.#scenes.length === 0;
    this.#scenes = scenes;
    this.#isWhole = isWhole;
    const isBlocked = status === "waiting" || status === "failed";
    const found = this.#find(scene);
    if (!found || !(isFirst || isBlocked)) return;
    const again = this.#left && wordAgain(found.words, this.#left);
    this.#left = null;
    this.#open(scene, again?.start_ms ?? ms, this.#isWanted);
  }

  /** Another reading of the same story comes in place of this one: it goes on, playing, with the word that was heard. */
  expectAnother(): void {
    const { scene, ms, word, status } = this.#reading;
    const isOver = status === "ended";
    this.#left = isOver ? null : (word ?? this.#left);
    this.#scenes = [];
    this.#isWhole = false;
    this.#isWanted = true;
    this.#sound.pause();
    this.#set({ scene: isOver ? 1 : scene, ms: isOver ? 0 : ms, word: null, status: "waiting" });
  }

  /** Plays from where it is; after the end, from the beginning. */
  play(): void {
    const { status, scene, ms } = this.#reading;
    if (status === "ended") this.#open(this.#scenes[0]?.number ?? 1, 0, true);
    else this.#open(scene, ms, true);
  }

  pause(): void {
    this.#isWanted = false;
    this.#sound.pause();
    if (this.#reading.status !== "ended") this.#become("paused");
  }

  toggle(): void {
    if (this.#isWanted) this.pause();
    else this.play();
  }

  /** Goes to a moment of a scene, and goes on playing if it was playing, or where `andPlay` says so. */
  seek(scene: number, ms: number, andPlay = this.#isWanted): void {
    this.#open(scene, ms, andPlay);
  }

  /** Goes to the beginning of another scene; before the second second, `-1` is the scene before. */
  step(steps: 1 | -1): void {
    const { scene, ms } = this.#reading;
    if (steps === -1 && ms > 2_000) return this.seek(scene, 0);
    const index = this.#scenes.findIndex(({ number }) => number === scene) + steps;
    const beside = this.#scenes[Math.max(0, index)];
    if (beside) this.seek(beside.number, 0);
  }

  /** How fast from now on; 1 is as it was recorded. */
  setSpeed(speed: number): void {
    this.#sound.defaultPlaybackRate = speed;
    this.#sound.playbackRate = speed;
  }

  #open(number: number, ms: number, andPlay: boolean): void {
    this.#isWanted = andPlay;
    const scene = this.#find(number);
    const word = scene ? wordAt(scene.words, ms) : null;
    if (!scene) return this.#set({ scene: number, ms, word, status: andPlay ? "waiting" : "paused" });
    const isOther = !isSameSound(scene.audio_url, this.#url) || this.#reading.status === "failed";
    this.#set({ scene: number, ms, word, status: this.#statusOnOpen(isOther) });
    this.#goal = ms;
    if (isOther) {
      this.#url = scene.audio_url;
      this.#sound.src = scene.audio_url;
    }
    this.#reachGoal();
    if (andPlay) this.#sound.play().catch((error: unknown) => this.#onRefusal(error));
  }

  #statusOnOpen(isOther: boolean): Reading["status"] {
    if (!this.#isWanted) return "paused";
    return !isOther && this.#reading.status === "playing" ? "playing" : "loading";
  }

  #reachGoal(): void {
    if (this.#goal === null || this.#sound.readyState < HAS_LENGTH) return;
    this.#sound.currentTime = this.#goal / 1000;
    this.#goal = null;
  }

  #onPause(): void {
    if (!this.#isWanted && this.#reading.status !== "ended") this.#become("paused");
  }

  #onEnd(): void {
    const index = this.#scenes.findIndex(({ number }) => number === this.#reading.scene);
    const next = this.#scenes[index + 1];
    if (next) return this.#open(next.number, 0, this.#isWanted);
    if (!this.#isWhole) return this.#open(this.#reading.scene + 1, 0, this.#isWanted);
    this.#isWanted = false;
    this.#set({ ...this.#reading, status: "ended", word: null });
  }

  #onError(): void {
    if (!this.#url) return;
    this.#isWanted = false;
    this.#become("failed");
  }

  #onRefusal(error: unknown): void {
    const isReplaced = error instanceof DOMException && error.name === "AbortError";
    if (isReplaced || this.#reading.status === "failed") return;
    this.#isWanted = false;
    this.#become(error instanceof DOMException && error.name === "NotAllowedError" ? "paused" : "failed");
  }

  /** Looks at the clock of the sound, and at each frame while it plays. */
  #look(): void {
    if (this.#goal !== null) return;
    const ms = this.#heardMs();
    const word = wordAt(this.#find(this.#reading.scene)?.words ?? [], ms);
    this.#set({ ...this.#reading, ms, word });
  }

  /** The moment that is heard, in whole ms as words have it: 1.005 s times 1000 is a little less than 1005. */
  #heardMs(): number {
    return Math.round(this.#sound.currentTime * 1000);
  }

  #watchFrames(): void {
    cancelAnimationFrame(this.#frame);
    const frame = () => {
      const before = this.#reading.word;
      const words = this.#find(this.#reading.scene)?.words ?? [];
      const isOther = this.#goal === null && wordAt(words, this.#heardMs()) !== before;
      if (isOther) this.#look();
      if (this.#reading.status === "playing") this.#frame = requestAnimationFrame(frame);
    };
    this.#frame = requestAnimationFrame(frame);
  }

  #find(number: number): NarratedScene | undefined {
    return this.#scenes.find((scene) => scene.number === number);
  }

  #become(status: Reading["status"]): void {
    this.#set({ ...this.#reading, status });
    if (status === "playing") this.#watchFrames();
  }

  #set(reading: Reading): void {
    this.#reading = reading;
    for (const watcher of this.#watchers) watcher();
  }
}

/** Whether two addresses are one recording: signatures in the query change from answer to answer. */
function isSameSound(one: string, other: string): boolean {
  return one.split("?", 1)[0] === other.split("?", 1)[0];
}
