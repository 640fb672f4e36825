"""What goes with the day of a feast: what is eaten on it, and a sky and a season that are as they are on that day."""

from collections.abc import Collection, Mapping

from kahaniyaa_story.writing.engines.builtin.hearing.request import Request
from kahaniyaa_story.writing.engines.builtin.language import Language
from kahaniyaa_story.writing.engines.builtin.telling.suiting import avoided, is_said
from kahaniyaa_story.writing.engines.builtin.world import words

FOODS: Mapping[str, tuple[str, ...]] = {
    feast: words(foods)
    for feast, foods in {
        "diwali": "laddu kheer jalebi coconut", "holi": "laddu jalebi kheer", "eid": "kheer",
        "pongal": "jaggery coconut banana rice", "christmas": "cake biscuit orange", "onam": "kheer banana coconut",
        "rakhi": "laddu jalebi kheer", "birthday": "cake chocolate laddu",
    }.items()
}  # fmt: skip
"""What a story may choose by itself to eat on each feast."""
MOONLESS = frozenset({"diwali", "eid"})
"""Feasts that a new moon brings: whoever looks up sees none, or the thinnest of crescents."""
_MOON, _SUMMER = "mark.moon", "mark.summer"
_COOL = frozenset({"diwali", "pongal", "christmas"})
_SAYS_SO_ITSELF = ("feast.", "quote.", "love", "picture.note")
"""Beats that know the day, or speak in words that somebody asked for."""
_IS_MOON = frozenset({"being.moon", "want.moon"})
_IS_SUMMER = frozenset({"food.mango", "weather.sunny"})


def unseen(request: Request, names: Collection[str], language: Language) -> tuple[str, ...]:
    """What nobody sees on the feast that was asked for, unless it was asked for too, or somebody is called so."""
    asked = {concept for concept, _ in (*request.heard, *request.loved)}
    out_of_season = [
        mark
        for mark, feasts, own in ((_MOON, MOONLESS, _IS_MOON), (_SUMMER, _COOL, _IS_SUMMER))
        if request.feast in feasts and not asked & own
    ]
    spoken = " ".join((*names, *request.loves))
    return tuple(mark for mark in out_of_season if not is_said(frozenset(avoided([mark], language)), spoken))


def hides(key: str) -> bool:
    """Whether a beat may not speak of what is unseen: all but those that tell of the feast, or quote."""
    return not key.startswith(_SAYS_SO_ITSELF)
