"""Colour words hold for what people call these colours, and for every picture there could be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kahaniyaa_vision.darkroom.colours import LEAST_SHARE, Grid, lightness, name, palette, tint

Pixel = tuple[int, int, int]
channel = st.integers(0, 255)
pixels = st.tuples(channel, channel, channel)


@st.composite
def grids(draw: st.DrawFn) -> Grid:
    width, height = draw(st.integers(1, 12)), draw(st.integers(1, 12))
    cells = st.one_of(st.none(), st.sampled_from(draw(st.lists(pixels, min_size=1, max_size=4))))
    return Grid(width, height, draw(st.lists(cells, min_size=width * height, max_size=width * height)))


@pytest.mark.parametrize(
    ("pixel", "word"),
    [
        ((255, 0, 0), "red"),
        ((139, 0, 0), "red"),
        ((220, 20, 60), "red"),
        ((255, 140, 0), "orange"),
        ((255, 165, 0), "orange"),
        ((255, 255, 0), "yellow"),
        ((255, 215, 0), "yellow"),
        ((0, 128, 0), "green"),
        ((34, 139, 34), "green"),
        ((128, 128, 0), "green"),
        ((0, 128, 128), "teal"),
        ((64, 224, 208), "teal"),
        ((0, 0, 255), "blue"),
        ((0, 0, 128), "blue"),
        ((135, 206, 235), "blue"),
        ((128, 0, 128), "purple"),
        ((75, 0, 130), "purple"),
        ((255, 192, 203), "pink"),
        ((255, 105, 180), "pink"),
        ((139, 69, 19), "brown"),
        ((210, 180, 140), "brown"),
        ((0, 0, 0), "black"),
        ((20, 20, 24), "black"),
        ((128, 128, 128), "grey"),
        ((200, 200, 200), "grey"),
        ((255, 255, 255), "white"),
        ((250, 250, 245), "white"),
    ],
)
def test_a_colour_is_called_what_people_call_it(pixel: Pixel, word: str) -> None:
    assert name(tint(*pixel)) == word


@given(pixels)
def test_every_colour_has_one_of_the_twelve_words(pixel: Pixel) -> None:
    words = ["red", "orange", "yellow", "green", "teal", "blue", "purple", "pink", "brown", "black", "grey", "white"]
    assert name(tint(*pixel)) in words


@given(channel)
def test_a_grey_is_never_coloured(value: int) -> None:
    assert name(tint(value, value, value)) in {"black", "grey", "white"}


@given(pixels)
def test_a_tint_stays_within_its_space(pixel: Pixel) -> None:
    seen = tint(*pixel)
    assert -1e-6 <= seen.lightness <= 1 + 1e-6
    assert 0 <= seen.chroma < 0.33
    assert 0 <= seen.hue <= 360


@given(grids())
def test_shares_are_shares(grid: Grid) -> None:
    found = palette(grid)
    assert sum(patch.share for patch in found) <= 1.003
    assert all(patch.share >= LEAST_SHARE for patch in found)
    assert len({patch.id for patch in found}) == len(found) <= 5
    assert [patch.share for patch in found] == sorted((patch.share for patch in found), reverse=True)


@given(pixels, st.integers(3, 20), st.integers(3, 20))
def test_one_colour_is_everywhere(pixel: Pixel, width: int, height: int) -> None:
    (only,) = palette(Grid(width * 3, height * 3, [pixel] * (width * height * 9)))
    assert (only.share, only.where) == (1.0, "all")


@given(grids())
def test_turning_a_picture_keeps_its_shares(grid: Grid) -> None:
    turned = Grid(grid.width, grid.height, grid.pixels[::-1])
    assert [(patch.id, patch.share) for patch in palette(grid)] == [
        (patch.id, patch.share) for patch in palette(turned)
    ]


@pytest.mark.parametrize(
    ("rows", "place"),
    [
        (("rrr", "ggg", "ggg"), "top"),
        (("ggg", "rrr", "ggg"), "middle"),
        (("ggg", "ggg", "rrr"), "bottom"),
        (("rgg", "rgg", "rgg"), "left"),
        (("ggr", "ggr", "ggr"), "right"),
        (("rgr", "grg", "rgr"), "all"),
    ],
)
def test_a_colour_is_where_most_of_it_is(rows: tuple[str, ...], place: str) -> None:
    inks = {"r": (220, 20, 20), "g": (20, 140, 20)}
    grid = Grid(3, 3, [inks[letter] for row in rows for letter in row])
    assert {patch.id: patch.where for patch in palette(grid)}["red"] == place


def test_what_one_sees_through_has_no_colour() -> None:
    grid = Grid(3, 3, [None] * 8 + [(255, 0, 0)])
    assert [(patch.id, patch.share) for patch in palette(grid)] == [("red", 1.0)]
    assert palette(Grid(3, 3, [None] * 9)) == ()
    assert lightness(Grid(3, 3, [None] * 9)) is None
