"""One process makes a thing, the others wait; nobody waits for the dead."""

import asyncio
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from kahaniyaa_tts.claims import Claims

HOLD = """
import asyncio, sys, pathlib
from kahaniyaa_tts.claims import Claims
async def main():
    async with Claims(pathlib.Path(sys.argv[1])).held("story"):
        print("held", flush=True)
        await asyncio.to_thread(sys.stdin.read)
asyncio.run(main())
"""


@pytest.fixture
def holder(tmp_path: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Another process that holds the claim `story` until its input ends."""
    command = [sys.executable, "-c", HOLD, str(tmp_path / "claims")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stdout.readline() == b"held\n"
        yield process
        process.kill()


@pytest.fixture
def claims(tmp_path: Path) -> Iterator[Claims]:
    claims = Claims(tmp_path / "claims")
    yield claims
    claims.close()


async def take(claims: Claims) -> bool:
    async with claims.held("story"):
        return True


async def test_a_claim_of_another_process_is_waited_for(claims: Claims, holder: subprocess.Popen[bytes]) -> None:
    waiting = asyncio.create_task(take(claims))
    await asyncio.sleep(0.1)
    with claims.held_if_free("story") as mine, claims.held_if_free("another") as other:
        assert (mine, other, waiting.done()) == (False, True, False)
    assert holder.stdin
    holder.stdin.close()
    assert await asyncio.wait_for(waiting, 10)


async def test_a_claim_goes_with_its_holder(claims: Claims, holder: subprocess.Popen[bytes]) -> None:
    holder.send_signal(signal.SIGKILL)
    assert await asyncio.wait_for(take(claims), 10)


async def test_nobody_waits_for_ever(tmp_path: Path, holder: subprocess.Popen[bytes]) -> None:
    holder.send_signal(signal.SIGSTOP)
    impatient = Claims(tmp_path / "claims", patience=0.1)
    assert await asyncio.wait_for(take(impatient), 10)
    impatient.close()


async def test_within_a_process_a_claim_is_one_persons_too(claims: Claims) -> None:
    inside = 0

    async def enter() -> None:
        nonlocal inside
        async with claims.held("story"):
            inside += 1
            assert inside == 1
            await asyncio.sleep(0.001)
            inside -= 1

    await asyncio.gather(*(enter() for _ in range(8)))


def test_a_thousand_claims_leave_one_empty_file(claims: Claims, tmp_path: Path) -> None:
    with ExitStack() as held:
        assert all(held.enter_context(claims.held_if_free(str(number))) for number in range(1_000))
    assert [(file.name, file.stat().st_size) for file in tmp_path.iterdir()] == [("claims", 0)]


async def test_where_there_are_no_locks_each_has_its_own_way(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    claims = Claims(tmp_path / "file" / "claims")
    assert await take(claims)
    with claims.held_if_free("story") as mine:
        assert mine
