"""The plots as storylets: what each needs to have happened, what it makes true, and when there is room for it."""

from collections.abc import Mapping
from dataclasses import dataclass

from kahaniyaa_story.writing.engines.builtin.world import words


@dataclass(frozen=True, slots=True)
class Storylet:
    """A beat that may happen; its key may hold `{kind} {want} {power}` …; `room` 0 is always told."""

    key: str
    part: str
    room: int = 0
    needs: frozenset[str] = frozenset()
    adds: frozenset[str] = frozenset()


def _of(key: str, part: str, room: int = 0, needs: str = "", adds: str = "") -> Storylet:
    return Storylet(key, part, room, frozenset(words(needs)), frozenset(words(adds)))


BEGIN = (
    _of("open", "begin", adds="place"),
    _of("time.{time}", "begin", 0, "place asked_time"),
    _of("weather.{weather}", "begin", 0, "place asked_weather"),
    _of("place.{place}", "begin", 4, "place"),
    _of("weather.{weather}", "begin", 7, "place free_weather"),
    _of("hero.meet", "begin", needs="place", adds="hero"),
    _of("trait.{trait}", "begin", 1, "hero trait"),
    _of("hero.day", "begin", 5, "hero"),
    _of("love", "begin", 0, "hero love"),
    _of("pal.meet", "begin", 0, "hero pal", "with_pal"),
    _of("friend.meet", "begin", 0, "hero friends", "with_friends"),
    _of("aside.{tone}", "begin", 2, "hero"),
    _of("picture.colours", "begin", 0, "hero colours"),
    _of("picture.{light}", "begin", 0, "hero light"),
)
_KINDNESS = (
    _of("walk", "meet", 6, "trouble"),
    _of("meet", "meet", 3, "trouble"),
    _of("kind.{kindness}", "meet", needs="trouble", adds="owed"),
    _of("thanks", "meet", 2, "owed", "promised"),
)
_DOWN = (
    _of("time.{time}", "low", 8, "trouble"),
    _of("low", "low", 1, "tried"),
    _of("turn.{trait}", "low", 5, "tried trait"),
    _of("elder.says", "low", 9, "tried elder"),
)
END = (
    _of("tale.begin", "meet", 99, "elder"),
    _of("home", "home", 6, "solved"),
    _of("feast", "home", 7, "solved"),
    _of("friend.cheers", "home", 0, "solved with_friends"),
    _of("pal.cheer", "home", 0, "solved with_pal"),
    _of("close.{tone}", "home", 1, "answered"),
)
PLOTS: Mapping[str, tuple[Storylet, ...]] = {
    "wish": (
        _of("wish.want", "trouble", needs="hero", adds="trouble want"),
        _of("wish.laugh", "trouble", 3, "want"),
        _of("pal.talk", "trouble", 4, "want with_pal"),
        _of("try.{want}.{way1}", "try", needs="want", adds="tried"),
        _of("aside.{tone}", "try", 10, "tried"),
        _of("try.{want}.{way2}", "try", 2, "tried"),
        _of("elder.says", "try", 5, "tried elder"),
        _of("try.{want}.{way3}", "try", 8, "tried"),
        _of("pal.talk", "try", 9, "tried with_pal"),
        *_KINDNESS,
        *_DOWN,
        _of("recall", "turn", 0, "owed tried", "helped"),
        _of("grant.{want}", "turn", 0, "helped want", "solved"),
        _of("wish.after", "home", 0, "solved want", "answered"),
    ),
    "lost": (
        _of("lost.gone", "trouble", needs="hero", adds="trouble lost"),
        _of("pal.talk", "trouble", 5, "lost with_pal"),
        _of("lost.near", "try", 0, "lost", "tried"),
        _of("lost.ask", "try", 3, "lost"),
        _of("lost.wrong", "try", 2, "tried"),
        _of("aside.{tone}", "try", 9, "tried"),
        _of("elder.says", "try", 6, "tried elder"),
        *_KINDNESS,
        *_DOWN,
        _of("recall", "turn", 0, "owed tried", "helped"),
        _of("lost.found.{power}", "turn", 0, "owed lost", "solved"),
        _of("lost.after", "home", 0, "solved lost", "answered"),
    ),
    "big": (
        _of("walk", "trouble", 7, "hero"),
        _of("big.trouble.{kind}", "trouble", needs="hero", adds="trouble stuck"),
        _of("big.others", "try", 0, "stuck", "tried"),
        _of("pal.talk", "try", 5, "tried with_pal"),
        _of("big.laugh", "try", 2, "tried"),
        _of("aside.{tone}", "try", 8, "tried"),
        _of("elder.says", "low", 6, "tried elder"),
        _of("low", "low", 7, "tried"),
        _of("turn.{trait}", "low", 4, "tried trait"),
        _of("big.idea", "turn", 0, "tried", "idea"),
        _of("big.do.{kind}", "turn", 0, "tried stuck", "solved"),
        _of("big.after", "home", 0, "solved", "answered"),
    ),
    "friends": (
        _of("strange.comes", "trouble", needs="hero", adds="trouble stranger"),
        _of("strange.rumour", "trouble", 2, "stranger", "feared"),
        _of("pal.talk", "trouble", 5, "stranger with_pal"),
        _of("strange.flee", "try", 0, "stranger", "tried"),
        _of("aside.{tone}", "try", 8, "tried"),
        _of("elder.says", "low", 6, "tried elder"),
        _of("strange.alone", "low", 0, "tried", "seen"),
        _of("turn.{trait}", "low", 5, "tried trait"),
        _of("time.{time}", "low", 8, "tried"),
        _of("strange.danger", "turn", 0, "tried stranger", "helped"),
        _of("strange.share", "turn", 3, "helped", ""),
        _of("strange.after", "home", 0, "helped", "solved answered"),
    ),
    "quest": (
        _of("quest.need.{kind}", "trouble", needs="hero elder", adds="trouble need"),
        _of("quest.go", "trouble", 3, "need", "gone"),
        _of("walk", "try", 5, "need"),
        _of("quest.block.{block}", "try", 0, "need", "blocked tried"),
        _of("pal.talk", "try", 4, "blocked with_pal"),
        _of("aside.{tone}", "try", 9, "blocked"),
        *_KINDNESS,
        _of("low", "low", 6, "tried"),
        _of("turn.{trait}", "low", 5, "tried trait"),
        _of("rest", "low", 8, "tried"),
        _of("recall", "turn", 1, "owed blocked"),
        _of("quest.pass.{power}", "turn", 0, "owed blocked", "passed"),
        _of("quest.riddle", "turn", 4, "passed"),
        _of("quest.gain.{kind}", "turn", 0, "passed need", "gained"),
        _of("quest.return.{kind}", "home", 0, "passed need", "solved answered"),
    ),
    "trick": (
        _of("trick.comes.{kind}", "trouble", needs="hero", adds="trouble bully"),
        _of("pal.talk", "trouble", 4, "bully with_pal"),
        _of("trick.force", "try", 0, "bully", "tried"),
        _of("elder.says", "try", 6, "tried elder"),
        _of("aside.{tone}", "try", 8, "tried"),
        _of("low", "low", 5, "tried"),
        _of("turn.{trait}", "low", 3, "tried trait"),
        _of("time.{time}", "low", 7, "tried"),
        _of("trick.idea", "turn", 0, "tried", "idea"),
        _of("trick.play.{kind}", "turn", 0, "tried bully", "solved"),
        _of("trick.after", "home", 0, "solved", "answered"),
    ),
    "mend": (
        _of("mend.break", "trouble", needs="hero elder", adds="trouble broken"),
        _of("mend.hide", "try", 0, "broken", "tried"),
        _of("pal.talk", "try", 4, "tried with_pal"),
        _of("mend.worse", "try", 1, "tried"),
        _of("aside.{tone}", "try", 9, "tried"),
        _of("low", "low", 3, "tried"),
        _of("time.{time}", "low", 6, "tried"),
        _of("turn.{trait}", "low", 5, "tried trait"),
        _of("mend.tell", "turn", 0, "tried broken", "told"),
        _of("mend.fix", "turn", 2, "told", ""),
        _of("mend.after", "home", 0, "told", "solved answered"),
    ),
    "contest": (
        _of("contest.call.{kind}", "trouble", needs="hero", adds="trouble contest"),
        _of("contest.rival", "trouble", 0, "contest", "rival"),
        _of("contest.train", "try", 3, "contest"),
        _of("pal.talk", "try", 5, "contest with_pal"),
        _of("elder.says", "try", 6, "contest elder"),
        _of("aside.{tone}", "try", 8, "contest"),
        _of("contest.stop", "low", 0, "contest", "tried"),
        _of("turn.{trait}", "low", 4, "tried trait"),
        _of("low", "low", 9, "tried"),
        _of("contest.end.{kind}", "turn", 0, "tried contest", "solved"),
        _of("contest.after", "home", 0, "solved", "answered"),
    ),
}
"""Each plot in the order of its telling. A storylet whose needs do not hold is left out."""

