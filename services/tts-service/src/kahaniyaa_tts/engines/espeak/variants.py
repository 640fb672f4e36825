"""The narrator's variant without its faint echo, which nobody hears and which costs a tenth of each sentence."""

import hashlib
import re
import tempfile
from pathlib import Path

_DRIED = ("f2", "f4")  # who speak most: the narrator and the mother; to others the echo gives some of their colour
_ECHO = re.compile(rb"^echo\b.*$", re.MULTILINE)
_RECIPE = "2"
SHARED = Path(tempfile.gettempdir()) / "kahaniyaa-espeak"
"""Where they are for tools that keep no data of their own."""


def without_faint_echoes(data: Path, folder: Path) -> Path:
    """espeak-ng's data once more, inside a folder: links, but for two variants.

    Gives the data as they are where nothing can be written or linked; what echoes then is only slower.
    """
    made = folder / f"espeak-ng-{hashlib.sha256(f'{_RECIPE}|{data}'.encode()).hexdigest()[:12]}"
    try:
        if not made.exists():
            folder.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryDirectory(dir=folder, ignore_cleanup_errors=True) as building:
                _linked(data, Path(building) / made.name / data.name)
                (Path(building) / made.name).rename(made)  # at once, whoever else makes it
    except OSError:
        return made / data.name if made.exists() else data
    return made / data.name


def _linked(data: Path, copy: Path) -> None:
    variants = data / "voices" / "!v"
    _link_all(data, copy, leave="voices")
    _link_all(data / "voices", copy / "voices", leave="!v")
    (copy / "voices" / "!v").mkdir()
    for variant in variants.iterdir():
        if variant.name in _DRIED:
            (copy / "voices" / "!v" / variant.name).write_bytes(_ECHO.sub(b"", variant.read_bytes()))
        else:
            (copy / "voices" / "!v" / variant.name).symlink_to(variant)


def _link_all(folder: Path, copy: Path, *, leave: str) -> None:
    copy.mkdir(parents=True)
    for entry in folder.iterdir():
        if entry.name != leave:
            (copy / entry.name).symlink_to(entry)
