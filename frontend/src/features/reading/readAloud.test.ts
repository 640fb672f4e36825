import { beforeEach, expect, test } from "vitest";
import { ReadAloud, type Sound } from "@/features/reading/readAloud";

/** A sound that obeys at once, and does what a browser's would when it is told to. */
class TestSound extends EventTarget implements Sound {
  src = "";
  currentTime = 0;
  readyState = 0;
  playbackRate = 1;
  defaultPlaybackRate = 1;
  isPlaying = false;
  declare addEventListener: HTMLAudioElement["addEventListener"];

  async play(): Promise<void> {
    this.isPlaying = true;
    this.readyState = 4;
    this.happen("loadedmetadata");
    this.happen("playing");
  }

  pause(): void {
    this.isPlaying = false;
    this.happen("pause");
  }

  at(seconds: number): void {
    this.currentTime = seconds;
    this.happen("timeupdate");
  }

  happen(name: string): void {
    this.dispatchEvent(new Event(name));
  }
}

const scene = (number: number) => ({
  number,
  audio_url: `/v1/audio/${number}?signature=a`,
  offset_ms: (number - 1) * 4000,
  duration_ms: 4000,
  words: [
    { line: 0, start: 0, end: 3, start_ms: 0, end_ms: 900, estimated: false },
    { line: 0, start: 4, end: 8, start_ms: 1000, end_ms: 3000, estimated: false },
  ],
});

let sound: TestSound;

beforeEach(() => {
  sound = new TestSound();
});

test("one scene follows the other, and after the last it is at the end", () => {
  const reader = new ReadAloud(sound, null);
  reader.hear([scene(1), scene(2)], true);
  reader.play();
  expect(sound.src).toBe("/v1/audio/1?signature=a");
  sound.happen("ended");
  expect(sound.src).toBe("/v1/audio/2?signature=a");
  expect(reader.now()).toMatchObject({ scene: 2, status: "playing" });
  sound.happen("ended");
  expect(reader.now().status).toBe("ended");
});

test("the word follows the sound's own clock", () => {
  const reader = new ReadAloud(sound, null);
  reader.hear([scene(1)], true);
  reader.play();
  sound.at(0.5);
  expect(reader.now().word?.start).toBe(0);
  sound.at(1.2);
  expect(reader.now().word?.start).toBe(4);
});

test("a word is lit from its own moment on, also where seconds times 1000 is a little less", () => {
  const reader = new ReadAloud(sound, null);
  const [first, second] = scene(1).words;
  if (!first || !second) throw new Error("The scene has two words.");
  reader.hear([{ ...scene(1), words: [first, { ...second, start_ms: 1005 }] }], true);
  reader.play();
  expect(1.005 * 1000).toBeLessThan(1005);
  sound.at(1.005);
  expect(reader.now()).toMatchObject({ ms: 1005, word: { start: 4 } });
});

test("it takes up the place where it was left, silently", () => {
  const reader = new ReadAloud(sound, { scene: 2, ms: 1500 });
  reader.hear([scene(1), scene(2)], true);
  expect(reader.now()).toMatchObject({ scene: 2, ms: 1500, status: "paused" });
  expect(reader.now().word?.start).toBe(4);
  expect(sound.isPlaying).toBe(false);
  reader.play();
  expect(sound.src).toContain("/v1/audio/2");
  expect(sound.currentTime).toBe(1.5);
});

test("it waits for a scene that is still being read, and goes on when it is there", () => {
  const reader = new ReadAloud(sound, null);
  reader.hear([scene(1)], false);
  reader.play();
  sound.happen("ended");
  expect(reader.now()).toMatchObject({ scene: 2, status: "waiting" });
  reader.hear([scene(1), scene(2)], true);
  expect(reader.now()).toMatchObject({ scene: 2, status: "playing" });
});

test("a new signature for the same sound does not start it anew", () => {
  const reader = new ReadAloud(sound, null);
  reader.hear([scene(1)], true);
  reader.play();
  reader.hear([{ ...scene(1), audio_url: "/v1/audio/1?signature=b" }], true);
  reader.seek(1, 1000);
  expect(sound.src).toBe("/v1/audio/1?signature=a");
  expect(sound.currentTime).toBe(1);
});

test("a sound that cannot be played is told, and another try takes the new address", () => {
  const reader = new ReadAloud(sound, null);
  reader.hear([scene(1)], true);
  reader.play();
  sound.happen("error");
  expect(reader.now().status).toBe("failed");
  reader.hear([{ ...scene(1), audio_url: "/v1/audio/1?signature=b" }], true);
  reader.play();
  expect(sound.src).toBe("/v1/audio/1?signature=b");
  expect(reader.now().status).toBe("playing");
});

test("one step back goes to the beginning of the scene, and from there to the scene before", () => {
  const reader = new ReadAloud(sound, { scene: 2, ms: 3000 });
  reader.hear([scene(1), scene(2)], true);
  reader.step(-1);
  expect(reader.now()).toMatchObject({ scene: 2, ms: 0 });
  reader.step(-1);
  expect(reader.now()).toMatchObject({ scene: 1, ms: 0 });
});

/** The same words as in `scene`, told twice as slowly and recorded elsewhere. */
const slower = (number: number) => ({
  ...scene(number),
  audio_url: `/v1/audio/slow-${number}?signature=a`,
  words: scene(number).words.map((word) => ({
    ...word,
    start_ms: word.start_ms * 2,
    end_ms: word.end_ms * 2,
  })),
});

test("another voice goes on with the word that was heard, as soon as its scene is there", () => {
  const reader = new ReadAloud(sound, { scene: 2, ms: 0 });
  reader.hear([scene(1), scene(2)], true);
  reader.play();
  sound.at(1.7);
  reader.expectAnother();
  expect(reader.now()).toMatchObject({ scene: 2, status: "waiting" });
  expect(sound.isPlaying).toBe(false);
  reader.hear([slower(1)], false);
  expect(reader.now().status).toBe("waiting");
  reader.hear([slower(1), slower(2)], true);
  expect(reader.now()).toMatchObject({ scene: 2, status: "playing" });
  expect(sound.src).toContain("slow-2");
  expect(sound.currentTime).toBe(2);
  expect(reader.now().word?.start).toBe(4);
});

test("another voice after the end begins the story anew", () => {
  const reader = new ReadAloud(sound, null);
  reader.hear([scene(1)], true);
  reader.play();
  sound.happen("ended");
  reader.expectAnother();
  reader.hear([slower(1)], true);
  expect(reader.now()).toMatchObject({ scene: 1, ms: 0, status: "playing" });
});
