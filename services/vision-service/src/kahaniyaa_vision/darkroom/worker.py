"""The darkroom's process: takes one job after another from standard input, answers on standard output.

It limits itself before it opens anything: memory, processor time per job, no files of its own, no core dump. Whatever
it does not foresee ends it, and the service takes that as a refusal. It imports only what it needs, so that it is there
in about a sixth of a second and small while it lives.
"""

import json
import resource
import struct
import sys
from typing import BinaryIO, cast

import pi_heif
from PIL import Image

from kahaniyaa_vision.darkroom.developing import TooLargeError, develop, look
from kahaniyaa_vision.darkroom.formats import Kind
from kahaniyaa_vision.darkroom.messages import SIZE_BYTES, Developed, Job, Refused, Sight, pack_answer

MEMORY_BYTES = 1 << 30
UNREADABLE = (OSError, SyntaxError, ValueError, EOFError, struct.error, Image.DecompressionBombError)
"""What Pillow raises on a picture that is none."""


def main(seconds: int) -> None:
    """Work until standard input closes; a job may take this many seconds of the processor."""
    _confine()
    pi_heif.register_heif_opener(thumbnails=False)  # pyright: ignore[reportUnknownMemberType]  # it has no types
    Image.MAX_IMAGE_PIXELS = None  # our own header check is stricter, and is made before any decoding
    while message := _read(sys.stdin.buffer):
        _allow(seconds)
        sys.stdout.buffer.write(pack_answer(_answer(*message)))
        sys.stdout.buffer.flush()


def _answer(job: Job, kind: Kind, data: bytes) -> Developed | Sight | Refused:
    try:
        return develop(data, kind) if job == "develop" else look(data, kind)
    except TooLargeError as error:
        return Refused("too_large", str(error))
    except MemoryError:
        return Refused("too_demanding", "It needs more memory than a picture should.")
    except UNREADABLE as error:
        return Refused("broken", str(error)[:200])


def _read(pipe: BinaryIO) -> tuple[Job, Kind, bytes] | None:
    size = pipe.read(SIZE_BYTES)
    if len(size) < SIZE_BYTES:
        return None
    message = json.loads(pipe.read(int.from_bytes(size, "big")))
    job, kind = message["header"]
    return cast("Job", job), cast("Kind", kind), pipe.read(message["parts"][0])


def _confine() -> None:
    for limit, value in (
        (resource.RLIMIT_AS, MEMORY_BYTES),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, 64),
    ):
        resource.setrlimit(limit, (value, value))


def _allow(seconds: int) -> None:
    """Let the process use this much more processor time before the kernel ends it."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    spent = int(used.ru_utime + used.ru_stime)
    resource.setrlimit(resource.RLIMIT_CPU, (spent + seconds + 1, resource.RLIM_INFINITY))


if __name__ == "__main__":
    main(int(sys.argv[1]))
