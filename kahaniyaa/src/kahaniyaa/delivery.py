"""Where a told story goes: the screen, or a file that appears whole or not at all and is tried before the telling."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from kahaniyaa_shared.starting import CannotStart

SOUNDS = (".mp3", ".opus", ".aac", ".flac", ".wav")
KINDS = (*SOUNDS, ".txt", ".json")


@contextmanager
def place_for(out: Path, *, kinds: Sequence[str] = KINDS) -> Iterator[Path]:
    """A new file beside `out` that takes its name at the end; raises `CannotStart` at once where that cannot be."""
    if out.suffix.lower() not in kinds:
        raise CannotStart(f"{out.name}: end the name with one of {', '.join(kinds)}.")
    if out.is_dir():
        raise CannotStart(f"{out} is a folder. Name a file in it: {out / f'story{out.suffix}'}")
    beside = out.with_name(f".{out.name}.writing")
    with _writing_to(out):
        beside.touch()
    try:
        yield beside
        with _writing_to(out):
            beside.replace(out)
    finally:
        beside.unlink(missing_ok=True)


def keep(content: bytes, *, beside: Path, out: Path) -> None:
    """Write what was told, or say why it could not be kept."""
    with _writing_to(out):
        beside.write_bytes(content)


@contextmanager
def _writing_to(out: Path) -> Iterator[None]:
    try:
        yield
    except OSError as failure:
        why = failure.strerror if out.parent.is_dir() else f"there is no folder {out.parent}"
        raise CannotStart(f"{out} cannot be written: {why}. Name a file that can be.") from failure


def progress(what: str, *, done: bool = False) -> None:
    """Say how far it is: on a terminal in one line that changes, elsewhere only what is done."""
    if sys.stderr.isatty():
        sys.stderr.write(f"\r\x1b[K{what}" + ("\n" if done else ""))
    elif done:
        sys.stderr.write(f"{what}\n")
    sys.stderr.flush()
