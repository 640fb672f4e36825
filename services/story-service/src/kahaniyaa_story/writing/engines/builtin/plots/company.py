"""Plots of many: a big one in trouble, somebody strange, everybody together, a thing that nobody knows."""

from kahaniyaa_story.writing.engines.builtin.plots.common import DOWN, kindness
from kahaniyaa_story.writing.engines.builtin.plots.storylets import Plot, storylet
from kahaniyaa_story.writing.engines.builtin.world import BIG_KINDS, words

BIG = Plot(
    name="big",
    theme="small",
    cast=frozenset(),
    tones=frozenset(words("cheerful adventurous educational heartwarming exciting")),
    kinds=BIG_KINDS,
    troubles={"stuck": ""},
    storylets=(
        storylet("walk", "trouble", 7, "hero"),
        storylet("big.trouble.{kind}", "trouble", needs="hero", adds="trouble stuck"),
        storylet("big.others", "try", needs="stuck", adds="tried"),
        storylet("pal.talk", "try", 5, "tried with_pal"),
        storylet("big.laugh", "try", 2, "tried"),
        storylet("aside.{tone}", "try", 8, "tried"),
        storylet("low", "low", 7, "tried", tension=5),
        storylet("turn.{trait}", "low", 4, "tried trait"),
        storylet("big.idea", "turn", needs="tried", adds="idea"),
        storylet("big.do.{kind}", "turn", needs="tried stuck", adds="solved", removes="stuck trouble"),
        storylet("big.after", "home", needs="solved", adds="answered"),
    ),
)
FRIENDS = Plot(
    name="friends",
    theme="friendship",
    cast=frozenset(),
    tones=frozenset(words("cheerful mysterious heartwarming")),
    troubles={"lonely": ""},
    turned_by=frozenset(words("shy brave curious kind gentle proud cheerful honest lonely")),
    storylets=(
        storylet("strange.comes", "trouble", needs="hero", adds="trouble stranger"),
        storylet("strange.rumour", "trouble", 2, "stranger", "feared"),
        storylet("pal.talk", "trouble", 5, "stranger with_pal"),
        storylet("strange.flee", "try", needs="stranger", adds="tried"),
        storylet("aside.{tone}", "try", 8, "tried"),
        storylet("elder.says", "low", 6, "tried elder"),
        storylet("strange.alone", "low", needs="tried", adds="seen"),
        storylet("turn.{trait}", "low", 5, "tried trait"),
        storylet("time.{time}", "low", 8, "tried"),
        storylet("strange.danger", "turn", needs="tried stranger", adds="helped"),
        storylet("strange.share", "turn", 3, "helped"),
        storylet("strange.after", "home", needs="helped", adds="solved answered", removes="stranger trouble"),
    ),
)
ALONE = Plot(
    name="alone",
    theme="friendship",
    cast=frozenset({"helper"}),
    tones=frozenset(),
    troubles={"lonely": ""},
    turned_by=frozenset(words("shy brave curious kind gentle cheerful honest lonely")),
    storylets=(
        storylet("alone.want", "trouble", needs="hero", adds="trouble want"),
        storylet("alone.call", "try", needs="want", adds="tried"),
        storylet("aside.{tone}", "try", 9, "tried"),
        storylet("alone.hide", "try", 2, "tried"),
        storylet("elder.says", "try", 7, "tried elder"),
        *kindness(),
        *DOWN,
        storylet("alone.friend", "turn", needs="owed tried want", adds="solved", removes="trouble want"),
        storylet("alone.after", "home", needs="solved", adds="answered"),
    ),
)
"""Told only of those who are feared and want a friend: it is their own story."""
CHAIN = Plot(
    name="chain",
    theme="together",
    cast=frozenset({"one", "two", "three", "helper"}),
    tones=frozenset(words("cheerful funny whimsical")),
    kinds=("pull", "shelter", "trade"),
    troubles={"lost": "trade"},
    storylets=(
        storylet("walk", "trouble", 8, "hero"),
        storylet("chain.start.{kind}", "trouble", needs="hero", adds="trouble need"),
        storylet("pal.talk", "trouble", 5, "need with_pal"),
        storylet("chain.one.{kind}", "try", needs="need", adds="first", tension=2),
        storylet("chain.two.{kind}", "try", needs="first", adds="second"),
        storylet("aside.{tone}", "try", 6, "second"),
        storylet("chain.three.{kind}", "try", needs="second", adds="third tried", tension=4),
        storylet("elder.says", "low", 9, "tried elder"),
        storylet("chain.all.{kind}", "low", needs="third", adds="all"),
        storylet("turn.{trait}", "low", 7, "tried trait"),
        storylet("chain.tiny.{kind}", "turn", needs="all need", adds="solved", removes="need trouble"),
        storylet("chain.after", "home", needs="solved", adds="answered"),
    ),
)
FIND = Plot(
    name="find",
    theme="wonder",
    cast=frozenset({"rival"}),
    tones=frozenset(words("mysterious educational whimsical cheerful")),
    kinds=("seed", "egg", "tune"),
    turned_by=frozenset(words("curious kind gentle cheerful honest stubborn dreamy")),
    storylets=(
        storylet("walk", "trouble", 7, "hero"),
        storylet("find.sign.{kind}", "trouble", needs="hero", adds="trouble asked"),
        storylet("find.guess", "trouble", 1, "asked"),
        storylet("pal.talk", "trouble", 5, "asked with_pal"),
        storylet("find.care.{kind}", "try", needs="asked", adds="tried"),
        storylet("aside.{tone}", "try", 8, "tried"),
        storylet("find.doubt.{kind}", "low", needs="tried", adds="doubted"),
        storylet("elder.says", "low", 6, "tried elder"),
        storylet("low", "low", 7, "tried", tension=5),
        storylet("turn.{trait}", "low", 5, "tried trait"),
        storylet("find.patient", "turn", needs="doubted", tension=4),
        storylet("find.shows.{kind}", "turn", needs="doubted", adds="solved", removes="asked trouble"),
        storylet("find.after", "home", needs="solved", adds="answered"),
    ),
)