THEME: Mapping[str, str] = {
    "wish": "courage", "lost": "kindness", "big": "small", "friends": "friendship", "quest": "patience",
    "trick": "wit", "mend": "honesty", "contest": "fairness",
}  # fmt: skip
TURNS: Mapping[str, frozenset[str]] = {
    "mend": frozenset(words("shy brave kind gentle proud honest lonely")),
    "contest": frozenset(words("brave kind gentle proud honest lonely")),
    "friends": frozenset(words("shy brave curious kind gentle proud cheerful honest lonely")),
}
"""Where not every trait can tip the scales of a plot: those that can."""
TOLD_ROLES: Mapping[str, frozenset[str]] = {
    "wish": frozenset({"helper"}), "lost": frozenset({"helper"}), "big": frozenset(), "friends": frozenset(),
    "quest": frozenset({"helper", "elder"}), "trick": frozenset(), "mend": frozenset({"elder"}),
    "contest": frozenset(),
}  # fmt: skip
"""The roles, beside the hero and the companion, that come into a plot at any length."""
TROUBLE_PLOT: Mapping[str, tuple[str, str]] = {
    "lost": ("lost", ""), "lonely": ("friends", ""), "stuck": ("big", ""), "drought": ("quest", "water"),
    "ill": ("quest", "herb"), "darkness": ("quest", "lamp"), "bully": ("trick", ""), "broken": ("mend", ""),
    "contest": ("contest", ""), "race": ("contest", "race"),
}  # fmt: skip
TONE_PLOTS: Mapping[str, tuple[str, ...]] = {
    "cheerful": ("wish", "contest", "friends", "lost", "big"),
    "adventurous": ("quest", "quest", "big", "wish", "contest"),
    "mysterious": ("lost", "friends", "quest", "lost"),
    "whimsical": ("wish", "wish", "trick", "lost", "contest"),
    "educational": ("mend", "quest", "wish", "big", "trick"),
    "funny": ("trick", "trick", "wish", "mend", "contest"),
    "heartwarming": ("friends", "lost", "mend", "wish", "big"),
    "exciting": ("quest", "contest", "big", "trick"),
}
"""Which plots suit a tone when the brief asks for none; those named twice suit it best."""

