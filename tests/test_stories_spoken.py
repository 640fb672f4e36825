"""Stories as a parent hears them: told and read aloud through the one door, and measured on the sound itself."""

import io
import time
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Any

import httpx2
import numpy
import pytest
import soundfile
from anyio.from_thread import start_blocking_portal

from kahaniyaa.app import create_product
from kahaniyaa_shared.testing.installation import installation
from kahaniyaa_shared.testing.running import running
from kahaniyaa_shared.testing.workers import free_port
from kahaniyaa_tts.testing.ears import loudness, onset, pitch

WISHES = {
    "en": ("a shy elephant who wants to fly", "Moti", "bah-ding-ding-ding-ding"),
    "hi": ("एक शर्मीला हाथी जो उड़ना चाहता है", "मोती", "बडिंगडिंगडिंगडिंग"),
    "ta": ("பறக்க ஆசைப்படும் ஒரு கூச்ச யானை", "மோதி", "படிங்டிங்டிங்டிங்"),
}
STREAM = {"Accept": "text/event-stream"}


@dataclass(frozen=True, slots=True)
class Scene:
    """One scene: its lines on the page, its words with their times, and its sound."""

    lines: list[dict[str, Any]]
    words: list[dict[str, Any]]
    pcm: bytes
    rate: int

    def between(self, start_ms: float, end_ms: float) -> bytes:
        """A stretch of the sound."""
        return self.pcm[2 * self.at(start_ms) : 2 * self.at(end_ms)]

    def at(self, milliseconds: float) -> int:
        """The sample at this moment."""
        return max(round(milliseconds * self.rate / 1000), 0)

    def by_line(self) -> dict[int, list[dict[str, Any]]]:
        """The words of each line."""
        lines: dict[int, list[dict[str, Any]]] = defaultdict(list)
        for word in self.words:
            lines[word["line"]].append(word)
        return lines


