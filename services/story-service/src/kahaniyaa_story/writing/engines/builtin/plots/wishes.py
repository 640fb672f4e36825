"""Plots about what somebody wishes for: granted with help, granted too well, and granted for three riddles."""

from kahaniyaa_story.writing.engines.builtin.plots.common import DOWN, HOMEWARD, RECALL, kindness
from kahaniyaa_story.writing.engines.builtin.plots.storylets import Plot, storylet
from kahaniyaa_story.writing.engines.builtin.world import words

WISH = Plot(
    name="wish",
    theme="courage",
    cast=frozenset({"helper"}),
    tones=frozenset(words("cheerful whimsical educational funny heartwarming adventurous")),
    grants="",
    storylets=(
        storylet("wish.want", "trouble", needs="hero", adds="trouble want"),
        storylet("wish.laugh", "trouble", 3, "want"),
        storylet("pal.talk", "trouble", 4, "want with_pal"),
        storylet("try.{want}.{way1}", "try", needs="want", adds="tried"),
        storylet("aside.{tone}", "try", 10, "tried"),
        storylet("try.{want}.{way2}", "try", 2, "tried"),
        storylet("elder.says", "try", 5, "tried elder"),
        storylet("try.{want}.{way3}", "try", 8, "tried"),
        storylet("pal.talk", "try", 9, "tried with_pal"),
        *kindness(),
        *DOWN,
        RECALL,
        storylet("grant.{want}", "turn", needs="owed tried want", adds="solved", removes="trouble"),
        *HOMEWARD,
        storylet("wish.after", "home", needs="solved want", adds="answered", removes="want"),
    ),
)
AMISS = Plot(
    name="amiss",
    theme="enough",
    cast=frozenset({"helper", "keeper"}),
    tones=frozenset(words("whimsical funny mysterious educational")),
    grants="",
    storylets=(
        storylet("amiss.want", "trouble", needs="hero", adds="trouble want"),
        storylet("wish.laugh", "trouble", 6, "want"),
        storylet("pal.talk", "trouble", 5, "want with_pal"),
        storylet("amiss.giver", "trouble", needs="want", adds="giver"),
        storylet("amiss.{want}", "try", needs="giver", adds="granted tried"),
        storylet("pal.talk", "try", 4, "granted with_pal"),
        storylet("amiss.alone", "try", 2, "granted"),
        storylet("elder.says", "try", 8, "granted elder"),
        *kindness("granted", walks=False),  # who cannot land or stand still goes for no stroll
        *DOWN,
        RECALL,
        storylet("amiss.word", "turn", needs="owed granted", adds="helped"),
        storylet("amiss.back", "turn", needs="helped granted", adds="solved", removes="granted trouble"),
        storylet("amiss.after", "home", needs="solved want", adds="answered", removes="want"),
    ),
)
RIDDLE = Plot(
    name="riddle",
    theme="wit",
    cast=frozenset({"helper", "keeper"}),
    tones=frozenset(words("mysterious educational adventurous exciting")),
    kinds=("bridge", "spring", "wish"),
    troubles={"drought": "spring"},
    grants="wish",
    storylets=(
        storylet("wish.want", "trouble", needs="hero kind_wish", adds="want"),
        storylet("riddle.gate.{kind}", "trouble", needs="hero", adds="trouble asked"),
        storylet("pal.talk", "trouble", 5, "asked with_pal"),
        storylet("riddle.first", "try", needs="asked", adds="tried"),
        storylet("aside.{tone}", "try", 9, "tried"),
        storylet("riddle.second", "try", needs="tried", adds="failed"),
        storylet("elder.says", "try", 7, "tried elder"),
        *kindness("failed"),
        storylet("riddle.hint", "meet", 2, "owed failed"),
        *DOWN,
        storylet("riddle.third", "turn", needs="owed asked", adds="passed", removes="asked"),
        storylet("riddle.gain.{kind}", "turn", needs="passed kind_gain", adds="solved", removes="trouble"),
        storylet("recall", "turn", needs="owed passed want"),
        storylet("grant.{want}", "turn", needs="passed want", adds="solved", removes="trouble"),
        *HOMEWARD,
        storylet("riddle.after", "home", 2, "solved want"),
        storylet("wish.after", "home", needs="solved want", adds="answered", removes="want"),
        storylet("riddle.after", "home", needs="solved kind_gain", adds="answered"),
    ),
)
