"""espeak-ng behind its process boundary: what it may do to us, and what no text may do to it."""

import asyncio
import os
import random
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import espeakng_loader
import pytest

from kahaniyaa_shared.engines import EngineError
from kahaniyaa_tts.engine import Sentence
from kahaniyaa_tts.engines.espeak import frames
from kahaniyaa_tts.engines.espeak.engine import Espeak, installed_espeak
from kahaniyaa_tts.engines.espeak.pool import WorkerPool
from kahaniyaa_tts.engines.espeak.process import Installation, Worker, WorkerLostError, started
from kahaniyaa_tts.testing.ears import pitch
from kahaniyaa_tts.testing.fixtures import Say

HINDI = Sentence(text="एक जंगल में एक छोटा हाथी रहता था।", language="hi")


def is_running(pid: int) -> bool:
    """Whether our child has not ended yet, or has and nobody noticed."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def memory_of(pid: int) -> int:
    """Kilobytes that are really there."""
    status = Path(f"/proc/{pid}/status")
    if status.exists():
        return int(status.read_text().split("VmRSS:")[1].split()[0])
    return int(subprocess.check_output(["ps", "-o", "rss=", "-p", str(pid)]))


def limits_of(pid: int) -> dict[str, str]:
    """The soft limits of a process by the system's names for them."""
    rows = Path(f"/proc/{pid}/limits").read_text().splitlines()
    return {row[:26].strip(): row[26:47].strip() for row in rows}


async def until(holds: Callable[[], bool], *, seconds: float = 30) -> None:
    async with asyncio.timeout(seconds):
        while not holds():
            await asyncio.sleep(0.01)


async def heard(pool: WorkerPool) -> list[frames.Piece]:
    return [piece async for piece in pool.say(frames.Job("hi", "राजा", 175, 50, 50, 100, 100_000))]


async def test_nothing_runs_before_the_first_sentence_and_little_after_it(espeak: Espeak, say: Say) -> None:
    assert espeak.pool.pids == ()
    await say(HINDI)
    (pid,) = espeak.pool.pids
    assert memory_of(pid) < 40_000


async def test_idle_workers_are_let_go() -> None:
    engine = installed_espeak(workers=2, idle_seconds=0.05, most_seconds=60, time_limit=20)
    async for _ in engine.speak(HINDI):
        pass
    (pid,) = engine.pool.pids
    await until(lambda: not is_running(pid))
    assert engine.pool.pids == ()
    await engine.close()


async def test_a_worker_killed_while_idle_is_replaced_unnoticed(espeak: Espeak, say: Say) -> None:
    first = await say(HINDI)
    os.kill(espeak.pool.pids[0], signal.SIGKILL)
    second = await say(HINDI)
    assert second.seconds == pytest.approx(first.seconds, abs=0.05)


async def test_a_worker_killed_at_work_is_replaced_and_the_sentence_said_once_more(espeak: Espeak, say: Say) -> None:
    long = replace(HINDI, text="एक जंगल में एक छोटा हाथी रहता था और " * 15, rate=0.5)
    whole = await say(long)
    (pid,) = espeak.pool.pids
    os.kill(pid, signal.SIGSTOP)
    saying = asyncio.ensure_future(say(long))
    await asyncio.sleep(0.05)
    assert not saying.done()
    os.kill(pid, signal.SIGKILL)
    again = await saying
    assert again.seconds == pytest.approx(whole.seconds, abs=0.1)
    assert espeak.pool.pids != (pid,)


async def test_a_worker_that_dies_twice_is_an_error_that_may_pass() -> None:
    installation = Installation(Path(espeakng_loader.get_library_path()), Path(espeakng_loader.get_data_path()))

    async def doomed() -> Worker:
        worker = await started(installation, time_limit=5)
        os.kill(worker.pid, signal.SIGKILL)
        return worker

    pool = WorkerPool(start=doomed, most=1, idle_seconds=1)
    with pytest.raises(WorkerLostError) as lost:
        await heard(pool)
    assert lost.value.passing
    await pool.close()


