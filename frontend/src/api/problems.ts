/** Everything that can go wrong with a call, in one shape that a screen can show. */
import { isRecord } from "@/lib/records";

/** One field that the server could not take. */
export interface FieldProblem {
  readonly pointer: string;
  readonly detail: string;
}

/** What went wrong; `kind` is the last step of the problem's `type`, `status` is 0 where no answer came. */
export interface Problem {
  readonly kind: string;
  readonly status: number;
  readonly title: string;
  readonly detail: string;
  readonly requestId: string | undefined;
  readonly errors: readonly FieldProblem[];
}

/** A call that did not succeed. */
export class ProblemError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem, options?: ErrorOptions) {
    super(problem.detail || problem.title, options);
    this.name = "ProblemError";
    this.problem = problem;
  }

  /** Whether asking the same again in a moment may succeed. */
  get isPassing(): boolean {
    return mayPass(this.problem);
  }
}

/** Whether a problem may be gone in a moment: no answer, too much at once, a fault on the server's side. */
export function mayPass({ status }: Problem): boolean {
  return status === 0 || status === 408 || status === 429 || status >= 500;
}

/** The problem in the body of an answer, or what its status line alone tells. */
export function problemOf(response: Response, body: unknown): ProblemError {
  const told = isRecord(body) ? body : {};
  return new ProblemError({
    kind: kindOf(told.type),
    status: response.status,
    title: text(told.title) ?? "",
    detail: text(told.detail) ?? (told.type ? "" : `HTTP ${response.status}`),
    requestId: text(told.request_id) ?? response.headers.get("X-Request-Id") ?? undefined,
    errors: Array.isArray(told.errors) ? told.errors.filter(isFieldProblem) : [],
  });
}

/** A problem told inside an event stream. */
export function problemOfEvent(data: unknown): ProblemError {
  const status = isRecord(data) && typeof data.status === "number" ? data.status : 500;
  return problemOf(new Response(null, { status: status >= 200 && status <= 599 ? status : 500 }), data);
}

/** Whatever was thrown, as a problem: no answer at all is `unreachable`, a fault of the page is `page-fault`. */
export function asProblem(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem;
  const isNetwork = error instanceof TypeError;
  return {
    kind: isNetwork ? "unreachable" : "page-fault",
    status: 0,
    title: "",
    detail: isNetwork ? "" : String(error instanceof Error ? error.message : error),
    requestId: undefined,
    errors: [],
  };
}

/** What the server said of one field, by its JSON pointer. */
export function fieldProblem(error: unknown, pointer: string): string | undefined {
  if (!(error instanceof ProblemError)) return undefined;
  return error.problem.errors.find((field) => field.pointer === pointer)?.detail;
}

function kindOf(type: unknown): string {
  return text(type)?.split("/").filter(Boolean).at(-1) ?? "unknown";
}

function text(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

function isFieldProblem(value: unknown): value is FieldProblem {
  return isRecord(value) && typeof value.pointer === "string" && typeof value.detail === "string";
}
