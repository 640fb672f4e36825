import { expect, test } from "vitest";
import { likedVoice, likeVoice } from "@/lib/likedVoices";

test("each language keeps its own voice, and forgets it when the usual one does again", () => {
  likeVoice("hi", "piper:hi_IN-rohan-medium");
  likeVoice("ta", "ta-grandmother");
  expect([likedVoice("hi"), likedVoice("ta"), likedVoice("en")]).toEqual([
    "piper:hi_IN-rohan-medium",
    "ta-grandmother",
    null,
  ]);
  likeVoice("hi", null);
  expect([likedVoice("hi"), likedVoice("ta")]).toEqual([null, "ta-grandmother"]);
});
