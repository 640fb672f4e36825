import { expect, test } from "vitest";
import { EventStreamParser } from "@/lib/sse";

const STREAM =
  '\uFEFF: hello\n\nid: 1\nevent: title\ndata: {"title":"हाथी और पतंग"}\n\n' +
  'event: text\r\ndata: {"delta":"एक"}\r\n\r\nid: 2\rdata: first\rdata: second\r\rretry: 1500\n\ndata\n\n';

const EVENTS = [
  { event: "title", data: '{"title":"हाथी और पतंग"}', id: "1" },
  { event: "text", data: '{"delta":"एक"}', id: "1" },
  { event: "message", data: "first\nsecond", id: "2" },
  { event: "message", data: "", id: "2" },
];

test("a stream reads the same wherever it is cut into two", () => {
  for (let cut = 0; cut <= STREAM.length; cut += 1) {
    const parser = new EventStreamParser();
    const events = [...parser.push(STREAM.slice(0, cut)), ...parser.push(STREAM.slice(cut))];
    expect(events, `cut at ${cut}`).toEqual(EVENTS);
  }
});

test("a stream reads the same one character at a time", () => {
  const parser = new EventStreamParser();
  expect([...STREAM].flatMap((character) => parser.push(character))).toEqual(EVENTS);
  expect(parser.retryMs).toBe(1500);
});

test("an event that was not finished is not told", () => {
  const parser = new EventStreamParser();
  expect(parser.push('id: 7\nevent: line\ndata: {"text":"half')).toEqual([]);
  expect(parser.push("\n")).toEqual([]);
});

test("it resumes after the id it was given until a newer one comes", () => {
  const parser = new EventStreamParser("41");
  expect(parser.push("data: a\n\n")[0]?.id).toBe("41");
  parser.push("id: 42\ndata: b\n\n");
  expect(parser.lastEventId).toBe("42");
});
