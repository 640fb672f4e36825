"""The bytes that go between the service and a worker: one job in, then pieces of sound, and the end of the job out.

Both sides import this, and the worker must start fast: only `struct` here.
"""

import struct
from collections.abc import Callable
from typing import NamedTuple

READY = b"R"
PIECE = b"P"
LAST_PIECE = b"L"
PHONEMES = b"I"
FAILED = b"F"
KINDS = frozenset({READY, PIECE, LAST_PIECE, PHONEMES, FAILED})

HEAD = struct.Struct("<cI")
"""A frame's kind and the length of what follows."""

_JOB = struct.Struct("<?IHIHHHHI")
_COUNT = struct.Struct("<I")
_WORD = struct.Struct("<II")
MOST_TEXT = 64 * 1024
Sounds = tuple[int, int, str]
"""From and up to which code point of the text there are sounds instead, and their IPA."""


class Job(NamedTuple):
    """One sentence and all of espeak-ng's parameters for it, so that nothing of the job before is left."""

    voice: str
    text: str
    rate: int = 175  # words a minute
    pitch: int = 50  # 0 to 99
    range: int = 50  # 0 to 100
    volume: int = 100  # 0 to 100
    most_samples: int = 0
    sounds: tuple[Sounds, ...] = ()
    is_question: bool = False  # to be answered with its phonemes instead of being said


class Piece(NamedTuple):
    """The next stretch of a job's sound, and the position and sample of each word that is known by now to begin."""

    pcm: bytes
    words: tuple[tuple[int, int], ...]


def packed_job(job: Job) -> bytes:
    """The job as the worker reads it."""
    voice, text = job.voice.encode(), job.text.encode()
    sounds = "\n".join(f"{start} {end} {ipa}" for start, end, ipa in job.sounds).encode()
    lengths = (len(text), len(voice), len(sounds))
    head = _JOB.pack(job.is_question, *lengths, job.rate, job.pitch, job.range, job.volume, job.most_samples)
    return head + voice + text + sounds


JOB_HEAD_BYTES = _JOB.size


def unpacked_job(head: bytes, read: Callable[[int], bytes]) -> Job:
    """The job that `packed_job` packed, of which the head has been read."""
    is_question, text_bytes, voice_bytes, sound_bytes, rate, pitch, span, volume, most_samples = _JOB.unpack(head)
    voice, text, sounds = (read(size).decode() for size in (voice_bytes, text_bytes, sound_bytes))
    asked = tuple(map(_sounds, filter(None, sounds.split("\n"))))
    return Job(voice, text, rate, pitch, span, volume, most_samples, asked, is_question)


def _sounds(line: str) -> Sounds:
    start, end, ipa = line.split(" ", 2)
    return int(start), int(end), ipa


def packed_words(piece: Piece) -> bytes:
    """What stands before the sound of a piece: how many words, and the words."""
    words = b"".join(_WORD.pack(position, sample) for position, sample in piece.words)
    return _COUNT.pack(len(piece.words)) + words


def unpacked_piece(packed: bytes) -> Piece:
    """The piece of these words and its sound; raises `struct.error` for what it never packs."""
    (count,) = _COUNT.unpack_from(packed)
    sound = _COUNT.size + count * _WORD.size
    words = tuple((position, sample) for position, sample in _WORD.iter_unpack(packed[_COUNT.size : sound]))
    return Piece(packed[sound:], words)


def packed_phonemes(clauses: list[str]) -> bytes:
    """The IPA of each clause of a text."""
    return "\n".join(clauses).encode()


def unpacked_phonemes(packed: bytes) -> tuple[str, ...]:
    """The clauses that `packed_phonemes` packed."""
    return tuple(packed.decode().split("\n")) if packed else ()
