"""What goes into the darkroom and what comes out, and how both cross the pipe."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Literal

from kahaniyaa_vision.darkroom.colours import Patch

Job = Literal["develop", "look"]
RefusalKind = Literal["broken", "too_large", "too_demanding"]
SIZE_BYTES = 4


@dataclass(frozen=True, slots=True)
class Rendition:
    """The picture at one size, without a word about where, when or by what it was taken."""

    width: int
    height: int
    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What the camera wrote down, as far as we keep it: never the place."""

    taken_at: str | None = None
    camera: str | None = None
    orientation_applied: bool = False
    location_removed: bool = False
    by_camera: bool = False
    light_value: float | None = None
    flash: bool = False


@dataclass(frozen=True, slots=True)
class Developed:
    """A picture that is safe to keep and to show."""

    full: Rendition
    page: Rendition
    thumb: Rendition
    placeholder: str
    taken: Taken


@dataclass(frozen=True, slots=True)
class Sight:
    """A picture made small for looking at: a JPEG of at most 1024 px, its colours, its mean lightness (0 to 1)."""

    picture: bytes
    palette: tuple[Patch, ...]
    lightness: float | None


@dataclass(frozen=True, slots=True)
class Refused:
    """The picture cannot be opened, and why."""

    kind: RefusalKind
    detail: str


def pack(header: object, parts: Sequence[bytes] = ()) -> bytes:
    """One message: the header as JSON with the length of each part, then the parts."""
    head = json.dumps({"header": header, "parts": [len(part) for part in parts]}).encode()
    return b"".join((len(head).to_bytes(SIZE_BYTES, "big"), head, *parts))


def pack_answer(answer: Developed | Sight | Refused) -> bytes:
    """An answer of the worker as one message."""
    match answer:
        case Developed(full, page, thumb):
            renditions = (full, page, thumb)
            header = asdict(answer) | {
                name: {"width": each.width, "height": each.height, "media_type": each.media_type}
                for name, each in zip(("full", "page", "thumb"), renditions, strict=True)
            }
            return pack({"developed": header}, [each.content for each in renditions])
        case Sight(picture):
            return pack({"sight": asdict(answer) | {"picture": None}}, [picture])
        case Refused():
            return pack({"refused": asdict(answer)})
