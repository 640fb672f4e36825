/** Reads the text of a server-sent event stream (WHATWG HTML, section 9.2.6), however it was cut into chunks. */

/** One event of a stream; `id` is the last id seen, this event's or an earlier one's. */
export interface StreamEvent {
  readonly event: string;
  readonly data: string;
  readonly id: string;
}

/** Turns chunks of text into events; keeps what is unfinished for the next chunk. */
export class EventStreamParser {
  /** The id to resume after; empty where no event had one. */
  lastEventId: string;
  /** How long the server asks to wait before reconnecting. */
  retryMs: number | undefined;
  #rest = "";
  #isFirst = true;
  #event = "";
  #data: string[] = [];

  constructor(lastEventId = "") {
    this.lastEventId = lastEventId;
  }

  /** The events that this chunk completes. */
  push(chunk: string): StreamEvent[] {
    this.#rest += chunk;
    const events: StreamEvent[] = [];
    for (let line = this.#nextLine(); line !== undefined; line = this.#nextLine()) {
      const event = line === "" ? this.#dispatch() : this.#take(line);
      if (event) events.push(event);
    }
    return events;
  }

  #nextLine(): string | undefined {
    const end = this.#rest.search(/[\r\n]/);
    const isOpenPair = this.#rest[end] === "\r" && end === this.#rest.length - 1;
    if (end === -1 || isOpenPair) return undefined;
    const line = this.#rest.slice(0, end);
    this.#rest = this.#rest.slice(end + (this.#rest.startsWith("\r\n", end) ? 2 : 1));
    const text = this.#isFirst ? line.replace(/^\uFEFF/, "") : line;
    this.#isFirst = false;
    return text;
  }

  #take(line: string): undefined {
    const colon = line.indexOf(":");
    if (colon === 0) return;
    const field = colon === -1 ? line : line.slice(0, colon);
    const value = colon === -1 ? "" : line.slice(colon + 1).replace(/^ /, "");
    if (field === "data") this.#data.push(value);
    else if (field === "event") this.#event = value;
    else if (field === "id" && !value.includes("\0")) this.lastEventId = value;
    else if (field === "retry" && /^\d+$/.test(value)) this.retryMs = Number(value);
  }

  #dispatch(): StreamEvent | undefined {
    const [event, data] = [this.#event || "message", this.#data];
    this.#event = "";
    this.#data = [];
    return data.length === 0 ? undefined : { event, data: data.join("\n"), id: this.lastEventId };
  }
}
