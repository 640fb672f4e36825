"""Ranges of bytes as RFC 9110 has them."""

import pytest

from kahaniyaa_tts.audio.problems import RangeNotSatisfiable
from kahaniyaa_tts.audio.ranges import part_of


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("bytes=0-0", (0, 1)),
        ("bytes=0-99", (0, 100)),
        ("bytes=10-", (10, 100)),
        ("bytes=-10", (90, 100)),
        ("bytes=-500", (0, 100)),
        ("bytes=50-500", (50, 100)),
    ],
)
def test_a_range_is_the_part_it_names(asked: str, expected: tuple[int, int]) -> None:
    part = part_of(asked, 100)
    assert part is not None
    assert (part.start, part.end) == expected


@pytest.mark.parametrize(
    "asked",
    [None, "", "bytes=", "bytes=-", "bytes=5-2", "lines=0-1", "bytes=0-1,5-6", "bytes=a-b", "bytes=" + "9" * 50],
)
def test_what_is_no_single_range_is_the_whole(asked: str | None) -> None:
    assert part_of(asked, 100) is None


@pytest.mark.parametrize("asked", ["bytes=100-", "bytes=100-200", "bytes=-0", "bytes=999999999999-"])
def test_a_range_beyond_the_end_is_told_the_size(asked: str) -> None:
    with pytest.raises(RangeNotSatisfiable) as refused:
        part_of(asked, 100)
    assert refused.value.headers == {"Content-Range": "bytes */100"}
