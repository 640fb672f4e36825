"""Who and what a telling may name, by its key, and the facts under which it may stand."""

from kahaniyaa_story.writing.engines.builtin.keys import KINDS
from kahaniyaa_story.writing.engines.builtin.plots import PLOTS
from kahaniyaa_story.writing.engines.builtin.world import ANIMALS, FEASTS, TIMES, TONES, WEATHERS

EVERYWHERE = frozenset({"hero", "place", "far", "food", "colour"})
_BY_START: tuple[tuple[str, str], ...] = (
    ("pal.", "pal"),
    ("friend.", "friends"),
    ("elder.", "elder"),
    ("tale.", "elder"),
    ("meet", "helper"),
    ("kind.", "helper"),
    ("thanks", "helper"),
    ("recall", "helper"),
    ("turn.", ""),
    ("quote.", "quote elder"),
    ("picture.note", "quote"),
    ("picture.colours", "colour2"),
    ("love", "love"),
    ("try.", "want"),
    ("grant.", "want helper"),
    ("wish.", "want helper"),
    ("lost.", "thing helper"),
    ("big.", "big rival"),
    ("strange.", "other"),
    ("alone.", "helper"),
    ("quest.", "elder helper"),
    ("trick.", "rival"),
    ("mend.", "thing elder"),
    ("contest.", "rival elder"),
    ("amiss.", "want keeper helper"),
    ("riddle.", "keeper helper want"),
    ("chain.", "one two three helper thing"),
    ("why.", "helper"),
    ("way.", "helper"),
    ("repaid.", "one two elder"),
    ("find.", "rival"),
    ("quest.need.wish", "want"),
    ("mini.wish", "want helper"),
    ("mini.lost", "thing helper"),
    ("mini.big", "big"),
    ("mini.friends", "other"),
    ("mini.alone", "helper"),
    ("mini.quest", "elder helper"),
    ("mini.trick", "rival"),
    ("mini.mend", "thing elder"),
    ("mini.contest", "rival"),
    ("mini.amiss", "want keeper helper"),
    ("mini.riddle", "keeper helper"),
    ("mini.chain", "one two three helper thing"),
    ("mini.why", "helper"),
    ("mini.way", "helper"),
    ("mini.repaid", "one two elder"),
    ("mini.find", "rival"),
    ("title.wish", "want"),
    ("title.lost", "thing"),
    ("title.big", "big"),
    ("title.friends", "other"),
    ("title.trick", "rival"),
    ("title.mend", "thing"),
    ("title.contest", "rival"),
    ("title.amiss", "want keeper"),
    ("title.riddle", "keeper"),
    ("title.chain", "one helper thing"),
    ("title.why", "helper"),
    ("title.way", ""),
    ("title.repaid", "one elder"),
    ("title.find", "rival"),
    ("ask.wish", "want helper"),
    ("ask.lost", "thing helper"),
    ("ask.big", "big"),
    ("ask.friends", "other"),
    ("ask.alone", "helper"),
    ("ask.quest", "elder helper"),
    ("ask.trick", "rival"),
    ("ask.mend", "thing elder"),
    ("ask.contest", "rival elder"),
    ("ask.amiss", "want keeper helper"),
    ("ask.riddle", "keeper helper"),
    ("ask.chain", "one two three helper thing"),
    ("ask.why", "helper"),
    ("ask.way", "helper"),
    ("ask.repaid", "one two elder"),
    ("ask.find", "rival"),
    ("feast.", "feast"),
    ("say.", "who"),
)
FACTS = frozenset({
    "simple", "rich", "met", "pal", "many_friends",
    "hero_animal", "hero_person", "hero_thing", "hero_flies", "hero_small", "hero_big", "hero_rooted", "hero_floats",
    "festive", "sisters", "brothers", "siblings", *FEASTS,
    "travels", *(f"plot_{plot}" for plot in PLOTS), *KINDS, *TONES, *TIMES, *WEATHERS, *ANIMALS,
})  # fmt: skip


_OF_SUMMARIES = tuple((key.replace("ask.", "summary."), roles) for key, roles in _BY_START if key.startswith("ask."))


def roles_of(key: str, tags: frozenset[str] = frozenset()) -> frozenset[str]:
    """The roles that a telling under this key, with these tags, may name."""
    found = EVERYWHERE.union(*(names.split() for start, names in (*_BY_START, *_OF_SUMMARIES) if key.startswith(start)))
    return found | {"pal"} if "pal" in tags else found
