"""The bytes that go between the service and a worker: one job in, then sound, words, and the end of the job out.

Both sides import this, and the worker must start fast: only `struct` here.
"""

import struct
from typing import NamedTuple

SOUND = b"S"
WORDS = b"W"
DONE = b"D"
FAILED = b"F"

HEAD = struct.Struct("<cI")
"""A frame's kind and the length of what follows."""

_JOB = struct.Struct("<IHHHHHI")
_WORD = struct.Struct("<II")
MOST_TEXT = 64 * 1024


class Job(NamedTuple):
    """One sentence and all of espeak-ng's parameters for it, so that nothing of the job before is left."""

    voice: str
    text: str
    rate: int  # words a minute
    pitch: int  # 0 to 99
    range: int  # 0 to 100
    volume: int  # 0 to 100
    most_samples: int


def packed_job(job: Job) -> bytes:
    """The job as the worker reads it."""
    voice, text = job.voice.encode(), job.text.encode()
    head = _JOB.pack(len(text), len(voice), job.rate, job.pitch, job.range, job.volume, job.most_samples)
    return head + voice + text


JOB_HEAD_BYTES = _JOB.size


def job_lengths(head: bytes) -> tuple[int, int]:
    """How many bytes of voice and of text follow the head of a job."""
    fields = _JOB.unpack(head)
    return fields[1], fields[0]


def unpacked_job(head: bytes, voice: bytes, text: bytes) -> Job:
    """The job that `packed_job` packed."""
    fields = _JOB.unpack(head)
    return Job(voice.decode(), text.decode(), fields[2], fields[3], fields[4], fields[5], fields[6])


def packed_words(words: list[tuple[int, int]]) -> bytes:
    """Positions and samples of the words of a job."""
    return b"".join(_WORD.pack(position, sample) for position, sample in words)


def unpacked_words(packed: bytes) -> list[tuple[int, int]]:
    """The positions and samples that `packed_words` packed."""
    return [(position, sample) for position, sample in _WORD.iter_unpack(packed)]
