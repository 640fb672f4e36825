"""Which kind of picture a file is, by what it holds and never by its name."""

from typing import Literal

Kind = Literal["JPEG", "PNG", "WEBP", "GIF", "HEIF", "AVIF"]
KINDS: tuple[Kind, ...] = ("JPEG", "PNG", "WEBP", "GIF", "HEIF", "AVIF")
HEAD = 64  # bytes that are enough to tell
AVIF_BRANDS = frozenset({b"avif", b"avis"})
HEIF_BRANDS = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"})


def sniff(data: bytes) -> Kind | None:
    """The kind of picture that these first bytes begin; None where it is no kind that we take."""
    if data.startswith(b"\xff\xd8\xff"):
        return "JPEG"
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "PNG"
    if data.startswith((b"GIF87a", b"GIF89a")):
        return "GIF"
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "WEBP"
    return _by_brand(data) if data[4:8] == b"ftyp" else None


def _by_brand(data: bytes) -> Kind | None:
    """The ftyp box of ISO 14496-12 names a major brand, a version, and the brands the file keeps to."""
    end = min(int.from_bytes(data[:4], "big"), HEAD)
    brands = {data[8:12], *(data[place : place + 4] for place in range(16, end, 4))}
    if brands & AVIF_BRANDS:
        return "AVIF"
    return "HEIF" if brands & HEIF_BRANDS else None
