"""What was heard in a text: concepts where they stand, names, and a wish."""

from dataclasses import dataclass
from typing import NamedTuple

from kahaniyaa_story.writing.engines.builtin.hearing.inflected import unlinked
from kahaniyaa_story.writing.engines.builtin.world import OfConcept

BESIDE = 12  # letters between a word and the one it describes


@dataclass(frozen=True, slots=True)
class Found(OfConcept):
    """A concept that a text speaks of: the user's own words for it, and where they stand."""

    concept: str
    words: str
    start: int
    end: int
    is_two: bool = False  # "two sisters", "twins"
    is_told_of: bool = False  # "the kite that …", "बादल जो …": the rest is about it
    is_owner: bool = False  # "grandmother's lamp", "दादी का दीया"
    is_object: bool = False  # எறும்புக்கு உதவும் சிறுவன்: something is done to it, for it or with it
    is_place: bool = False  # चाँद पर, बादल में: something is on it or in it
    is_last: bool = False  # what is said ends with it
    is_taken: bool = False  # stole the fish
    is_to_another: bool = False  # a friend, a sister: what somebody is to another, and not only they are
    robs: bool = False  # monkeys who steal
    asks: bool = False  # an owl who asks, पूछने वाला उल्लू
    is_goal: bool = False  # to be a lion, शेर बनना
    is_left: bool = False  # from the city, शहर से, நகரத்திலிருந்து: somebody comes from there
    is_owned: bool = False  # Ravi's *old* radio: it is of something of somebody's
    is_there: bool = False  # காட்டில்: somebody is in it

    @property
    def word(self) -> str:
        """The user's words for it, without the sound that binds them to the next: கோழிக்குஞ்சுக்குப் பறக்க ஆசை."""
        return unlinked(self.words)


class Named(NamedTuple):
    """Somebody whom a text calls by name: the concept that stands beside it, and the gender that the name has."""

    name: str
    concept: str
    gender: str
    said_at: tuple[int, ...] = ()  # where all the words stand that say who they are: friend, mouse


@dataclass(frozen=True, slots=True)
class Heard:
    """What a text speaks of, in the order of its words."""

    text: str
    found: tuple[Found, ...] = ()
    names: tuple[Named, ...] = ()
    place_name: str = ""
    place_kind: str = ""  # which place it is, where the name is known
    deed: str = ""  # which of DEEDS the wish asks for
    wish: str = ""  # what stands beside "wants", as the user wrote it, or what follows from other words
    wished: str = ""  # the words in which it is said
    is_wishing: bool = False
    is_doing: bool = False  # somebody does it, of whom nothing else is told: plants a tree
    is_mine: bool = False  # who wishes says it: मैं
    gender: str = ""
    missed: tuple[str, ...] = ()

    def of(self, *groups: str) -> tuple[Found, ...]:
        """The concepts of some groups, in order."""
        return tuple(item for item in self.found if item.group in groups)

    def first(self, *groups: str) -> str:
        """The name of the first concept of some groups, or nothing."""
        found = self.of(*groups)
        return found[0].what if found else ""

    @property
    def is_of_something_else(self) -> bool:
        """Whether what is said is not known: several words, or one behind the only one of whom it is said."""
        if len(self.missed) != 1:
            return bool(self.missed)
        if len(self.names) + len(self.of("animal", "person", "being")) > 1:
            return False
        known = [*(item.start for item in self.found), *(self.text.find(each.name) for each in self.names)]
        return self.text.rfind(self.missed[0]) > min((at for at in known if at >= 0), default=len(self.text))

    @property
    def wished_for(self) -> tuple[Found, ...]:
        """The concepts within the wish."""
        words = self.wished.split()
        ends = (" ".join(words[first:]) for first in range(len(words)))  # of becoming a lion: a lion, to become one
        start, end = next(((at, at + len(each)) for each in ends if (at := self.text.find(each)) >= 0), (0, 0))
        return tuple(item for item in self.found if start <= item.start < end)
