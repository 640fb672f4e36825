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

_MEMORY_BYTES = 512 * 1024 * 1024
_CPU_SECONDS = 600
_OPEN_FILES = 32


def main() -> None:
    """Serve the jobs of the process that started this one."""
    library, data_folder = sys.argv[1:3]
    _limit()
    answers = os.fdopen(os.dup(1), "wb", buffering=0)
    os.dup2(2, 1)  # whatever the library may print must not come between the frames
    espeak = Espeak(library, data_folder)
    _send(answers, frames.READY, espeak.sample_rate.to_bytes(4, "little"))
    _serve(Reader(espeak, Phonemes(espeak, data_folder), answers), sys.stdin.buffer)


def _limit() -> None:
    """Bound what a text that finds a fault in the library could take: memory, processor time, files, cores."""
    if sys.platform == "win32":
        return
    import resource

    if sys.platform == "linux":  # elsewhere a process may hold more addresses than that before it begins
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY_BYTES, _MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (_CPU_SECONDS, _CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_NOFILE, (_OPEN_FILES, _OPEN_FILES))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _serve(reader: "Reader", jobs: BinaryIO) -> None:
    while len(head := jobs.read(frames.JOB_HEAD_BYTES)) == frames.JOB_HEAD_BYTES:
        reader.do(frames.unpacked_job(head, jobs.read))


class Reader:
    """Does one job after the other, and writes what comes of it."""

    def __init__(self, espeak: Espeak, phonemes: Phonemes, answers: BinaryIO) -> None:
        self._espeak, self._phonemes, self._answers = espeak, phonemes, answers

    def do(self, job: frames.Job) -> None:
        """Say the job's text, or tell its phonemes; a job that the library refuses costs nobody else anything."""
        try:
            self._espeak.choose(job.voice)
            rendering = self._phonemes.rendered(job.text, job.sounds, job.voice)
            if job.is_question:
                clauses = [punctuated(written, ipa) for written, ipa in self._espeak.clauses(rendering.text)]
                _send(self._answers, frames.PHONEMES, frames.packed_phonemes(clauses))
            else:
                self._say(job, rendering)
        except LibraryError as error:
            _send(self._answers, frames.FAILED, str(error).encode())
        else:
            _send(self._answers, frames.DONE, b"")

    def _say(self, job: frames.Job, rendering: Rendering) -> None:
        delivery = Delivery()

        def hear(sound: bytes, words: list[tuple[int, int]]) -> None:
            if job.sounds:
                words = [(rendering.origin(position), sample) for position, sample in words]
            if piece := delivery.hear(sound, words):
                _send(self._answers, frames.PIECE, frames.packed_piece(piece))

        self._espeak.tune(rate=job.rate, volume=job.volume, pitch=job.pitch, pitch_range=job.range)
        text = rendering.text if job.sounds else job.text
        self._espeak.say(text, most_samples=job.most_samples, heard=hear, is_phonemic=bool(job.sounds))
        _send(self._answers, frames.PIECE, frames.packed_piece(delivery.end()))


def _send(answers: BinaryIO, kind: bytes, payload: bytes) -> None:
    whole = memoryview(frames.HEAD.pack(kind, len(payload)) + payload)
    while whole:
        whole = whole[answers.write(whole) :]


if __name__ == "__main__":
    main()
