import { expect, test } from "vitest";
import type { InstallableVoice, Voice } from "@/api/types";
import { megabytes, shareOf } from "@/features/voices/progress";
import { isNatural, isOf, partsOf } from "@/features/voices/voices";

const voice = (id: string, gender: Voice["gender"], age: Voice["age"]) => ({ id, gender, age }) as Voice;

test("everybody is found among those that one would look for them", () => {
  const grandmother = voice("hi-grandmother", "female", "elder");
  const girl = voice("hi-girl", "female", "child");
  const ghost = voice("hi-ghost", "neutral", "adult");
  const groups = (one: Voice) =>
    (["all", "women", "men", "children"] as const).filter((group) => isOf(group, one));
  expect(groups(grandmother)).toEqual(["all", "women"]);
  expect(groups(girl)).toEqual(["all", "children"]);
  expect(groups(ghost)).toEqual(["all"]);
});

test("an id tells whether a voice is a role or somebody's own, and which of several it is", () => {
  expect(partsOf("hi-child")).toEqual({ role: "child", number: 1 });
  expect(partsOf("kok-giant-4")).toEqual({ role: "giant", number: 5 });
  expect(partsOf("01930000-0000-7000-8000-000000000001")).toBeNull();
  expect(partsOf("piper:hi_IN-rohan-medium")).toBeNull();
  expect(isNatural(voice("piper:hi_IN-rohan-medium", "male", "adult"))).toBe(true);
  expect(isNatural(voice("hi-child", "neutral", "child"))).toBe(false);
});

test("what is here of a voice is a share, even where nobody said how much there is", () => {
  const share = (bytes: number, received_bytes: number) =>
    shareOf({ bytes, received_bytes } as InstallableVoice);
  expect([share(200, 50), share(200, 300), share(0, 10)]).toEqual([0.25, 1, 0]);
});

test("sizes are told in the page's language, small ones more exactly", () => {
  expect(megabytes(63_201_294, "en")).toBe("63 MB");
  expect(megabytes(2_849, "en")).toBe("0 MB");
  expect(megabytes(1_260_000, "hi")).toContain("1.3");
});
