"""The built-in describer says only what it can stand behind."""

from dataclasses import replace

import pytest

from kahaniyaa_vision.darkroom.messages import Sight
from kahaniyaa_vision.describing.describer import Subject
from kahaniyaa_vision.describing.engines.builtin import BuiltinDescriber


async def test_without_a_camera_only_colours_and_light_are_told(subject: Subject) -> None:
    facts = await BuiltinDescriber().describe(subject)
    assert (facts.medium, facts.place, facts.light) == ("unknown", "unknown", "bright")
    assert [(colour.id, colour.where) for colour in facts.palette] == [("blue", "top"), ("green", "bottom")]
    assert (facts.caption, facts.objects, facts.text, facts.faces) == (None, (), (), None)
    assert facts.engine == "builtin"
    assert set(facts.confidence) == {"palette", "light"}


async def test_what_a_camera_wrote_makes_it_a_photo_by_day(subject: Subject) -> None:
    taken = replace(subject, by_camera=True, light_value=14.0)
    facts = await BuiltinDescriber().describe(taken)
    assert (facts.medium, facts.place, facts.light) == ("photo", "outdoors", "bright")
    assert set(facts.confidence) == {"medium", "place", "palette", "light"}


@pytest.mark.parametrize(("light_value", "light"), [(12.0, "bright"), (9.0, "unknown"), (6.0, "dim"), (2.0, "dark")])
async def test_the_light_is_that_of_the_scene(subject: Subject, light_value: float, light: str) -> None:
    facts = await BuiltinDescriber().describe(replace(subject, by_camera=True, light_value=light_value))
    assert facts.light == light


async def test_a_flash_says_nothing_of_the_place(subject: Subject) -> None:
    flashed = replace(subject, by_camera=True, light_value=14.0, flash=True)
    facts = await BuiltinDescriber().describe(flashed)
    assert facts.place == "unknown"


@pytest.mark.parametrize(
    ("lightness", "light"), [(0.9, "bright"), (0.55, "unknown"), (0.4, "dim"), (0.2, "dark"), (None, "unknown")]
)
async def test_without_a_camera_the_light_is_the_pictures_own(
    subject: Subject, lightness: float | None, light: str
) -> None:
    sight = Sight(subject.sight.picture, subject.sight.palette, lightness)
    assert (await BuiltinDescriber().describe(replace(subject, sight=sight))).light == light


async def test_it_asks_who_this_is_until_it_is_told(subject: Subject) -> None:
    assert (await BuiltinDescriber().describe(subject)).asks == "who_is_this"
    told = await BuiltinDescriber().describe(replace(subject, note="My grandmother's dog Sheru"))
    assert (told.asks, told.note) == (None, "My grandmother's dog Sheru")
