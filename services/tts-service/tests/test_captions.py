"""A recording's times as other programs read them."""

import json
import re
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kahaniyaa_shared.contracts.speech import WordTime
from kahaniyaa_tts.audio.captions.cues import cues, shown
from kahaniyaa_tts.audio.captions.documents import DOCUMENTS
from kahaniyaa_tts.audio.captions.graphemes import graphemes
from kahaniyaa_tts.audio.captions.marks import speech_marks
from kahaniyaa_tts.audio.captions.smil import media_overlay
from kahaniyaa_tts.audio.captions.srt import subrip
from kahaniyaa_tts.audio.captions.vtt import webvtt
from kahaniyaa_tts.audio.schemas import MarkTime, TimedUtterance, Times
from kahaniyaa_tts.testing.fixtures import Service
from kahaniyaa_tts.text.words import words

HINDI = "राजा बोला, “चलो & <देखो> --> वहाँ!” फिर सब सो गए।"
LONG = (
    "एक बार की बात है कि एक छोटे से गाँव में एक बूढ़ी दादी रहती थीं, जिनके पास कहानियों का "
    "एक बड़ा सा पिटारा था और जो हर शाम बच्चों को बुलाती थीं।"
)
TAMIL = "ஒரு காட்டில் ஒரு யானை வாழ்ந்தது. அது பறக்க விரும்பியது!"
CLOCK = r"(\d\d):(\d\d):(\d\d)[.,](\d{3})"
STORIES = st.lists(st.text(alphabet="कखगि्ं அம்a,.।!? \n“”<&>-\u200d", min_size=1, max_size=200), min_size=1, max_size=3)


def timed(*texts: str, marks: tuple[MarkTime, ...] = ()) -> Times:
    """Each word is heard for 300 ms, but every seventh for none."""
    at = 50
    utterances: list[TimedUtterance] = []
    for text in texts:
        heard: list[WordTime] = []
        for number, word in enumerate(words(text)):
            end = at + (0 if number % 7 == 6 else 300)
            heard.append(WordTime(start=word.start, end=word.end, start_ms=at, end_ms=end))
            at = end
        utterances.append(TimedUtterance(text=text, language="hi", start_ms=0, end_ms=at, words=tuple(heard)))
    return Times(duration=at / 1000, format="mp3", engine="espeak", utterances=tuple(utterances), marks=marks)


def milliseconds(clock: str) -> int:
    match = re.fullmatch(CLOCK, clock)
    assert match, clock
    hours, minutes, seconds, rest = map(int, match.groups())
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + rest


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0), ("abc", 3), ("कहानी", 3), ("क्षि", 1), ("विद्या", 2), ("யானை", 2), ("வாழ்ந்தது", 5),
        ("👨\u200d👩\u200d👧", 1), ("e\u0301a", 2),
    ],
)  # fmt: skip
def test_letters_are_counted_as_a_reader_would(text: str, count: int) -> None:
    assert graphemes(text) == count


def test_a_cue_holds_two_lines_of_one_sentence() -> None:
    found = list(cues(timed(HINDI, LONG, TAMIL)))
    assert [shown(line) for cue in found[:2] for line in cue.lines] == [
        "राजा बोला, “चलो & <देखो> --> वहाँ!”",
        "फिर सब सो गए।",
    ]
    assert len(found) == 2 + 2 + 2
    assert all(len(cue.lines) <= 2 for cue in found)
    assert all(graphemes(shown(line)) <= 42 for cue in found for line in cue.lines)


@given(STORIES)
def test_every_word_is_in_one_cue_and_the_cues_follow_each_other(texts: list[str]) -> None:
    times = timed(*texts)
    found = list(cues(times))
    heard = [word for cue in found for line in cue.lines for chunk in line for word in chunk.words]
    assert heard == [word for utterance in times.utterances for word in utterance.words]
    moments = [moment for cue in found for moment in (cue.start_ms, cue.end_ms)]
    assert moments == sorted(moments)
    for line in (line for cue in found for line in cue.lines):
        assert graphemes(shown(line)) <= 42 or len(line) == 1


def read_webvtt(content: str) -> list[tuple[int, int, str]]:
    """The cues of a file that keeps to the grammar of WebVTT; fails on one that does not."""
    head, *blocks = content.split("\n\n")
    assert head == "WEBVTT"
    read: list[tuple[int, int, str]] = []
    for block in blocks:
        timing, *lines = block.strip("\n").split("\n")
        begin, end = map(milliseconds, timing.split(" --> "))
        text = "\n".join(lines)
        assert lines
        assert all(lines)
        assert "-->" not in text
        inside = [milliseconds(clock) for clock in re.findall(r"<([^>]*)>", text)]
        assert [begin, *inside, end] == [*sorted({begin, *inside}), end] or begin == end
        plain = re.sub(r"<[^>]*>", "", text)
        assert re.fullmatch(r"(?:[^&<>]|&amp;|&lt;|&gt;)*", plain)
        read.append((begin, end, plain))
    return read


