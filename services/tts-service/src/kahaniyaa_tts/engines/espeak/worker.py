"""A worker process: reads jobs from standard input and writes sound and words to standard output, until input ends.

It imports nothing of the service but the frames and the library, so that it is up in a few hundredths of a second.
"""

import os
import sys
from typing import BinaryIO

from kahaniyaa_tts.engines.espeak import frames
from kahaniyaa_tts.engines.espeak.delivery import Delivery
from kahaniyaa_tts.engines.espeak.library import Espeak, LibraryError
from kahaniyaa_tts.engines.espeak.phonemes import Phonemes, punctuated
from kahaniyaa_tts.engines.espeak.rendering import Rendering
from kahaniyaa_tts.limits import limit

_MEMORY_BYTES = 512 * 1024 * 1024
_CPU_SECONDS = 600
_OPEN_FILES = 32
_PIPE_BYTES = 1024 * 1024


def main() -> None:
    """Serve the jobs of the process that started this one."""
    library, data_folder = sys.argv[1:3]
    limit(memory_bytes=_MEMORY_BYTES, open_files=_OPEN_FILES, cpu_seconds=_CPU_SECONDS)
    _widen(1)
    answers = Answers(os.dup(1))
    os.dup2(2, 1)  # whatever the library may print must not come between the frames
    espeak = Espeak(library, data_folder)
    answers.give(frames.READY, espeak.sample_rate.to_bytes(4, "little"))
    _serve(Reader(espeak, Phonemes(espeak, data_folder), answers), sys.stdin.buffer)


def _serve(reader: "Reader", jobs: BinaryIO) -> None:
    while len(head := jobs.read(frames.JOB_HEAD_BYTES)) == frames.JOB_HEAD_BYTES:
        reader.do(frames.unpacked_job(head, jobs.read))


class Answers:
    """Writes frames to a pipe."""

    def __init__(self, pipe: int) -> None:
        self._pipe = pipe

    def give(self, kind: bytes, *parts: bytes) -> None:
        """Write a frame of the parts: at once where that can be, so that its reader is woken once."""
        frame = [frames.HEAD.pack(kind, sum(map(len, parts))), *parts]
        written = os.writev(self._pipe, frame) if hasattr(os, "writev") else 0
        rest = memoryview(b"".join(frame))[written:] if written < sum(map(len, frame)) else memoryview(b"")
        while rest:
            rest = rest[os.write(self._pipe, rest) :]


class Reader:
    """Does one job after the other, and writes what comes of it."""

    def __init__(self, espeak: Espeak, phonemes: Phonemes, answers: Answers) -> None:
        self._espeak, self._phonemes, self._answers = espeak, phonemes, answers

    def do(self, job: frames.Job) -> None:
        """Say the job's text, or tell its phonemes; a job that the library refuses costs nobody else anything."""
        try:
            self._espeak.choose(job.voice)
            rendering = self._phonemes.rendered(job.text, job.sounds, job.voice)
            if job.is_question:
                clauses = [punctuated(written, ipa) for written, ipa in self._espeak.clauses(rendering.text)]
                self._answers.give(frames.PHONEMES, frames.packed_phonemes(clauses))
            else:
                self._say(job, rendering)
        except LibraryError as error:
            self._answers.give(frames.FAILED, str(error).encode())

    def _say(self, job: frames.Job, rendering: Rendering) -> None:
        delivery = Delivery()

        def hear(sound: bytes, words: list[tuple[int, int]]) -> None:
            if job.sounds:
                words = [(rendering.origin(position), sample) for position, sample in words]
            if piece := delivery.hear(sound, words):
                self._answers.give(frames.PIECE, frames.packed_words(piece), piece.pcm)
                _let_the_reader_go_on()

        self._espeak.tune(rate=job.rate, volume=job.volume, pitch=job.pitch, pitch_range=job.range)
        text = rendering.text if job.sounds else job.text
        self._espeak.say(text, most_samples=job.most_samples, heard=hear, is_phonemic=bool(job.sounds))
        piece = delivery.end()
        self._answers.give(frames.LAST_PIECE, frames.packed_words(piece), piece.pcm)
        self._espeak.choose(job.voice)  # now that nobody waits: where it echoes, it is to be taken anew


def _let_the_reader_go_on() -> None:
    """Give way: the system wakes a pipe's reader on the writer's own core, where it would wait for this one's rest."""
    if hasattr(os, "sched_yield"):
        os.sched_yield()


def _widen(pipe: int) -> None:
    """Let a pipe hold a whole piece, so that neither end is woken for a part of one; where that cannot be, it works."""
    try:
        import fcntl

        fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, _PIPE_BYTES)
    except (ImportError, AttributeError, OSError):
        return


if __name__ == "__main__":
    main()
