/** Who is using the page: the access token stays in memory, the refresh token in a cookie no script can read. */
import { ProblemError, problemOf } from "@/api/problems";
import type { SignedIn, User } from "@/api/types";

/** What the page knows of its user; `starting` until a kept session has been tried. */
export interface SessionState {
  readonly status: "starting" | "out" | "in";
  /** Null where nobody is signed in, or where the server could not be asked who it is. */
  readonly user: User | null;
  /** Why a kept session could not be taken up yet; the next call tries again. */
  readonly error?: unknown;
}

/** What a session needs of the world around it. */
export interface Surroundings {
  readonly fetch: (request: Request) => Promise<Response>;
  readonly storage: Pick<Storage, "getItem" | "setItem" | "removeItem">;
  readonly locks?: Pick<LockManager, "request"> | undefined;
  readonly origin: string;
}

/** The storage key that holds the id of the user who is signed in on this browser. */
export const SIGNED_IN_KEY = "kahaniyaa.user";
const REFRESH_LOCK = "kahaniyaa.refresh";
const ANSWERS_401_ITSELF = /^\/v1\/auth\/(register|guest|login|refresh)$/;

/** Signs calls, renews the token once when it has run out, and makes a guest where an account is needed. */
export class Session {
  readonly #around: Surroundings;
  readonly #watchers = new Set<() => void>();
  #state: SessionState = { status: "starting", user: null };
  #token: string | null = null;
  #renewal: Promise<boolean> | null = null;
  #beginning: Promise<void> | null = null;
  #starting: Promise<void> = Promise.resolve();

  constructor(around: Surroundings) {
    this.#around = around;
  }

  /** The state now; the same object until something changes. */
  readonly state = (): SessionState => this.#state;

  /** Calls `watcher` after each change; the answer stops it. */
  readonly subscribe = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  };

  /** Takes up the session that this browser kept, if there is one. */
  start(): Promise<void> {
    this.#starting = this.#takeUp();
    return this.#starting;
  }

  /** Remembers a sign-in of any kind. */
  accept(signedIn: SignedIn): void {
    this.#token = signedIn.access_token;
    this.#around.storage.setItem(SIGNED_IN_KEY, signedIn.user.id);
    this.#become({ status: "in", user: signedIn.user });
  }

  /** Forgets who was signed in, on this browser only. */
  forget(): void {
    this.#token = null;
    this.#around.storage.removeItem(SIGNED_IN_KEY);
    this.#become({ status: "out", user: null });
  }

  /** Follows what another tab did: signed out there is signed out here, another user there is that user here. */
  async follow(userId: string | null): Promise<void> {
    if (userId === null) this.forget();
    else if (userId !== this.#state.user?.id) await this.renew();
  }

  /** Makes sure that there is a user: where nobody is signed in, a guest, once for all who ask at the same time. */
  async ensure(): Promise<void> {
    await this.#starting;
    if (this.#token !== null) return;
    this.#beginning ??= this.#begin().finally(() => {
      this.#beginning = null;
    });
    await this.#beginning;
  }

  /** A new access token by the cookie; false where the server no longer knows the session. */
  async renew(): Promise<boolean> {
    this.#renewal ??= this.#locked(() => this.#renew()).finally(() => {
      this.#renewal = null;
    });
    return this.#renewal;
  }

  /** Sends a signed request; a token that has run out is renewed and the request sent once more. */
  readonly fetch = async (request: Request): Promise<Response> => {
    const path = new URL(request.url).pathname;
    const spare = ANSWERS_401_ITSELF.test(path) ? null : request.clone();
    if (spare !== null) await this.#starting;
    const used = this.#token;
    const response = await this.#around.fetch(this.#signed(request));
    const mayRenew = used !== null || this.#isKept();
    if (response.status !== 401 || spare === null || !mayRenew) return response;
    const renewed = this.#token !== used || (await this.renew());
    return renewed ? this.#around.fetch(this.#signed(spare)) : response;
  };

  async #takeUp(): Promise<void> {
    if (!this.#isKept()) return this.#become({ status: "out", user: null });
    try {
      await this.renew();
    } catch (error) {
      this.#become({ status: "in", user: null, error });
    }
  }

  #isKept(): boolean {
    return this.#around.storage.getItem(SIGNED_IN_KEY) !== null;
  }

  async #begin(): Promise<void> {
    if (this.#isKept() && (await this.renew())) return;
    this.accept(await this.#post<SignedIn>("/v1/auth/guest"));
  }

  async #renew(): Promise<boolean> {
    try {
      this.accept(await this.#post<SignedIn>("/v1/auth/refresh"));
      return true;
    } catch (error) {
      if (!(error instanceof ProblemError) || error.isPassing) throw error;
      this.forget();
      return false;
    }
  }

  async #post<Answer>(path: string): Promise<Answer> {
    const request = new Request(this.#around.origin + path, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: "{}",
    });
    const response = await this.#around.fetch(request);
    const body: unknown = await response.json().catch(() => null);
    if (!response.ok) throw problemOf(response, body);
    return body as Answer;
  }

  async #locked(work: () => Promise<boolean>): Promise<boolean> {
    const { locks } = this.#around;
    return locks ? await locks.request(REFRESH_LOCK, work) : await work();
  }

  #signed(request: Request): Request {
    if (this.#token !== null) request.headers.set("Authorization", `Bearer ${this.#token}`);
    return request;
  }

  #become(state: SessionState): void {
    this.#state = state;
    for (const watcher of this.#watchers) watcher();
  }
}