@given(STORIES)
def test_webvtt_keeps_to_its_grammar(texts: list[str]) -> None:
    read = read_webvtt(webvtt(timed(*texts))) if list(cues(timed(*texts))) else []
    assert len(read) == len(list(cues(timed(*texts))))


def test_webvtt_tells_the_moment_of_each_word() -> None:
    first, second = webvtt(timed(HINDI)).strip().split("\n\n")[1:]
    assert first.startswith(
        "00:00:00.050 --> 00:00:01.850\nराजा <00:00:00.350>बोला, “<00:00:00.650>चलो <00:00:00.950>&amp;"
    )
    assert second.startswith("00:00:01.850 --> 00:00:02.750\nफिर सब <00:00:02.150>सो"), (
        "one is heard for no time at all"
    )


@given(STORIES)
def test_subrip_is_numbered_and_tells_the_same(texts: list[str]) -> None:
    times = timed(*texts)
    blocks = [block for block in subrip(times).split("\n\n") if block.strip()]
    assert len(blocks) == len(list(cues(times)))
    for number, block in enumerate(blocks, start=1):
        told, span, *lines = block.strip("\n").split("\n")
        begin, end = span.split(" --> ")
        assert (int(told), milliseconds(begin) <= milliseconds(end)) == (number, True)
        assert lines
        assert all("-->" not in line for line in lines)


def test_a_media_overlay_is_what_epub_asks_for() -> None:
    times = timed(HINDI, "…", TAMIL)
    tree = ElementTree.fromstring(media_overlay(times, page="a&b.xhtml", sound="s.mp3"))
    smil, ops = "{http://www.w3.org/ns/SMIL}", "{http://www.idpf.org/2007/ops}"
    assert (tree.tag, tree.get("version")) == (f"{smil}smil", "3.0")
    (body,) = tree
    assert [seq.get(f"{ops}textref") for seq in body] == ["a&b.xhtml#u0", "a&b.xhtml#u2"]
    identifiers = [element.get("id") for element in tree.iter() if element.get("id")]
    assert len(identifiers) == len(set(identifiers))
    last = 0.0
    for pair in body.iter(f"{smil}par"):
        text, audio = pair
        assert (text.tag, audio.tag, audio.get("src")) == (f"{smil}text", f"{smil}audio", "s.mp3")
        assert text.get("src") == f"a&b.xhtml#{(pair.get('id') or '').removesuffix('-heard')}"
        begin, end = (float((audio.get(name) or "").removesuffix("s")) for name in ("clipBegin", "clipEnd"))
        assert last <= begin < end
        last = end


def test_speech_marks_tell_bytes_and_the_order_of_time() -> None:
    texts = (HINDI, TAMIL)
    times = timed(*texts, marks=(MarkTime(name="here", at_ms=350), MarkTime(name="end", at_ms=99_000)))
    marks = [json.loads(line) for line in speech_marks(times).splitlines()]
    whole = "\n".join(texts).encode()
    assert [mark["time"] for mark in marks] == sorted(mark["time"] for mark in marks)
    for mark in marks:
        if mark["type"] != "ssml":
            assert whole[mark["start"] : mark["end"]].decode() == mark["value"]
    assert [mark["type"] for mark in marks[:4]] == ["sentence", "word", "ssml", "word"]
    assert [mark["value"] for mark in marks if mark["type"] == "ssml"] == ["here", "end"]
    assert sum(mark["type"] == "word" for mark in marks) == sum(len(each.words) for each in times.utterances)
    assert list(marks[0]) == ["time", "type", "start", "end", "value"]


async def test_every_document_can_be_had_over_http_and_is_kept_by_a_browser(service: Service) -> None:
    names = {"vtt": "captions", "srt": "subtitles", "smil": "overlay", "marks": "marks"}
    async with service() as client:
        asked = {"ssml": '<speak>राजा <mark name="here"/>बोला। चलो!</speak>', "language": "hi"}
        recording = (await client.post("/v1/tts/speech", json=asked, headers={"Accept": "application/json"})).json()
        del client.headers["Authorization"]
        for kind, document in DOCUMENTS.items():
            url = recording[f"{names[kind]}_url"]
            answer, head = await client.get(url), await client.head(url)
            assert (answer.status_code, answer.headers["content-type"]) == (200, document.media_type)
            assert "बोला" in answer.text or "u0w1" in answer.text
            assert (head.status_code, head.headers["etag"]) == (200, answer.headers["etag"])
            again = await client.get(url, headers={"If-None-Match": answer.headers["etag"]})
            assert (again.status_code, again.content) == (304, b"")
        assert (await client.get(recording["marks_url"].replace(".marks", ".docx"))).status_code in (401, 404)
