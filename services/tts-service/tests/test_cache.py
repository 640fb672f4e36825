"""No sentence is said twice, and nobody learns what another has heard."""

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest

from kahaniyaa_shared.engines import EngineError, EngineRef
from kahaniyaa_tts.engine import Sentence, WordBegan
from kahaniyaa_tts.speech.cache import SentenceCache, SpokenSentence, sentence_key

ENGINE = EngineRef(name="espeak", model="1")
HELLO = Sentence(text="Hello.", language="en")


def files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


class Mouth:
    """Says sentences and counts them."""

    def __init__(self, engine: EngineRef = ENGINE) -> None:
        self.said = 0
        self.engine = engine

    async def say(self) -> SpokenSentence:
        self.said += 1
        await asyncio.sleep(0.01)
        return SpokenSentence(self.engine, b"\x01\x02" * 100, (WordBegan(0, 7),))


async def test_a_sentence_is_said_once_and_heard_the_same_again(tmp_path: Path) -> None:
    mouth = Mouth()
    first = await SentenceCache(tmp_path, 10_000).get("me", HELLO, ENGINE, mouth.say)
    again = await SentenceCache(tmp_path, 10_000).get("me", HELLO, ENGINE, mouth.say)
    assert first == again
    assert mouth.said == 1


async def test_many_who_ask_at_once_wait_for_one(tmp_path: Path) -> None:
    mouth, cache = Mouth(), SentenceCache(tmp_path, 10_000)
    await asyncio.gather(*(cache.get("me", HELLO, ENGINE, mouth.say) for _ in range(10)))
    assert mouth.said == 1


async def test_one_who_leaves_takes_nothing_from_the_others(tmp_path: Path) -> None:
    mouth, cache = Mouth(), SentenceCache(tmp_path, 10_000)
    first = asyncio.create_task(cache.get("me", HELLO, ENGINE, mouth.say))
    second = asyncio.create_task(cache.get("me", HELLO, ENGINE, mouth.say))
    await asyncio.sleep(0)
    first.cancel()
    assert (await second).pcm
    assert mouth.said == 1


async def test_another_owner_has_it_said_anew(tmp_path: Path) -> None:
    mouth, cache = Mouth(), SentenceCache(tmp_path, 10_000)
    await cache.get("me", HELLO, ENGINE, mouth.say)
    await cache.get("you", HELLO, ENGINE, mouth.say)
    assert mouth.said == 2


async def test_what_is_forgotten_is_gone_from_the_disk(tmp_path: Path) -> None:
    cache = SentenceCache(tmp_path, 10_000)
    await cache.get("me", HELLO, ENGINE, Mouth().say)
    await cache.get("you", HELLO, ENGINE, Mouth().say)
    await cache.forget("me")
    await cache.forget("nobody")
    assert len(files(tmp_path)) == 1


async def test_what_another_engine_said_is_not_kept_under_this_ones_name(tmp_path: Path) -> None:
    mouth, cache = Mouth(EngineRef(name="other")), SentenceCache(tmp_path, 10_000)
    for _ in range(2):
        await cache.get("me", HELLO, ENGINE, mouth.say)
    assert mouth.said == 2


async def test_a_failure_is_told_to_all_and_not_kept(tmp_path: Path) -> None:
    cache = SentenceCache(tmp_path, 10_000)

    async def fail() -> SpokenSentence:
        raise EngineError("no", passing=True)

    told = await asyncio.gather(*(cache.get("me", HELLO, ENGINE, fail) for _ in range(3)), return_exceptions=True)
    assert all(isinstance(each, EngineError) for each in told)
    assert (await cache.get("me", HELLO, ENGINE, Mouth().say)).pcm


async def test_a_torn_file_is_as_good_as_none(tmp_path: Path) -> None:
    mouth, cache = Mouth(), SentenceCache(tmp_path, 10_000)
    await cache.get("me", HELLO, ENGINE, mouth.say)
    (file,) = files(tmp_path)
    for torn in (b"", b"KST", b"other bytes altogether", file.read_bytes()[:9]):
        file.write_bytes(torn)
        assert len((await cache.get("me", HELLO, ENGINE, mouth.say)).pcm) == 200
    assert mouth.said == 5


async def test_a_folder_that_cannot_be_written_costs_only_speed(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    assert (await SentenceCache(blocked, 10_000).get("me", HELLO, ENGINE, Mouth().say)).pcm


async def test_the_oldest_go_when_there_is_no_room(tmp_path: Path) -> None:
    for number in range(30):
        cache = SentenceCache(tmp_path, 2_000)
        await cache.get("me", replace(HELLO, text=str(number)), ENGINE, Mouth().say)
    assert sum(path.stat().st_size for path in files(tmp_path)) <= 2_000


@pytest.mark.parametrize(
    "other",
    [
        replace(HELLO, text="Hello!"),
        replace(HELLO, language="hi"),
        replace(HELLO, role="giant"),
        replace(HELLO, rate=1.01),
        replace(HELLO, pitch=0.5),
        replace(HELLO, lively=0.9),
    ],
)
def test_whatever_changes_the_sound_changes_the_key(other: Sentence) -> None:
    assert sentence_key(other, ENGINE) != sentence_key(HELLO, ENGINE)
    assert sentence_key(HELLO, EngineRef(name="espeak", model="2")) != sentence_key(HELLO, ENGINE)