@pytest.mark.parametrize("loop", ["asyncio", "uvloop"])
def test_a_worker_whose_pipe_is_closed_before_its_end_is_known_is_lost(loop: str) -> None:
    new_loop: Callable[[], asyncio.AbstractEventLoop] = pytest.importorskip(loop).new_event_loop

    async def ask_the_dead() -> None:
        installation = Installation(Path(espeakng_loader.get_library_path()), Path(espeakng_loader.get_data_path()))
        worker = await started(installation, time_limit=5)
        pipe = worker.process.stdin
        assert pipe is not None
        os.kill(worker.pid, signal.SIGKILL)
        await until(pipe.is_closing)
        with pytest.raises(WorkerLostError):
            _ = [piece async for piece in worker.say(frames.Job("hi", "राजा", most_samples=100_000))]
        await worker.end()

    with asyncio.Runner(loop_factory=new_loop) as runner:
        runner.run(ask_the_dead())


async def test_a_worker_that_hangs_is_ended_in_time() -> None:
    installation = Installation(Path(espeakng_loader.get_library_path()), Path(espeakng_loader.get_data_path()))
    frozen: list[int] = []

    async def freezing() -> Worker:
        worker = await started(installation, time_limit=20)
        worker.time_limit = 0.2
        os.kill(worker.pid, signal.SIGSTOP)
        frozen.append(worker.pid)
        return worker

    pool = WorkerPool(start=freezing, most=1, idle_seconds=1)
    async with asyncio.timeout(20):
        with pytest.raises(WorkerLostError):
            await heard(pool)
    assert len(frozen) == 2
    await pool.close()
    assert not any(map(is_running, frozen))


async def test_a_library_that_is_not_there_is_an_error_that_stays(tmp_path: Path) -> None:
    start = partial(started, Installation(tmp_path / "none.so", tmp_path / "data"), time_limit=5)
    with pytest.raises(EngineError) as failed:
        await heard(WorkerPool(start=start, most=1, idle_seconds=1))
    assert not failed.value.passing


async def test_a_worker_is_replaced_after_its_last_job_and_no_loss_is_told() -> None:
    losses: list[str] = []
    engine = installed_espeak(
        workers=1, idle_seconds=30, most_seconds=60, time_limit=20, warm=1, on_loss=lambda: losses.append("lost")
    )
    engine.pool.jobs_of_a_worker = 3
    await engine.prepare()
    (first,) = engine.pool.pids
    for _ in range(4):
        async for _ in engine.speak(HINDI):
            pass
    (second,) = engine.pool.pids
    assert second != first
    await until(lambda: not is_running(first))
    assert losses == []
    await engine.close()


@pytest.mark.skipif(sys.platform != "linux", reason="limits are read from /proc")
async def test_a_worker_may_take_only_so_much_of_the_machine(espeak: Espeak, say: Say) -> None:
    await say(HINDI)
    soft = limits_of(espeak.pool.pids[0])
    assert soft["Max address space"] == str(512 * 1024 * 1024)
    assert soft["Max cpu time"] == "600"
    assert soft["Max file size"] == "0"
    assert soft["Max core file size"] == "0"
    assert soft["Max open files"] == "32"


async def test_workers_end_with_their_service() -> None:
    engine = installed_espeak(workers=1, idle_seconds=30, most_seconds=60, time_limit=20)
    async for _ in engine.speak(HINDI):
        pass
    (pid,) = engine.pool.pids
    await engine.close()
    assert not is_running(pid)


async def test_a_listener_who_leaves_frees_the_voice(espeak: Espeak, say: Say) -> None:
    waiting = [asyncio.ensure_future(say(HINDI)) for _ in range(20)]
    await asyncio.sleep(0.01)
    for each in waiting:
        each.cancel()
    await asyncio.gather(*waiting, return_exceptions=True)
    assert (await say(HINDI)).seconds > 1


