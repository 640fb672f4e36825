"""Nothing of what a worker said before is in what it says next, and a voice that echoes does so to the end."""

from dataclasses import replace
from pathlib import Path

import espeakng_loader
import numpy
import pytest

from kahaniyaa_tts.engine import Sentence
from kahaniyaa_tts.engines.espeak.engine import installed_espeak
from kahaniyaa_tts.engines.espeak.variants import without_faint_echoes
from kahaniyaa_tts.testing.ears import loudness
from kahaniyaa_tts.testing.engines import Said, said
from kahaniyaa_tts.testing.fixtures import Say

SHOUTED = "नहीं! भाग जाओ, अरे ओ उल्लू।"
CLOSED = Sentence(text="त्योहार आया।", language="hi")  # begins with a closure of 0.13 s, before the first sound
ECHOING = {
    ("boy", 0): 140, ("boy", 1): 120, ("girl", 0): 40, ("man", 1): 30, ("robot", 0): 40, ("robot", 1): 10,
}  # fmt: skip
"""Voices to which espeak-ng gives an echo, and after how many milliseconds it comes."""
FAINTLY = [("narrator", 0), ("mother", 0)]
"""Voices that are said without the echo which they would have."""


async def fresh(sentence: Sentence) -> Said:
    """The sentence from a worker that has said nothing before."""
    engine = installed_espeak(workers=1, idle_seconds=30, most_seconds=60, time_limit=20)
    heard = await said(engine, sentence)
    await engine.close()
    return heard


def samples(pcm: bytes) -> numpy.ndarray[tuple[int], numpy.dtype[numpy.int32]]:
    return numpy.abs(numpy.frombuffer(pcm, "<i2").astype(numpy.int32))


@pytest.mark.parametrize(("role", "shade"), [*ECHOING, *FAINTLY])
async def test_a_sentence_is_heard_as_from_a_fresh_worker_whoever_spoke_before(role: str, shade: int, say: Say) -> None:
    sentence = replace(CLOSED, role=role, shade=shade)
    first = await fresh(sentence)
    for before in (sentence, replace(sentence, role="giant"), replace(sentence, rate=3.9)):
        await say(replace(before, text=SHOUTED))
        heard = await say(sentence)
        assert heard.seconds == pytest.approx(first.seconds, abs=0.03)
        assert loudness(heard.pcm) == pytest.approx(loudness(first.pcm), abs=0.5)
        assert heard.words[1].sample == pytest.approx(first.words[1].sample, abs=0.03 * 22_050)


@pytest.mark.parametrize(("role", "shade"), ECHOING)
async def test_an_echo_is_heard_to_its_end(role: str, shade: int, say: Say) -> None:
    for rate in (0.8, 0.9, 1.0, 1.1, 1.2, 1.6, 2.0):  # each ends elsewhere in espeak-ng's buffer
        sentence = Sentence(text="राजा आया।", language="hi", role=role, shade=shade, rate=rate)
        heard = samples((await say(sentence)).pcm)
        last = numpy.flatnonzero(heard > 0.15 * heard.max())[-1]
        assert (len(heard) - last) / 22.05 > ECHOING[role, shade] - 5, rate


@pytest.mark.parametrize(("role", "shade"), FAINTLY)
async def test_a_faint_echo_is_left_out(role: str, shade: int, say: Say) -> None:
    heard = samples((await say(Sentence(text="राजा आया।", language="hi", role=role, shade=shade))).pcm)
    last = numpy.flatnonzero(heard > 0.15 * heard.max())[-1]
    assert (len(heard) - last) / 22.05 < 100


def test_data_that_cannot_be_written_again_are_used_as_they_are(tmp_path: Path) -> None:
    data = Path(espeakng_loader.get_data_path())
    (tmp_path / "file").touch()
    assert without_faint_echoes(data, tmp_path / "file" / "folder") == data
    made = without_faint_echoes(data, tmp_path)
    assert without_faint_echoes(data, tmp_path) == made
    assert "echo" not in (made / "voices" / "!v" / "f2").read_text("utf-8")
    assert "echo 40" in (made / "voices" / "!v" / "robosoft8").read_text("utf-8")
    assert [entry.name for entry in tmp_path.iterdir() if entry.name != "file"] == [made.parent.name]


@pytest.mark.parametrize("role", ["narrator", "giant", "robot", "ghost"])
async def test_no_quiet_is_left_at_the_end_of_a_sentence(role: str, say: Say) -> None:
    heard = samples((await say(Sentence(text="राजा आया।", language="hi", role=role))).pcm)
    assert heard[-64:].max() > 100