@dataclass(frozen=True, slots=True)
class Told:
    """A story that was told and read, and the voice that everybody in it has."""

    language: str
    id: str
    scenes: list[Scene]
    cast: dict[str, str]

    @property
    def pcm(self) -> bytes:
        """All of it, but for a moment at its end: a Fourier transform is quick where a length has small factors."""
        whole = b"".join(scene.pcm for scene in self.scenes)
        return whole[: len(whole) // 65_536 * 65_536]


@pytest.fixture(scope="module")
def door(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx2.Client]:
    """The gateway of a running product, as a guest."""
    with installation(tmp_path_factory.mktemp("home")) as given, start_blocking_portal() as portal:
        port = free_port()
        product = create_product(**{**given, "auth_service_urls": "http://unused"})
        with (
            portal.wrap_async_context_manager(running(product, port=port)),
            httpx2.Client(base_url=f"http://127.0.0.1:{port}", timeout=60, trust_env=False) as client,
        ):
            guest = client.post("/v1/auth/guest", json={}).raise_for_status().json()
            client.headers["Authorization"] = f"Bearer {guest['access_token']}"
            yield client


@pytest.fixture(scope="module", params=list(WISHES))
def told(door: httpx2.Client, request: pytest.FixtureRequest) -> Told:
    """A story of the built-in writer in each language, read aloud to its end."""
    language: str = request.param
    wish, name, _ = WISHES[language]
    asked = {"language": language, "scenario": wish, "characters": [{"name": name}], "narrate": True, "seed": 11}
    answer = door.post("/v1/stories", json=asked, headers=STREAM).raise_for_status()
    return read(door, language, answer.headers["Location"].rpartition("/")[2])


def read(door: httpx2.Client, language: str, story_id: str) -> Told:
    """The story's narration as it is now."""
    story = door.get(f"/v1/stories/{story_id}").json()
    narration = door.get(f"/v1/stories/{story_id}/narration").json()
    assert narration["status"] == "complete"
    scenes = [
        heard(door, lines["lines"], spoken) for lines, spoken in zip(story["scenes"], narration["scenes"], strict=True)
    ]
    return Told(language, story_id, scenes, narration["cast"])


def heard(door: httpx2.Client, lines: list[dict[str, Any]], spoken: dict[str, Any]) -> Scene:
    """A scene's recording, decoded."""
    sound, rate = soundfile.read(io.BytesIO(door.get(spoken["audio_url"]).content), dtype="int16")
    return Scene(lines, spoken["words"], numpy.asarray(sound).tobytes(), int(rate))


def test_a_story_is_read_at_a_pace_to_follow(told: Told) -> None:
    for scene in told.scenes:
        seconds = len(scene.pcm) / 2 / scene.rate
        assert 1.2 <= len(scene.words) / seconds <= 4, f"{len(scene.words)} words in {seconds:.0f} s"


def test_a_story_takes_the_minutes_that_it_is_said_to_take(door: httpx2.Client, told: Told) -> None:
    said = door.get(f"/v1/stories/{told.id}").json()["minutes"]
    takes = sum(len(scene.pcm) / 2 / scene.rate for scene in told.scenes) / 60
    assert takes == pytest.approx(said, rel=0.1)


@pytest.mark.parametrize("language", WISHES)
def test_a_story_takes_the_minutes_that_were_asked_for(door: httpx2.Client, language: str) -> None:
    for minutes in (1, 2):
        asked = {"language": language, "scenario": WISHES[language][0], "minutes": minutes, "narrate": True, "seed": 3}
        answer = door.post("/v1/stories", json=asked, headers=STREAM).raise_for_status()
        told = read(door, language, answer.headers["Location"].rpartition("/")[2])
        takes = sum(len(scene.pcm) / 2 / scene.rate for scene in told.scenes) / 60
        assert takes == pytest.approx(minutes, rel=0.1)


def test_every_word_of_the_page_has_its_time_in_order(told: Told) -> None:
    for scene in told.scenes:
        texts = [line["text"] for line in scene.lines]
        assert sum(len(text.split()) for text in texts) * 0.95 <= len(scene.words)
        assert all(word["start"] < word["end"] <= len(texts[word["line"]]) for word in scene.words)
        assert all(one["end_ms"] <= two["start_ms"] + 1 for one, two in pairwise(scene.words))
        assert scene.words[-1]["end_ms"] <= len(scene.pcm) / 2 / scene.rate * 1000 + 60


def test_a_story_is_as_loud_as_any_other_and_never_clips(told: Told) -> None:
    assert loudness(told.pcm) == pytest.approx(-18, abs=1.5)
    assert true_peak(told.pcm) <= -1.0


def test_nobody_waits_in_silence(told: Told) -> None:
    for scene in told.scenes:
        assert longest_silence(scene) <= 2.5


def test_a_line_is_lit_when_it_is_heard(told: Told) -> None:
    late = [
        abs(onset(scene.between(words[0]["start_ms"] - 120, words[0]["start_ms"] + 800)) / scene.rate * 1000 - 120)
        for scene in told.scenes
        for words in scene.by_line().values()
        if words[0]["start_ms"] >= 120
    ]
    assert len(late) >= 8
    assert sum(each <= 60 for each in late) >= 0.95 * len(late), sorted(late)[-5:]


def test_narrator_and_characters_sound_like_different_people(told: Told) -> None:
    pitches: dict[str | None, list[float]] = defaultdict(list)
    for scene in told.scenes:
        for number, words in scene.by_line().items():
            spoken = scene.between(words[0]["start_ms"], words[-1]["end_ms"])
            pitches[scene.lines[number]["speaker"]].append(pitch(spoken))
    narrator = median(pitches.pop(None))
    assert pitches
    # Line by line: a sad one and a happy one may lie on either side of the narrator, and one alone near it.
    for who, heard in pitches.items():
        apart = 0.06 if len(heard) > 1 else 0.03
        assert median(abs(each / narrator - 1) for each in heard) > apart, f"{who} {heard} against {narrator}"


def test_an_entry_in_the_lexicon_changes_exactly_the_sentence_it_is_about(door: httpx2.Client, told: Told) -> None:
    name = once(told)
    entry = {"language": told.language, "written": name, "said": WISHES[told.language][2], "story_id": told.id}
    kept = door.post("/v1/lexicon", json=entry).raise_for_status().headers["Location"]
    where = f"/v1/stories/{told.id}/narration"
    assert door.get(where).json()["status"] == "stale"
    door.post(where, json={}).raise_for_status()
    while door.get(where).json()["status"] == "working":
        time.sleep(0.05)
    again = read(door, told.language, told.id)
    different = [
        told.scenes[scene].lines[line]["text"]
        for scene, (one, two) in enumerate(zip(told.scenes, again.scenes, strict=True))
        for line in one.by_line()
        if not alike(one.by_line()[line], two.by_line()[line])
    ]
    assert len(different) == 1
    assert name in different[0]
    door.delete(kept).raise_for_status()
    assert door.post(where, json={}).json()["status"] == "complete"
    assert read(door, told.language, told.id).pcm == told.pcm


def once(told: Told) -> str:
    """A long word that the story has once, in no other form either."""
    texts: list[str] = [
        scene.lines[word["line"]]["text"][word["start"] : word["end"]] for scene in told.scenes for word in scene.words
    ]
    counted = Counter(word.casefold() for word in texts)
    alone = (word for word in texts if counted[word.casefold()] == 1 and is_letters(word))
    return next(word for word in alone if len(word) > 3 and sum(word[:3].casefold() in other for other in counted) == 1)


def is_letters(word: str) -> bool:
    """Whether a word is of letters and their signs alone."""
    return all(unicodedata.category(character)[0] in "LM" for character in word)


def alike(one: list[dict[str, Any]], two: list[dict[str, Any]]) -> bool:
    """Whether all words last as long, wherever they lie in their recordings: times are in whole milliseconds."""
    return len(one) == len(two) and all(abs(lasting(a) - lasting(b)) <= 2 for a, b in zip(one, two, strict=True))


def lasting(word: dict[str, Any]) -> int:
    """How many milliseconds a word lasts."""
    return word["end_ms"] - word["start_ms"]


def longest_silence(scene: Scene) -> float:
    """The longest stretch in seconds in which every 20 ms are below −50 dBFS."""
    wave = numpy.frombuffer(scene.pcm, dtype="<i2").astype(numpy.float64) / 32768
    frame = scene.rate // 50
    frames = wave[: len(wave) // frame * frame].reshape(-1, frame)
    longest = current = 0
    for is_silent in numpy.abs(frames).max(axis=1) < 10 ** (-50 / 20):
        current = current + 1 if is_silent else 0
        longest = max(longest, current)
    return longest / 50


def true_peak(pcm: bytes) -> float:
    """dBTP (ITU-R BS.1770, annex 2): the highest peak of the wave between its samples, four times as many."""
    wave = numpy.frombuffer(pcm, dtype="<i2").astype(numpy.float64) / 32768
    highest = 0.0
    for start in range(0, len(wave), 65_536):
        part = wave[start : start + 65_536]
        spectrum = numpy.fft.rfft(part)
        finer = numpy.fft.irfft(numpy.pad(spectrum, (0, len(part) * 2 - len(spectrum) + 1)), 4 * len(part)) * 4
        highest = max(highest, float(numpy.abs(finer[64:-64]).max()))
    return 20 * float(numpy.log10(highest))
