"""What can be said of a picture without knowing what it shows: from its pixels, and from what its camera wrote down."""

from collections.abc import Iterator
from typing import cast

from kahaniyaa_shared.contracts.pictures import Colour, ColourId, Light, Medium, PictureFacts, Place, Where
from kahaniyaa_vision.describing.describer import Subject

DAYLIGHT = 10.5
"""The EXIF light value from which nearly all photos are of the outdoors by day; a flash or a near lamp deceives it."""
ROOM_LIGHT = 7.0
NIGHT_LIGHT = 4.0
BRIGHT, DIM, DARK = 0.62, 0.48, 0.34  # mean lightness of the picture in Oklab; between dim and bright nothing is said
SURENESS = {"palette": 0.89, "medium": 0.95, "place": 0.9, "light": 0.8}
"""How far each claim holds: the colour words' agreement with people's; for the others our estimate, on few pictures."""


def facts_of(subject: Subject, *, engine: str) -> PictureFacts:
    """The facts that need no model; what cannot be told so is `unknown`."""
    facts = PictureFacts(
        medium=_medium(subject),
        light=_light(subject),
        place=_place(subject),
        palette=tuple(
            Colour(id=cast("ColourId", patch.id), share=patch.share, where=cast("Where", patch.where))
            for patch in subject.sight.palette
        ),
        note=subject.note,
        engine=engine,
        asks=None if subject.note else "who_is_this",
    )
    return facts.model_copy(update={"confidence": {fact: SURENESS[fact] for fact in claimed(facts)}})


def claimed(facts: PictureFacts) -> Iterator[str]:
    """The names of the measurable facts that say something."""
    values = {"medium": facts.medium, "light": facts.light, "place": facts.place, "palette": facts.palette}
    return (fact for fact, value in values.items() if value and value != "unknown")


def _medium(subject: Subject) -> Medium:
    """A camera's exposure makes it a photo; without one, no rule told photos from drawings well enough (6 of 18)."""
    return "photo" if subject.by_camera else "unknown"


def _place(subject: Subject) -> Place:
    if subject.light_value is None or subject.flash:
        return "unknown"
    return "outdoors" if subject.light_value >= DAYLIGHT else "unknown"


def _light(subject: Subject) -> Light:
    """The light of the scene where the camera measured it, else the lightness of the picture."""
    if subject.light_value is not None and not subject.flash:
        return _of_scene(subject.light_value)
    return _of_picture(subject.sight.lightness)


def _of_scene(light_value: float) -> Light:
    if light_value >= DAYLIGHT:
        return "bright"
    if light_value < NIGHT_LIGHT:
        return "dark"
    return "dim" if light_value <= ROOM_LIGHT else "unknown"


def _of_picture(lightness: float | None) -> Light:
    if lightness is None or DIM < lightness < BRIGHT:
        return "unknown"
    if lightness >= BRIGHT:
        return "bright"
    return "dark" if lightness <= DARK else "dim"
