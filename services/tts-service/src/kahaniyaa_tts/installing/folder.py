"""The folder in which voices are kept, by hand or by us; everything that is known of a download is in it.

So every process that has the folder sees the same: what is there, what is being fetched, and what went wrong.
"""

from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from kahaniyaa_tts.installing.part import Part

MODEL, DESCRIPTION = ".onnx", ".onnx.json"
KINDS = (MODEL, DESCRIPTION)


@dataclass(frozen=True, slots=True)
class VoiceFolder:
    """Voices by name: a model and its description each."""

    path: Path

    def file(self, name: str, kind: str) -> Path:
        """A file of a voice that is there whole."""
        return self.path / f"{name}{kind}"

    def part(self, name: str, kind: str) -> Path:
        """What was fetched of it so far."""
        return self.path / f"{name}{kind}.part"

    def problem(self, name: str) -> Path:
        """Why its last download failed, in words."""
        return self.path / f".{name}.problem"

    def stop(self, name: str) -> Path:
        """A note to whoever fetches it, to leave off."""
        return self.path / f".{name}.stop"

    def lock(self, name: str) -> FileLock:
        """Held by whoever fetches it: one at a time, in whatever process."""
        return FileLock(self.path / f".{name}.lock", blocking=False, thread_local=False)

    def has(self, name: str) -> bool:
        """Whether the voice is there."""
        return all(self.file(name, kind).is_file() for kind in KINDS)

    def received(self, name: str) -> int:
        """How many bytes of it are here; a part is looked for before the whole file that it may be becoming."""
        return sum(Part(self.part(name, kind)).size or Part(self.file(name, kind)).size for kind in KINDS)

    def is_fetching(self, name: str) -> bool:
        """Whether somebody holds the lock."""
        lock = self.lock(name)
        if not Path(lock.lock_file).exists():
            return False
        try:
            lock.acquire()
        except Timeout:
            return True
        lock.release()
        return False

    def names(self) -> tuple[str, ...]:
        """The voices that are there, in alphabetical order."""
        models = sorted(self.path.glob(f"*{MODEL}")) if self.path.is_dir() else []
        return tuple(name for model in models if self.has(name := model.name.removesuffix(MODEL)))

    def drop(self, name: str) -> None:
        """Remove everything of it."""
        for kind in KINDS:
            self.file(name, kind).unlink(missing_ok=True)
        for note in (self.problem(name), self.stop(name), self.path / f"{name}.loudness.json"):
            note.unlink(missing_ok=True)
        self.drop_parts(name)

    def drop_parts(self, name: str) -> None:
        """Remove what was fetched of it so far."""
        for kind in KINDS:
            Part(self.part(name, kind)).drop()
