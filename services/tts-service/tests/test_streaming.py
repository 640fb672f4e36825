"""Sound comes as it is made: the first of a sentence before its end, whatever happens to the worker meanwhile."""

import asyncio
import os
import re
import signal
import struct
import subprocess
from collections.abc import AsyncIterator
from dataclasses import replace

import pytest
from hypothesis import given as for_any
from hypothesis import strategies

from kahaniyaa_shared.testing.running import Client
from kahaniyaa_tts.audio.encoders.mp3 import Mp3
from kahaniyaa_tts.audio.limiter import Limiter
from kahaniyaa_tts.engine import SAMPLE_RATE, Began, Sentence, Sound, WordBegan
from kahaniyaa_tts.engines.espeak.delivery import Delivery
from kahaniyaa_tts.engines.espeak.engine import Espeak, installed_espeak
from kahaniyaa_tts.engines.espeak.frames import Piece, packed_words, unpacked_piece
from kahaniyaa_tts.speech.take import Take
from kahaniyaa_tts.testing.fixtures import Say, Service

HINDI = Sentence(text="एक जंगल में एक छोटा हाथी रहता था।", language="hi")
LONG = replace(HINDI, text="एक जंगल में एक छोटा हाथी रहता था और " * 20, rate=0.5)


@pytest.fixture
async def noted() -> AsyncIterator[tuple[Espeak, list[str]]]:
    """An engine with one worker, and the list in which its losses are noted."""
    losses: list[str] = []
    engine = installed_espeak(
        workers=1, idle_seconds=30, most_seconds=120, time_limit=20, warm=1, on_loss=lambda: losses.append("lost")
    )
    await engine.prepare()
    yield engine, losses
    await engine.close()


async def test_the_first_sound_of_a_sentence_comes_before_its_last_is_made(espeak: Espeak) -> None:
    chunks = [chunk async for chunk in espeak.speak(LONG)]
    sizes = [len(chunk.pcm) for chunk in chunks if isinstance(chunk, Sound)]
    assert isinstance(chunks[0], Began)
    assert sizes[0] / 2 / SAMPLE_RATE < 0.4
    assert len(sizes) > 10
    assert sum(sizes) / 2 / SAMPLE_RATE > 30


@pytest.mark.parametrize(
    "text", ["There was a fox in a den.", "एक जंगल में एक छोटा हाथी रहता था।", "त्यौहार आया।", "राजा बोला।"]
)
async def test_the_first_sound_is_enough_for_an_mp3_to_begin(espeak: Espeak, text: str) -> None:
    language = "en" if text.isascii() else "hi"
    chunks = [chunk async for chunk in espeak.speak(Sentence(text=text, language=language))]
    first = next(chunk for chunk in chunks if isinstance(chunk, Sound))
    assert Mp3().encode(Limiter(0.0).more(first.pcm))


async def test_words_come_with_the_sound_that_they_are_in(espeak: Espeak) -> None:
    heard, early = 0, 0
    async for chunk in espeak.speak(LONG):
        heard += len(chunk.pcm) // 2 if isinstance(chunk, Sound) else 0
        early += isinstance(chunk, WordBegan) and heard < 20 * SAMPLE_RATE
    assert early > 30


async def test_whoever_listens_slowly_hears_every_piece_once_and_in_order(espeak: Espeak) -> None:
    take = Take(engine=espeak.ref)
    made = asyncio.create_task(take.of(LONG, espeak))
    heard = b""
    async for piece in take.pieces(made):
        heard += piece
        await asyncio.sleep(0.002)  # meanwhile more of it is made
    whole = made.result().pcm
    assert len(heard) > len(whole) / 2
    assert heard == whole[: len(heard)]


async def test_a_sentence_begins_with_sound(say: Say) -> None:
    for text in ("त्यौहार आया।", "राजा", "खेल"):
        said = await say(replace(HINDI, text=text))
        assert any(said.pcm[:4])


async def test_a_worker_lost_within_a_sentence_is_never_heard_but_noted(noted: tuple[Espeak, list[str]]) -> None:
    engine, losses = noted
    (pid,) = engine.pool.pids
    whole = [chunk async for chunk in engine.speak(LONG)]
    broken: list[object] = []
    async for chunk in engine.speak(LONG):
        if isinstance(chunk, Sound) and not losses and not any(isinstance(each, Sound) for each in broken):
            os.kill(pid, signal.SIGKILL)
        broken.append(chunk)
    assert losses == ["lost"]
    seconds = [sum(len(c.pcm) for c in said if isinstance(c, Sound)) / 2 / SAMPLE_RATE for said in (whole, broken)]
    assert seconds[1] == pytest.approx(seconds[0], abs=0.1)
    words = [[c for c in said if isinstance(c, WordBegan)] for said in (whole, broken)]
    assert [word.position for word in words[0]] == [word.position for word in words[1]]
    for before, after in zip(*words, strict=True):
        assert after.sample == pytest.approx(before.sample, abs=SAMPLE_RATE / 10)


async def test_one_worker_is_kept_ready_and_replaced_when_lost() -> None:
    engine = installed_espeak(workers=2, idle_seconds=0.05, most_seconds=60, time_limit=20, warm=1)
    await engine.prepare()
    (pid,) = engine.pool.pids
    await asyncio.gather(*(sounds(engine) for _ in range(4)))
    async with asyncio.timeout(30):
        while engine.pool.pids[1:]:
            await asyncio.sleep(0.02)
    (kept,) = engine.pool.pids
    os.kill(kept, signal.SIGKILL)
    assert await sounds(engine) > SAMPLE_RATE
    assert len(engine.pool.pids) == 1
    assert engine.pool.pids != (kept,)
    assert pid
    await engine.close()


