"""No sentence is said twice, and nobody learns what another has heard."""

import asyncio
import subprocess
import sys
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from kahaniyaa_shared.engines import EngineError, EngineRef
from kahaniyaa_tts.engine import Sentence, WordBegan
from kahaniyaa_tts.speech.cache import SentenceCache, sentence_key
from kahaniyaa_tts.speech.kept import SpokenSentence

ENGINE = EngineRef(name="espeak", model="1")
HELLO = Sentence(text="Hello.", language="en")


def files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


class Mouth:
    """Says sentences and counts them."""

    def __init__(self, engine: EngineRef = ENGINE, seconds: float = 0.01) -> None:
        self.said = 0
        self.engine = engine
        self.seconds = seconds

    async def say(self) -> SpokenSentence:
        self.said += 1
        await asyncio.sleep(self.seconds)
        return SpokenSentence(self.engine, b"\x01\x02" * 100, (WordBegan(0, 7),))


async def test_a_sentence_is_said_once_and_heard_the_same_again(tmp_path: Path) -> None:
    mouth = Mouth()
    first = await SentenceCache(tmp_path / "said", 1_000_000).get("me", HELLO, ENGINE, mouth.say)
    again = await SentenceCache(tmp_path / "said", 1_000_000).get("me", HELLO, ENGINE, mouth.say)
    assert first == again
    assert mouth.said == 1


async def test_many_who_ask_at_once_wait_for_one(tmp_path: Path) -> None:
    mouth, cache = Mouth(), SentenceCache(tmp_path / "said", 1_000_000)
    await asyncio.gather(*(cache.get("me", HELLO, ENGINE, mouth.say) for _ in range(10)))
    assert mouth.said == 1


async def test_one_who_leaves_takes_nothing_from_the_others(tmp_path: Path) -> None:
    mouth, cache = Mouth(), SentenceCache(tmp_path / "said", 1_000_000)
    first = asyncio.create_task(cache.get("me", HELLO, ENGINE, mouth.say))
    second = asyncio.create_task(cache.get("me", HELLO, ENGINE, mouth.say))
    await asyncio.sleep(0)
    first.cancel()
    assert (await second).pcm
    assert mouth.said == 1


async def test_another_owner_has_it_said_anew(tmp_path: Path) -> None:
    mouth, cache = Mouth(), SentenceCache(tmp_path / "said", 1_000_000)
    await cache.get("me", HELLO, ENGINE, mouth.say)
    await cache.get("you", HELLO, ENGINE, mouth.say)
    assert mouth.said == 2


async def test_what_is_forgotten_is_gone_from_the_disk(tmp_path: Path) -> None:
    cache = SentenceCache(tmp_path / "said", 1_000_000)
    await cache.get("me", HELLO, ENGINE, Mouth().say)
    await cache.get("you", HELLO, ENGINE, Mouth().say)
    await cache.forget("me")
    await cache.forget("nobody")
    assert len(files(tmp_path / "said")) == 1


async def test_what_another_engine_said_is_not_kept_under_this_ones_name(tmp_path: Path) -> None:
    mouth, cache = Mouth(EngineRef(name="other")), SentenceCache(tmp_path / "said", 1_000_000)
    for _ in range(2):
        await cache.get("me", HELLO, ENGINE, mouth.say)
    assert mouth.said == 2


async def test_a_failure_is_told_to_all_and_not_kept(tmp_path: Path) -> None:
    cache = SentenceCache(tmp_path / "said", 1_000_000)

    async def fail() -> SpokenSentence:
        raise EngineError("no", passing=True)

    told = await asyncio.gather(*(cache.get("me", HELLO, ENGINE, fail) for _ in range(3)), return_exceptions=True)
    assert all(isinstance(each, EngineError) for each in told)
    assert (await cache.get("me", HELLO, ENGINE, Mouth().say)).pcm


async def test_a_torn_file_is_as_good_as_none(tmp_path: Path) -> None:
    mouth, cache = Mouth(), SentenceCache(tmp_path / "said", 1_000_000)
    await cache.get("me", HELLO, ENGINE, mouth.say)
    (file,) = files(tmp_path / "said")
    for torn in (b"", b"KST", b"other bytes altogether", file.read_bytes()[:9]):
        file.write_bytes(torn)
        assert len((await cache.get("me", HELLO, ENGINE, mouth.say)).pcm) == 200
    assert mouth.said == 5


async def test_a_folder_that_cannot_be_written_costs_only_speed(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    assert (await SentenceCache(blocked, 1_000_000).get("me", HELLO, ENGINE, Mouth().say)).pcm


async def test_the_oldest_go_when_there_is_no_room(tmp_path: Path) -> None:
    cache = SentenceCache(tmp_path / "said", 40_000)
    for number in range(400):
        await cache.get("me", replace(HELLO, text=str(number)), ENGINE, Mouth(seconds=0).say)
    await cache.close()
    size = sum(path.stat().st_size for path in files(tmp_path))
    assert 30_000 < size <= 40_000


async def test_a_cache_without_room_says_everything_anew(tmp_path: Path) -> None:
    mouth, cache = Mouth(), SentenceCache(tmp_path / "said", 0)
    for _ in range(2):
        assert (await cache.get("me", HELLO, ENGINE, mouth.say)).pcm
    assert mouth.said == 2


async def test_what_is_being_said_when_its_owner_goes_is_not_kept(tmp_path: Path) -> None:
    cache = SentenceCache(tmp_path / "said", 1_000_000)
    listening = asyncio.create_task(cache.get("me", HELLO, ENGINE, Mouth(seconds=0.2).say))
    await asyncio.sleep(0.05)
    await cache.forget("me")
    assert (await listening).pcm
    assert files(tmp_path / "said") == []


ASK = """
import asyncio, pathlib, sys
from kahaniyaa_shared.engines import EngineRef
from kahaniyaa_tts.engine import Sentence
from kahaniyaa_tts.speech.cache import SentenceCache
from kahaniyaa_tts.speech.kept import SpokenSentence
engine, folder = EngineRef(name="espeak", model="1"), pathlib.Path(sys.argv[1])
async def say():
    with (folder / "asked").open("a") as asked:
        asked.write("x")
    await asyncio.sleep(0.3)
    return SpokenSentence(engine, bytes(2_000), ())
async def main():
    cache = SentenceCache(folder / "said", 1_000_000)
    sys.stdin.read(1)
    said = await cache.get("me", Sentence(text="Hello.", language="en"), engine, say)
    print(len(said.pcm))
print("ready", flush=True)
asyncio.run(main())
"""


def test_of_several_processes_one_asks_the_engine(tmp_path: Path) -> None:
    pipes: dict[str, Any] = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with ExitStack() as running:
        processes: list[Any] = [
            running.enter_context(subprocess.Popen([sys.executable, "-c", ASK, str(tmp_path)], **pipes))
            for _ in range(3)
        ]
        for process in processes:
            assert process.stdout is not None
            assert process.stdout.readline() == b"ready\n"
        for process in processes:
            assert process.stdin is not None
            process.stdin.write(b"x")
            process.stdin.flush()
        answers = [process.communicate()[0] for process in processes]
    assert answers == [b"2000\n"] * 3
    assert (tmp_path / "asked").read_text() == "x"


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
