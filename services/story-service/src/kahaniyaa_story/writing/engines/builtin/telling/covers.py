"""What a told story is about, for whoever draws its cover."""

from kahaniyaa_story.writing.engines.builtin.telling.teller import Teller
from kahaniyaa_story.writing.engines.builtin.world import as_known

_ROLES = ("hero", "want", "pal", "helper", "thing", "big", "rival", "other", "elder", "food", "place")
"""Who and what may be shown, what matters most first."""
_UNSEEN = frozenset({"want", "trait", "trouble", "fear"})
"""Groups of concepts that nobody can draw."""


def about(teller: Teller) -> tuple[str, ...]:
    """The concepts of what the story names, its hero's first."""
    cast = teller.plan.tales[0].cast
    named = (
        cast[role].concept for role in _ROLES if role in cast and (role == "hero" or (0, role) in teller.stage.named)
    )
    seen = (as_known(concept) for concept in named if concept.partition(".")[0] not in _UNSEEN)
    return tuple(dict.fromkeys(seen))
