"""Plots that are won by the head or the heart: a trick, a contest, a mistake mended, and why the world is as it is."""

from kahaniyaa_story.writing.engines.builtin.plots.common import DOWN, HOMEWARD, kindness
from kahaniyaa_story.writing.engines.builtin.plots.storylets import Plot, storylet
from kahaniyaa_story.writing.engines.builtin.world import words

TRICK = Plot(
    name="trick",
    theme="wit",
    cast=frozenset(),
    tones=frozenset(words("whimsical funny educational exciting")),
    kinds=("tree", "pond", "sweets"),
    troubles={"bully": ""},
    storylets=(
        storylet("trick.comes.{kind}", "trouble", needs="hero", adds="trouble bully"),
        storylet("pal.talk", "trouble", 4, "bully with_pal"),
        storylet("trick.force", "try", needs="bully", adds="tried"),
        storylet("elder.says", "try", 6, "tried elder"),
        storylet("aside.{tone}", "try", 8, "tried"),
        storylet("low", "low", 5, "tried", tension=5),
        storylet("turn.{trait}", "low", 3, "tried trait"),
        storylet("time.{time}", "low", 7, "tried"),
        storylet("trick.idea", "turn", needs="tried", adds="idea"),
        storylet("trick.play.{kind}", "turn", needs="tried bully", adds="solved", removes="trouble"),
        storylet("trick.after", "home", needs="solved", adds="answered"),
    ),
)
CONTEST = Plot(
    name="contest",
    theme="fairness",
    cast=frozenset(),
    tones=frozenset(words("cheerful adventurous whimsical funny exciting")),
    kinds=("kites", "race", "pumpkin"),
    troubles={"contest": "", "race": "race"},
    turned_by=frozenset(words("brave kind gentle proud honest lonely")),
    storylets=(
        storylet("contest.call.{kind}", "trouble", needs="hero", adds="trouble contest"),
        storylet("contest.rival", "trouble", needs="contest", adds="rival"),
        storylet("contest.train", "try", 3, "contest"),
        storylet("pal.talk", "try", 5, "contest with_pal"),
        storylet("elder.says", "try", 6, "contest elder"),
        storylet("aside.{tone}", "try", 8, "contest"),
        storylet("low", "low", 9, "rival"),  # the evening before: nobody sits down in the middle of a race
        storylet("turn.{trait}", "low", 4, "rival trait"),
        storylet("contest.stop", "turn", needs="contest", adds="tried"),
        storylet("contest.end.{kind}", "turn", needs="tried contest", adds="solved", removes="trouble"),
        storylet("contest.after", "home", needs="solved", adds="answered"),
    ),
)
MEND = Plot(
    name="mend",
    theme="honesty",
    cast=frozenset({"elder"}),
    tones=frozenset(words("educational funny heartwarming")),
    troubles={"broken": ""},
    turned_by=frozenset(words("shy brave kind gentle proud honest lonely")),
    storylets=(
        storylet("mend.break", "trouble", needs="hero elder", adds="trouble broken"),
        storylet("mend.hide", "try", needs="broken", adds="tried"),
        storylet("pal.talk", "try", 4, "tried with_pal"),
        storylet("mend.worse", "try", 1, "tried"),
        storylet("aside.{tone}", "try", 9, "tried"),
        storylet("low", "low", 3, "tried", tension=5),
        storylet("time.{time}", "low", 6, "tried"),
        storylet("turn.{trait}", "low", 5, "tried trait"),
        storylet("mend.tell", "turn", needs="tried broken", adds="told"),
        storylet("mend.fix", "turn", 2, "told"),
        storylet("mend.after", "home", needs="told", adds="solved answered", removes="broken trouble"),
    ),
)
MATTER = Plot(
    name="matter",
    theme="wonder",
    cast=frozenset({"helper"}),
    tones=frozenset(),
    storylets=(
        storylet("matter.told", "trouble", needs="hero", adds="trouble asked"),
        storylet("pal.talk", "trouble", 5, "asked with_pal"),
        storylet("matter.guess", "try", needs="asked", adds="tried"),
        storylet("aside.{tone}", "try", 9, "tried"),
        storylet("matter.rush", "try", 2, "tried"),
        storylet("elder.says", "try", 7, "tried elder"),
        *kindness("tried"),
        *DOWN,
        storylet("matter.look", "turn", needs="owed tried asked", adds="seen"),
        storylet("matter.right", "turn", needs="seen", adds="solved", removes="trouble asked"),
        *HOMEWARD,
        storylet("matter.after", "home", needs="solved", adds="answered"),
    ),
)
"""Told only of what nobody knows a plot for: it is quoted, all talk of it, and somebody goes and looks."""
WHY = Plot(
    name="why",
    theme="wonder",
    cast=frozenset({"helper"}),
    tones=frozenset(words("mysterious whimsical educational heartwarming")),
    kinds=("dew", "echo", "rainbow", "crescent"),
    troubles={"darkness": "crescent"},
    storylets=(
        storylet("why.before.{kind}", "trouble", needs="hero", adds="long_ago"),
        storylet("why.need.{kind}", "trouble", needs="long_ago", adds="trouble need"),
        storylet("pal.talk", "trouble", 5, "need with_pal"),
        storylet("walk", "try", 6, "need", "gone"),
        storylet("why.ask.{kind}", "try", needs="need", adds="tried"),
        storylet("aside.{tone}", "try", 8, "tried"),
        storylet("elder.says", "low", 6, "tried elder"),
        storylet("low", "low", 3, "tried", tension=5),
        storylet("turn.{trait}", "low", 4, "tried trait"),
        storylet("rest", "low", 8, "tried"),
        storylet("why.do.{kind}", "turn", needs="tried need", adds="solved", removes="need trouble"),
        *HOMEWARD,
        storylet("why.now.{kind}", "home", needs="solved", adds="answered"),
    ),
)
