"""Reads from a picture what its camera wrote down, and forgets where it was taken."""

import math
import re
import struct
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import SupportsFloat, cast

from PIL import ExifTags, Image

from kahaniyaa_vision.darkroom.messages import Taken

UNREADABLE = (OSError, SyntaxError, ValueError, KeyError, TypeError, IndexError, OverflowError, struct.error)
"""What Pillow raises on EXIF that is no EXIF; the picture itself may still be whole."""
Tags = Mapping[int, object]
Base, Ifd = ExifTags.Base, ExifTags.IFD
NAME_LENGTH = 80
OFFSET = re.compile(r"[+-]\d\d:\d\d")


def orientation(picture: Image.Image) -> int:
    """How the camera was held (EXIF, 1 to 8); 1 where nothing readable is said."""
    try:
        value = picture.getexif().get(Base.Orientation)
    except UNREADABLE:
        return 1
    return value if isinstance(value, int) and 1 <= value <= 8 else 1


def read(picture: Image.Image, *, is_turned: bool) -> Taken:
    """What we keep of a picture's metadata; whether it is being turned upright, the one who turns it knows."""
    base, exposure, place = _tags(picture)
    return Taken(
        taken_at=_taken_at(exposure),
        camera=_camera(base),
        orientation_applied=is_turned,
        location_removed=bool(place) or _names_a_place(picture),
        by_camera=_camera(base) is not None and bool({Base.ExposureTime, Base.FNumber} & exposure.keys()),
        light_value=_light_value(exposure),
        flash=_number(exposure, Base.Flash) % 2 == 1,
    )


def _tags(picture: Image.Image) -> tuple[Tags, Tags, Tags]:
    try:
        exif = picture.getexif()
        return dict(exif), exif.get_ifd(Ifd.Exif), exif.get_ifd(Ifd.GPSInfo)
    except UNREADABLE:
        return {}, {}, {}


def _names_a_place(picture: Image.Image) -> bool:
    """Whether the XMP packet, where there is one, has GPS fields."""
    packet: object = picture.info.get("xmp") or picture.info.get("XML:com.adobe.xmp")
    return "GPS" in packet if isinstance(packet, str) else isinstance(packet, bytes) and b"GPS" in packet


def _taken_at(exposure: Tags) -> str | None:
    """The moment in UTC where the camera gave its offset, else its local time without one (RFC 3339 in form)."""
    written = exposure.get(Base.DateTimeOriginal) or exposure.get(Base.DateTimeDigitized)
    if not isinstance(written, str):
        return None
    offset = exposure.get(Base.OffsetTimeOriginal)
    known = OFFSET.fullmatch(offset.strip("\0 ")) if isinstance(offset, str) else None
    try:
        moment = datetime.strptime(written.strip("\0 ") + (known[0] if known else "+00:00"), "%Y:%m:%d %H:%M:%S%z")
        return moment.astimezone(UTC).isoformat().removesuffix("+00:00") + ("Z" if known else "")
    except (ValueError, OverflowError):
        return None


def _camera(base: Tags) -> str | None:
    make, model = _clean(base.get(Base.Make)), _clean(base.get(Base.Model))
    if make and model.casefold().startswith(make.casefold()):
        make = ""
    return f"{make} {model}".strip()[:NAME_LENGTH] or None


def _clean(value: object) -> str:
    return "".join(letter for letter in value if letter.isprintable()).strip() if isinstance(value, str) else ""


def _light_value(exposure: Tags) -> float | None:
    """How bright the scene was: log₂(N²/t) − log₂(ISO/100), about 15 in sunshine and 5 in a room at night."""
    aperture, seconds = _number(exposure, Base.FNumber), _number(exposure, Base.ExposureTime)
    speed = _number(exposure, Base.ISOSpeedRatings)
    if not (0.5 <= aperture <= 100 and 1e-6 <= seconds <= 1e4 and 1 <= speed <= 1e7):
        return None
    return round(math.log2(aperture**2 / seconds) - math.log2(speed / 100), 1)


def _number(tags: Tags, tag: int) -> float:
    """A tag as a number; 0 where it is none."""
    value = tags.get(tag)
    if isinstance(value, tuple):
        value = next(iter(cast("tuple[object, ...]", value)), None)
    if not isinstance(value, SupportsFloat):
        return 0.0
    try:
        number = float(value)
    except (ValueError, OverflowError, ZeroDivisionError):
        return 0.0
    return number if math.isfinite(number) else 0.0
