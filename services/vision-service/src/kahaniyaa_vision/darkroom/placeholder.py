"""BlurHash: a picture as some thirty letters, to be shown while the picture itself is on its way.

The algorithm is Wolt's (2018): the first terms of a cosine transform of the linear colours, written in base 83. It is
written here because the package for it leans on a part of Pillow that is going away.
"""

from collections.abc import Sequence
from math import copysign, cos, pi

from kahaniyaa_vision.darkroom.colours import Pixel

DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz#$%*+,-.:;=?@[]^_{|}~"
ACROSS, DOWN = 4, 3
Term = tuple[float, float, float]


def blurhash(width: int, height: int, pixels: Sequence[Pixel]) -> str:
    """The hash, with 4 × 3 terms, of a picture's pixels row by row; give it a small one, some 32 px."""
    linear = [(_linear(red), _linear(green), _linear(blue)) for red, green, blue in pixels]
    first, *others = [_term(linear, width, height, x, y) for y in range(DOWN) for x in range(ACROSS)]
    largest = max(abs(part) for term in others for part in term)
    step = max(0, min(82, int(largest * 166 - 0.5)))
    strongest = (step + 1) / 166
    return "".join((
        _digits((ACROSS - 1) + (DOWN - 1) * 9, 1),
        _digits(step, 1),
        _digits(_average(first), 4),
        *(_digits(_detail(term, strongest), 2) for term in others),
    ))  # fmt: skip


def _term(linear: Sequence[Term], width: int, height: int, x: int, y: int) -> Term:
    across = [cos(pi * x * column / width) for column in range(width)]
    down = [cos(pi * y * row / height) for row in range(height)]
    waves = [one * other for one in down for other in across]
    scale = (1 if x == y == 0 else 2) / (width * height)
    red, green, blue = (sum(w * p[channel] for w, p in zip(waves, linear, strict=True)) for channel in range(3))
    return red * scale, green * scale, blue * scale


def _average(term: Term) -> int:
    red, green, blue = (_srgb(part) for part in term)
    return (red << 16) + (green << 8) + blue


def _detail(term: Term, strongest: float) -> int:
    red, green, blue = (_ninth(part / strongest) for part in term)
    return (red * 19 + green) * 19 + blue


def _ninth(value: float) -> int:
    return max(0, min(18, int(copysign(abs(value) ** 0.5, value) * 9 + 9.5)))


def _linear(value: int) -> float:
    share = value / 255
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4


def _srgb(value: float) -> int:
    share = max(0.0, min(1.0, value))
    encoded = share * 12.92 if share <= 0.0031308 else 1.055 * share ** (1 / 2.4) - 0.055
    return int(encoded * 255 + 0.5)


def _digits(value: int, length: int) -> str:
    return "".join(DIGITS[value // 83**place % 83] for place in reversed(range(length)))