async def test_many_at_once_sound_as_each_alone(espeak: Espeak, say: Say) -> None:
    texts = ["राजा आया।", "रानी हँसी और नाची।", "एक छोटा हाथी जंगल में रहता था।", "नमस्ते!"]
    alone = [(await say(replace(HINDI, text=text))).seconds for text in texts]
    together = await asyncio.gather(*(say(replace(HINDI, text=text)) for text in texts * 10))
    for number, said in enumerate(together):
        assert said.seconds == pytest.approx(alone[number % len(texts)], abs=0.03)


async def test_no_control_character_reaches_the_next_sentence(say: Say) -> None:
    before = await say(HINDI)
    await say(replace(HINDI, text="\x0130S \x0120P \x01+20R \x1b[1m hello \x00 there"))
    after = await say(HINDI)
    assert after.seconds == pytest.approx(before.seconds, abs=0.03)


async def test_no_parameter_of_one_sentence_reaches_the_next(say: Say) -> None:
    before = await say(HINDI)
    await say(replace(HINDI, role="giant", rate=3.0, pitch=8, lively=2))
    after = await say(HINDI)
    assert after.seconds == pytest.approx(before.seconds, abs=0.03)


@pytest.mark.parametrize("text", ["-f/etc/hostname", "--help", "-v en", "<audio src='/etc/passwd'/>", "[[h@l'oU]]"])
async def test_text_that_looks_like_a_command_is_only_text(say: Say, text: str) -> None:
    said = await say(Sentence(text=text, language="en"))
    assert 0.2 < said.seconds < 8


@pytest.mark.parametrize("language", ["xx", "hi-IN", "en-in", "../../etc", "ja"])
async def test_a_language_it_lacks_is_an_error_and_never_the_last_voice(say: Say, language: str) -> None:
    with pytest.raises(EngineError):
        await say(replace(HINDI, language=language))


async def test_a_role_it_does_not_know_is_the_narrators(say: Say) -> None:
    usual = await say(HINDI)
    other = await say(replace(HINDI, role="nobody/../../x", voice="piper:x"))
    assert other.seconds == pytest.approx(usual.seconds, abs=0.03)


async def test_a_sentence_is_cut_off_at_its_limit() -> None:
    engine = installed_espeak(workers=1, idle_seconds=5, most_seconds=1, time_limit=20)
    sizes = [len(getattr(chunk, "pcm", b"")) async for chunk in engine.speak(replace(HINDI, text="राजा " * 500))]
    assert sum(sizes) / 2 / 22050 < 1.5
    await engine.close()


@pytest.mark.parametrize(
    ("sentence", "factor"),
    [(replace(HINDI, rate=2.0), 0.5), (replace(HINDI, rate=0.5), 2.0), (replace(HINDI, rate=1.5), 1 / 1.5)],
)
async def test_the_rate_asked_for_is_the_rate_heard(say: Say, sentence: Sentence, factor: float) -> None:
    usual = await say(HINDI)
    assert (await say(sentence)).seconds / usual.seconds == pytest.approx(factor, rel=0.08)


@pytest.mark.parametrize("semitones", [-6, -3, 3, 6, 8])
async def test_the_pitch_asked_for_is_the_pitch_heard(say: Say, semitones: int) -> None:
    usual, changed = await say(HINDI), await say(replace(HINDI, pitch=semitones))
    heard = pitch(changed.pcm) / pitch(usual.pcm)
    assert heard == pytest.approx(2 ** (semitones / 12), rel=0.06)


async def test_mixed_scripts_and_noise_neither_kill_nor_outlast_a_worker(espeak: Espeak, say: Say) -> None:
    chance = random.Random(7)
    alphabet = "अआकखगा्िी ெகதਮਾৰক ಕಾ അന്‍ aBc' -–…!?।॥۔،سلام0९,.\n\t\u200d😀¿ñ<&>"
    await say(HINDI)
    for _ in range(150):
        text = "".join(chance.choices(alphabet, k=chance.randint(1, 80)))
        language = chance.choice(["hi", "ta", "en", "ur", "bn", "kn", "ml", "te", "pa", "gu", "or", "as"])
        said = await say(Sentence(text=text, language=language))
        samples = [word.sample for word in said.words]
        assert samples == sorted(samples)
        assert said.seconds < 60
    assert len(espeak.pool.pids) == 1