TOUCHES: Mapping[str, tuple[str, ...]] = {
    "time.night": ("dark",), "weather.rain": ("storm",), "kind.rain": ("storm",), "quest.need.lamp": ("dark",),
    "quest.gain.lamp": ("dark",), "quest.return.lamp": ("dark",), "quest.block.river": ("water",),
    "quest.block.cliff": ("height",), "quest.block.thicket": ("dark",), "strange.danger": ("storm",),
    "big.trouble.pit": ("dark", "height"), "big.trouble.mud": ("water",), "trick.comes.pond": ("water",),
    "contest.call.kites": ("height",),
}  # fmt: skip
"""What a storylet brings near that a listener may be afraid of."""
WANT_TOUCHES: Mapping[str, tuple[str, ...]] = {
    "fly": ("height",), "swim": ("water",), "sea": ("water",), "moon": ("height", "dark"), "dark": ("dark",),
}  # fmt: skip


def tiny(plot: str) -> tuple[Storylet, ...]:
    """A plot told in three strokes, for the shortest stories."""
    parts = (("a", "begin"), ("b", "try"), ("c", "turn"))
    strokes = [Storylet(f"tiny.{plot}.{part}", scene) for part, scene in parts]
    trait = Storylet("trait.{trait}", "begin", 1, frozenset({"trait"}))
    return (
        strokes[0],
        trait,
        Storylet("place.{place}", "begin", 4),
        Storylet("love", "begin", 0, frozenset({"love"})),
        Storylet("pal.meet", "begin", 0, frozenset({"pal"})),
        Storylet("friend.meet", "begin", 0, frozenset({"friends"})),
        Storylet("hero.day", "begin", 5),
        Storylet("picture.colours", "begin", 0, frozenset({"colours"})),
        Storylet("picture.{light}", "begin", 0, frozenset({"light"})),
        strokes[1],
        Storylet("time.{time}", "try", 6),
        Storylet("low", "try", 3),
        strokes[2],
        Storylet("feast", "turn", 5),
        Storylet("close.{tone}", "turn", 2),
    )
