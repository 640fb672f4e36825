"""Turns whatever a person sent into pictures that are safe to keep: upright, re-encoded, nothing but pixels in them."""

import io
from collections.abc import Generator
from contextlib import contextmanager

from PIL import Image
from PIL.Image import Resampling, Transpose

from kahaniyaa_vision.darkroom import taken
from kahaniyaa_vision.darkroom.colours import Grid, Pixel, lightness, palette
from kahaniyaa_vision.darkroom.formats import Kind
from kahaniyaa_vision.darkroom.limits import LONGEST_SIDE, MOST_PIXELS
from kahaniyaa_vision.darkroom.messages import Developed, Rendition, Sight
from kahaniyaa_vision.darkroom.placeholder import blurhash

PAGE_SIDE, THUMB_SIDE, MODEL_SIDE, GRID_SIDE, BLUR_SIDE = 1280, 320, 1024, 96, 32
LARGEST_PROFILE = 131_072
SEE_THROUGH_SIDE = 4096  # a larger WebP with transparency would not fit in the worker's memory
UPRIGHT = {
    2: Transpose.FLIP_LEFT_RIGHT,
    3: Transpose.ROTATE_180,
    4: Transpose.FLIP_TOP_BOTTOM,
    5: Transpose.TRANSPOSE,
    6: Transpose.ROTATE_270,
    7: Transpose.TRANSVERSE,
    8: Transpose.ROTATE_90,
}
"""What makes a picture upright again, by its EXIF orientation (Exif 3.0, tag 0x0112)."""


class TooLargeError(Exception):
    """The file says it has more pixels than we open."""


def develop(data: bytes, kind: Kind) -> Developed:
    """All that is kept of an upload."""
    with _opened(data, kind) as picture:
        turn = taken.orientation(picture)
        facts = taken.read(picture, is_turned=turn in UPRIGHT or _is_turned_by_decoder(picture, data))
        clean = _plain(picture)
    upright = clean.transpose(UPRIGHT[turn]) if turn in UPRIGHT else clean
    page, thumb = _at_most(upright, PAGE_SIDE), _at_most(upright, THUMB_SIDE)
    small = _on_white(_at_most(thumb, BLUR_SIDE))
    return Developed(
        full=_encoded(_at_most(upright, SEE_THROUGH_SIDE) if upright.mode == "RGBA" else upright, 90),
        page=_encoded(page, 85),
        thumb=_encoded(thumb, 80),
        placeholder=blurhash(small.width, small.height, _pixels(small)),
        taken=facts,
    )


def look(data: bytes, kind: Kind) -> Sight:
    """A picture made small, with its colours."""
    with _opened(data, kind) as picture:
        plain = _plain(picture)
    small = _on_white(_at_most(plain, MODEL_SIDE))
    small.info = {}
    grid = _grid(_at_most(plain, GRID_SIDE))
    return Sight(picture=_encoded(small, 85).content, palette=palette(grid), lightness=lightness(grid))


def _is_turned_by_decoder(picture: Image.Image, data: bytes) -> bool:
    """HEIF turns pictures by its own boxes (ISO 23008-12, 6.5.10 and 6.5.12), which the decoder has obeyed."""
    return picture.info.get("original_orientation") not in {None, 1} and (b"irot" in data or b"imir" in data)


@contextmanager
def _opened(data: bytes, kind: Kind) -> Generator[Image.Image, None, None]:
    """The picture, its header read and found small enough; its first frame if there are several."""
    with Image.open(io.BytesIO(data), formats=[kind]) as picture:
        width, height = picture.size
        if max(width, height) > LONGEST_SIDE or width * height > MOST_PIXELS:
            raise TooLargeError(f"{width} × {height} pixels")
        yield picture


def _plain(picture: Image.Image) -> Image.Image:
    """The pixels as RGB, or RGBA where one can see through some of them, with no metadata but the colour profile."""
    seen_through = picture.has_transparency_data
    picture.load()
    profile = _profile(picture)
    plain = _eight_bit(picture).convert("RGBA" if seen_through else "RGB")
    if seen_through and plain.getchannel("A").getextrema() == (255, 255):
        plain = plain.convert("RGB")
    plain.info = {"icc_profile": profile} if profile else {}
    return plain


def _eight_bit(picture: Image.Image) -> Image.Image:
    """Sixteen bits and more become eight; without this, `convert` would clip all but the darkest to white."""
    if picture.mode.startswith("I;16"):
        return picture.convert("I").point(lambda value: value / 256).convert("L")
    if picture.mode in {"I", "F"}:
        return picture.point(lambda value: value / 256).convert("L")
    return picture


def _profile(picture: Image.Image) -> bytes | None:
    """The colour profile, where it is one (ICC.1:2022, 7.2), is small, and speaks of the RGB that we keep."""
    profile = picture.info.get("icc_profile")
    if not isinstance(profile, bytes) or len(profile) > LARGEST_PROFILE or picture.mode not in {"RGB", "RGBA", "P"}:
        return None
    is_whole = int.from_bytes(profile[:4], "big") == len(profile) and profile[36:40] == b"acsp"
    return profile if is_whole and profile[16:20] == b"RGB " else None


def _at_most(picture: Image.Image, side: int) -> Image.Image:
    """The picture with its longer side at most this long; the same where it is already."""
    longest = max(picture.size)
    if longest <= side:
        return picture
    width, height = (max(1, round(length * side / longest)) for length in picture.size)
    smaller = picture.resize((width, height), Resampling.LANCZOS, reducing_gap=2.0)
    smaller.info = dict(picture.info)
    return smaller


def _on_white(picture: Image.Image) -> Image.Image:
    if picture.mode != "RGBA":
        return picture.copy()
    paper = Image.new("RGB", picture.size, "white")
    paper.paste(picture, mask=picture.getchannel("A"))
    return paper


def _encoded(picture: Image.Image, quality: int) -> Rendition:
    """JPEG, or WebP where one can see through; only the profile goes along."""
    file = io.BytesIO()
    profile = picture.info.get("icc_profile")
    if picture.mode == "RGBA":
        picture.save(file, "WEBP", quality=quality, method=2, icc_profile=profile or b"", exif=b"", xmp=b"")
        return Rendition(*picture.size, "image/webp", file.getvalue())
    picture.save(file, "JPEG", quality=quality, optimize=max(picture.size) <= PAGE_SIDE, icc_profile=profile)
    return Rendition(*picture.size, "image/jpeg", file.getvalue())


def _grid(picture: Image.Image) -> Grid:
    opaque = _pixels(picture.convert("RGB"))
    if picture.mode != "RGBA":
        return Grid(*picture.size, opaque)
    alphas = picture.getchannel("A").tobytes()
    return Grid(*picture.size, [p if alpha >= 128 else None for p, alpha in zip(opaque, alphas, strict=True)])


def _pixels(picture: Image.Image) -> list[Pixel]:
    flat = picture.tobytes()
    return list(zip(flat[0::3], flat[1::3], flat[2::3], strict=True))
