"""The scripts of the languages: which letters belong to each, by ISO 15924 code (ranges as in Unicode's Blocks.txt)."""

from bisect import bisect_right
from functools import lru_cache

_RANGES: dict[str, tuple[tuple[int, int], ...]] = {
    "Latn": ((0x41, 0x5A), (0x61, 0x7A), (0xAA, 0xAA), (0xBA, 0xBA), (0xC0, 0x24F), (0x1E00, 0x1EFF)),
    "Grek": ((0x370, 0x3FF), (0x1F00, 0x1FFF)),
    "Cyrl": ((0x400, 0x52F),),
    "Armn": ((0x530, 0x58F),),
    "Hebr": ((0x590, 0x5FF), (0xFB1D, 0xFB4F)),
    "Arab": ((0x600, 0x6FF), (0x750, 0x77F), (0x8A0, 0x8FF), (0xFB50, 0xFDFF), (0xFE70, 0xFEFC)),
    "Deva": ((0x900, 0x963), (0x966, 0x97F), (0xA8E0, 0xA8FF)),
    "Beng": ((0x980, 0x9FF),),
    "Guru": ((0xA00, 0xA7F),),
    "Gujr": ((0xA80, 0xAFF),),
    "Orya": ((0xB00, 0xB7F),),
    "Taml": ((0xB80, 0xBFF),),
    "Telu": ((0xC00, 0xC7F),),
    "Knda": ((0xC80, 0xCFF),),
    "Mlym": ((0xD00, 0xD7F),),
    "Sinh": ((0xD80, 0xDFF),),
    "Thai": ((0xE00, 0xE7F),),
    "Tibt": ((0xF00, 0xFFF),),
    "Mymr": ((0x1000, 0x109F),),
    "Geor": ((0x10A0, 0x10FF), (0x1C90, 0x1CBF)),
    "Hang": ((0x1100, 0x11FF), (0x3130, 0x318F), (0xAC00, 0xD7AF)),
    "Ethi": ((0x1200, 0x139F),),
    "Olck": ((0x1C50, 0x1C7F),),
    "Hira": ((0x3040, 0x309F),),
    "Kana": ((0x30A0, 0x30FF),),
    "Hani": ((0x3005, 0x3007), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x3134F)),
    "Mtei": ((0xAAE0, 0xAAFF), (0xABC0, 0xABFF)),
}
_IN_ORDER = sorted((first, last, script) for script, ranges in _RANGES.items() for first, last in ranges)
_FIRSTS = [first for first, _last, _script in _IN_ORDER]
_WRITTEN_WITH = {"Hans": "Hani", "Hant": "Hani", "Kore": "Hang"}


@lru_cache(maxsize=8_192)
def script_of(character: str) -> str | None:
    """The script that the character belongs to; None for those of all scripts, such as spaces and most signs."""
    place = bisect_right(_FIRSTS, ord(character)) - 1
    if place < 0:
        return None
    _first, last, script = _IN_ORDER[place]
    return script if ord(character) <= last else None


def is_written_with(script: str, character: str) -> bool:
    """Whether a language of this script is written with the character: one of `Hans` with those of `Hani`."""
    return script_of(character) == _WRITTEN_WITH.get(script, script)
