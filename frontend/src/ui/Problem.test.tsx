import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { fieldProblem, problemOf } from "@/api/problems";
import { changePageLanguage } from "@/lib/i18n";
import { ProblemNotice } from "@/ui/Problem";

const TYPE = "https://kahaniyaa.org/problems/";
const failed = (body: unknown, status = 422, headers = {}) =>
  problemOf(new Response(null, { status, headers }), body);

test("a problem is said by its type, with the server's own words and the number to ask about", () => {
  const error = failed({
    type: `${TYPE}invalid`,
    title: "Invalid",
    detail: "/length_words: at least 50",
    request_id: "01-abc",
    errors: [{ pointer: "/length_words", detail: "at least 50" }],
  });
  render(<ProblemNotice error={error} />);
  const notice = screen.getByRole("alert");
  expect(notice).toHaveProperty("textContent", expect.stringContaining("Something needs to be changed"));
  expect(notice.textContent).toContain("/length_words: at least 50");
  expect(notice.textContent).toContain("01-abc");
  expect(fieldProblem(error, "/length_words")).toBe("at least 50");
});

test("it is said in the language of the page", async () => {
  await changePageLanguage("hi");
  render(<ProblemNotice error={failed({ type: `${TYPE}too-large` }, 413)} />);
  expect(screen.getByRole("alert").textContent).toContain("यह बहुत बड़ा है");
});

test("a type the page does not know is said by the server's title", () => {
  render(<ProblemNotice error={failed({ type: `${TYPE}ink-dried`, title: "The ink has dried" }, 500)} />);
  expect(screen.getByRole("alert").textContent).toContain("The ink has dried");
});

test("an answer that is no problem document still shows its status and request id", () => {
  render(<ProblemNotice error={failed(null, 502, { "X-Request-Id": "req-9" })} />);
  expect(screen.getByRole("alert").textContent).toContain("HTTP 502");
  expect(screen.getByRole("alert").textContent).toContain("req-9");
});

test("no answer at all is told as that, and can be tried again", async () => {
  let tries = 0;
  render(
    <ProblemNotice
      error={new TypeError("Failed to fetch")}
      onRetry={() => {
        tries += 1;
      }}
    />,
  );
  expect(screen.getByRole("alert").textContent).toContain("cannot be reached");
  await userEvent.click(screen.getByRole("button", { name: "Try again" }));
  expect(tries).toBe(1);
});
