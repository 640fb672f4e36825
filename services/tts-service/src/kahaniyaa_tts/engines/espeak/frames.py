"""The bytes that go between the service and a worker: one job in, then pieces of sound, and the end of the job out.

Both sides import this, and the worker must start fast: only `struct` here.
"""

import struct
from typing import NamedTuple

READY = b"R"
PIECE = b"P"
DONE = b"D"
FAILED = b"F"
KINDS = frozenset({READY, PIECE, DONE, FAILED})

HEAD = struct.Struct("<cI")
"""A frame's kind and the length of what follows."""

_JOB = struct.Struct("<IHHHHHI")
_COUNT = struct.Struct("<I")
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


class Piece(NamedTuple):
    """The next stretch of a job's sound, and the position and sample of each word that is known by now to begin."""

    pcm: bytes
    words: tuple[tuple[int, int], ...]


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


def packed_piece(piece: Piece) -> bytes:
    """How many words, then the words, then the sound."""
    words = b"".join(_WORD.pack(position, sample) for position, sample in piece.words)
    return _COUNT.pack(len(piece.words)) + words + piece.pcm


def unpacked_piece(packed: bytes) -> Piece:
    """The piece that `packed_piece` packed; raises `struct.error` for what it never packs."""
    (count,) = _COUNT.unpack_from(packed)
    sound = _COUNT.size + count * _WORD.size
    words = tuple((position, sample) for position, sample in _WORD.iter_unpack(packed[_COUNT.size : sound]))
    return Piece(packed[sound:], words)