async def sounds(engine: Espeak) -> int:
    return sum([len(chunk.pcm) // 2 async for chunk in engine.speak(HINDI) if isinstance(chunk, Sound)])


async def test_who_leaves_within_a_sentence_costs_no_worker(noted: tuple[Espeak, list[str]]) -> None:
    engine, losses = noted
    workers = engine.pool.pids
    for _ in range(5):
        saying = engine.speak(LONG)
        await anext(saying)
        await saying.aclose()
    assert await sounds(engine) > SAMPLE_RATE
    assert engine.pool.pids == workers
    assert losses == []


async def test_what_a_listener_who_left_would_have_heard_is_never_said(service: Service) -> None:
    story = " ".join(f"वाक्य संख्या {number} में एक हाथी और एक चिड़िया नदी पर मिले।" for number in range(400))
    async with service(speech_workers=1) as client:
        async with client.stream("POST", "/v1/tts/speech", json={"text": story}) as answer:
            await anext(answer.aiter_raw())
        before = await said_so_far(client)
        await asyncio.sleep(0.3)
        after = await said_so_far(client)
    assert after - before <= 1
    assert after < 200


async def test_what_a_caller_who_left_would_have_been_told_is_never_said(service: Service) -> None:
    lines = [f"वाक्य संख्या {number} में एक हाथी और एक चिड़िया नदी पर मिले।" for number in range(400)]
    passage = [{"text": line + " फिर वे सो गए।", "language": "hi"} for line in lines[:200]]
    async with service(speech_workers=1) as client:
        for path, asked in (("speech", {"text": " ".join(lines)}), ("passages", {"utterances": passage})):
            with pytest.raises(TimeoutError):
                async with asyncio.timeout(0.25):
                    await client.post(f"/v1/tts/{path}", json=asked, headers={"Accept": "application/json"})
            before = await said_so_far(client)
            await asyncio.sleep(0.3)
            assert await said_so_far(client) - before <= 1
        assert await said_so_far(client) < 390
        assert (await client.post("/v1/tts/speech", json={"text": "राजा"})).status_code == 200


async def test_a_lost_worker_is_counted(service: Service) -> None:
    async with service(speech_workers=1, speech_warm_workers=1) as client:
        await client.post("/v1/tts/speech", json={"text": "राजा"})
        os.kill(children()[0], signal.SIGKILL)
        assert (await client.post("/v1/tts/speech", json={"text": "रानी"})).status_code == 200
        assert "tts_workers_lost_total 1.0" in (await client.get("/metrics")).text


def children() -> list[int]:
    """Our own speech processes."""
    told = subprocess.check_output(["ps", "-ww", "-o", "pid=", "-o", "args=", "--ppid", str(os.getpid())], text=True)
    return [int(row.split()[0]) for row in told.splitlines() if "espeak.worker" in row]


async def said_so_far(client: Client) -> int:
    metrics = await client.get("/metrics")
    found = re.search(r'tts_seconds_count\{engine="espeak",language="hi"\} ([0-9.]+)', metrics.text)
    return int(float(found.group(1))) if found else 0


HELD = strategies.lists(
    strategies.binary(max_size=60).map(lambda content: content[: len(content) // 2 * 2])
    | strategies.lists(strategies.integers(-200, 200)).map(lambda samples: struct.pack(f"<{len(samples)}h", *samples))
    | strategies.integers(0, 8000).map(lambda samples: bytes(2 * samples)),
    max_size=12,
)


def delivered(pieces: list[bytes], words: list[tuple[int, int]]) -> tuple[bytes, list[tuple[int, int]]]:
    """What goes out for sound that comes in these pieces, each with its words."""
    delivery = Delivery()
    out: list[Piece | None] = []
    at = 0
    for piece in pieces:
        here = [word for word in words if at <= word[1] < at + len(piece) // 2]
        at += len(piece) // 2
        out.append(delivery.hear(piece, here))
    sent = [piece for piece in (*out, delivery.end()) if piece]
    return b"".join(piece.pcm for piece in sent), [word for piece in sent for word in piece.words]


@for_any(HELD, strategies.lists(strategies.integers(0, 100_000), max_size=10).map(sorted))
def test_however_sound_comes_in_the_same_goes_out(pieces: list[bytes], moments: list[int]) -> None:
    whole = b"".join(pieces)
    words = [(number, moment) for number, moment in enumerate(moments) if moment < len(whole) // 2]
    sound, placed = delivered(pieces, words)
    assert (sound, placed) == delivered([whole], words)
    silence = (len(whole) - len(whole.lstrip(b"\0"))) // 2
    heard = whole[2 * min(silence, SAMPLE_RATE // 4) :]
    assert heard.startswith(sound)
    assert all(abs(sample) <= 100 for (sample,) in struct.iter_unpack("<h", heard[len(sound) :]))
    assert [position for position, _ in placed] == [position for position, _ in words]
    assert all(0 <= sample <= len(sound) // 2 for _, sample in placed)


@for_any(strategies.binary(max_size=50), strategies.lists(strategies.tuples(*[strategies.integers(0, 2**32 - 1)] * 2)))
def test_a_piece_goes_through_the_pipe_unchanged(pcm: bytes, words: list[tuple[int, int]]) -> None:
    piece = Piece(pcm, tuple(words))
    assert unpacked_piece(packed_words(piece) + piece.pcm) == piece
