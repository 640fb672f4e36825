import { expect, test } from "vitest";
import { type StoryEvent, storyEvent } from "@/features/reading/api/followStory";
import { type Telling, told, UNTOLD } from "@/features/reading/telling";

const scene = (number: number, restart = false): StoryEvent => ({
  type: "scene",
  scene: { number, title: null, picture: null, lines: [] },
  restart,
});
const text = (line: number, delta: string, of = 1): StoryEvent => ({ type: "text", scene: of, line, delta });
const line = (number: number, words: string, of = 1): StoryEvent => ({
  type: "line",
  scene: of,
  line: number,
  written: { kind: "narration", speaker: null, text: words } as Extract<
    StoryEvent,
    { type: "line" }
  >["written"],
});
const tell = (...events: StoryEvent[]): Telling => events.reduce(told, UNTOLD);
const lines = ({ scenes }: Telling) => scenes.map((one) => one.lines.map((written) => written.text));

test("words appear as they come, and the written line takes their place", () => {
  const open = tell(scene(1), text(0, "एक "), text(0, "हाथी"));
  expect(open.open).toEqual({ scene: 1, line: 0, text: "एक हाथी" });
  const written = told(open, line(0, "एक हाथी था।"));
  expect(written.open).toBeNull();
  expect(lines(written)).toEqual([["एक हाथी था।"]]);
});

test("after a reconnection the open line comes whole and is not doubled", () => {
  const { open } = tell(scene(1), text(0, "एक "), { type: "connected" }, text(0, "एक हाथी"));
  expect(open?.text).toBe("एक हाथी");
});

test("events that come twice change nothing", () => {
  const events = [scene(1), line(0, "eins"), line(1, "zwei")];
  expect(lines(tell(...events, ...events))).toEqual([["eins", "zwei"]]);
});

test("words of a line that is written already are passed over", () => {
  expect(tell(scene(1), line(0, "eins"), text(0, "ei")).open).toBeNull();
});

test("a scene that begins anew drops what was told of it, and keeps the scenes before", () => {
  const before = tell(scene(1), line(0, "eins"), scene(2), line(0, "half", 2), text(1, "ha", 2));
  const after = told(before, scene(2, true));
  expect(lines(after)).toEqual([["eins"], []]);
  expect(after.open).toBeNull();
});

test("what is not understood is passed over", () => {
  const event = (name: string, data: string) => storyEvent({ event: name, data, id: "" });
  expect(event("line", '{"scene":1}')).toBeNull();
  expect(event("line", "not json")).toBeNull();
  expect(event("tomorrow", '{"scene":1,"line":0}')).toBeNull();
  expect(event("audio", '{"scene":2,"audio_url":"/v1/audio/1"}')).toEqual({ type: "audio", scene: 2 });
});

test("a problem in the stream is told as a problem", () => {
  const event = storyEvent({
    event: "problem",
    data: '{"type":"https://kahaniyaa.org/problems/writing-failed","status":503,"detail":"No ink."}',
    id: "4",
  });
  expect(event?.type === "problem" && event.problem.problem).toMatchObject({
    kind: "writing-failed",
    detail: "No ink.",
  });
});
