"""Plots that lead away and back: something lost, something fetched, the way home, kindness repaid."""

from kahaniyaa_story.writing.engines.builtin.plots.common import DOWN, HOMEWARD, RECALL, kindness
from kahaniyaa_story.writing.engines.builtin.plots.storylets import Plot, storylet
from kahaniyaa_story.writing.engines.builtin.world import words

LOST = Plot(
    name="lost",
    theme="kindness",
    cast=frozenset({"helper"}),
    tones=frozenset(words("mysterious heartwarming cheerful whimsical")),
    troubles={"lost": ""},
    storylets=(
        storylet("lost.gone", "trouble", needs="hero", adds="trouble lost"),
        storylet("pal.talk", "trouble", 5, "lost with_pal"),
        storylet("lost.near", "try", needs="lost", adds="tried"),
        storylet("lost.ask", "try", 3, "lost"),
        storylet("lost.wrong", "try", 2, "tried"),
        storylet("aside.{tone}", "try", 9, "tried"),
        storylet("elder.says", "try", 6, "tried elder"),
        *kindness(),
        *DOWN,
        RECALL,
        storylet("lost.found.{power}", "turn", needs="owed lost", adds="solved", removes="trouble"),
        *HOMEWARD,
        storylet("lost.after", "home", needs="solved lost", adds="answered", removes="lost"),
    ),
)
QUEST = Plot(
    name="quest",
    theme="patience",
    cast=frozenset({"helper", "elder"}),
    tones=frozenset(words("adventurous mysterious exciting educational")),
    kinds=("water", "herb", "lamp", "wish"),
    troubles={"drought": "water", "ill": "herb", "darkness": "lamp"},
    grants="wish",
    storylets=(
        storylet("wish.want", "trouble", needs="hero kind_wish", adds="want"),
        storylet("quest.need.{kind}", "trouble", needs="hero elder", adds="trouble need"),
        storylet("quest.go", "trouble", 3, "need", "gone"),
        storylet("walk", "try", 5, "need"),
        storylet("quest.block.{block}", "try", needs="need", adds="blocked tried gone"),
        storylet("pal.talk", "try", 4, "blocked with_pal"),
        storylet("aside.{tone}", "try", 9, "blocked"),
        *kindness(),
        storylet("low", "low", 6, "tried", tension=5),
        storylet("turn.{trait}", "low", 5, "tried trait"),
        storylet("rest", "low", 8, "tried"),
        RECALL,
        storylet("quest.pass.{power}", "turn", needs="owed blocked", adds="passed", removes="blocked"),
        storylet("quest.riddle", "turn", 4, "passed"),
        storylet("quest.gain.{kind}", "turn", needs="passed kind_gain", adds="gained"),
        storylet("grant.{want}", "turn", needs="passed want", adds="gained solved"),
        storylet(
            "quest.return.{kind}", "home", needs="gained kind_gain", adds="solved answered", removes="need trouble"
        ),
        storylet("home", "home", 6, "solved gone want"),
        storylet("wish.after", "home", needs="gained want", adds="answered", removes="want need trouble"),
    ),
)
WAY = Plot(
    name="way",
    theme="home",
    cast=frozenset({"helper"}),
    tones=frozenset(words("adventurous heartwarming mysterious exciting")),
    troubles={"lost": ""},
    storylets=(
        storylet("way.away", "trouble", needs="hero", adds="trouble away gone"),
        storylet("pal.talk", "trouble", 5, "away with_pal"),
        storylet("way.strange", "try", needs="away", adds="tried"),
        storylet("aside.{tone}", "try", 9, "tried"),
        storylet("way.wrong", "try", 1, "tried"),
        *kindness(),
        storylet("rest", "low", 4, "tried"),
        storylet("low", "low", 2, "tried", tension=5),
        storylet("turn.{trait}", "low", 6, "tried trait"),
        RECALL,
        storylet("way.sign.{power}", "turn", needs="owed away", adds="helped"),
        storylet("way.back", "turn", needs="helped away", adds="solved", removes="away trouble"),
        storylet("way.after", "home", needs="solved", adds="answered"),
    ),
)
REPAID = Plot(
    name="repaid",
    theme="gratitude",
    cast=frozenset({"elder", "one", "two"}),
    tones=frozenset(words("heartwarming adventurous educational cheerful")),
    kinds=("grain", "ring"),
    storylets=(
        storylet("walk", "meet", 6, "hero"),
        storylet("repaid.one", "meet", needs="hero", adds="owed_one"),
        storylet("repaid.two", "meet", needs="owed_one", adds="owed"),
        storylet("repaid.task.{kind}", "trouble", needs="owed elder", adds="trouble need"),
        storylet("pal.talk", "try", 5, "need with_pal"),
        storylet("repaid.alone.{kind}", "try", needs="need", adds="tried"),
        storylet("low", "low", 3, "tried", tension=5),
        storylet("turn.{trait}", "low", 6, "tried trait"),
        storylet("repaid.comes", "turn", needs="owed tried", adds="helped"),
        storylet("repaid.done.{kind}", "turn", needs="helped need", adds="solved", removes="need trouble"),
        storylet("repaid.after", "home", needs="solved", adds="answered"),
    ),
)
