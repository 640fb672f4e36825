"""What happens in any plot: the beginning, a kindness on the way, the low point, the way home."""

from kahaniyaa_story.writing.engines.builtin.plots.storylets import Storylet, storylet


def kindness(after: str = "trouble", *, walks: bool = True) -> tuple[Storylet, ...]:
    """Somebody small is helped on the way, once something is true."""
    return (
        *([storylet("walk", "meet", 6, after, "gone")] if walks else []),
        storylet("meet", "meet", 3, after),
        storylet("kind.{kindness}", "meet", needs=after, adds="owed"),
        storylet("thanks", "meet", 2, "owed", "promised"),
    )


RECALL = storylet("recall", "turn", needs="owed tried")
"""The one who was helped comes back; told where something stands between, else they are still there."""
LOVE = storylet("love", "begin", 0, "hero love")
"""What a listener loves; in few words it may give way."""
ASKED = "asked."
"""What the keys of beats begin with that are told only while what they bring has not come in yet."""
ASKED_THING = storylet(f"{ASKED}thing", "begin", 0, "hero asked_thing")
ASKED_GUEST = storylet(f"{ASKED}guest", "begin", 0, "hero guest")
ASKED_PLACE = storylet(f"{ASKED}place", "begin", 0, "hero asked_place")
BUSY = "deed.begin"
"""What a hero has begun to do where something comes between; it is done in the end."""
COMPANY = (
    LOVE,
    storylet("pal.meet", "begin", 0, "hero pal", "with_pal"),
    storylet("pal.kin", "begin", 0, "hero kin", "with_pal"),
    ASKED_GUEST,
    storylet("friend.meet", "begin", 0, "hero friends", "with_friends"),
)
PICTURE = (
    storylet("picture.colours", "begin", 0, "hero colours"),
    storylet("picture.{light}", "begin", 0, "hero light"),
)
BEGIN = (
    storylet("open", "begin", adds="place"),
    storylet("feast.{feast}.day", "begin", 0, "place asked_feast"),
    storylet("time.{time}", "begin", 0, "place asked_time"),
    storylet("weather.{weather}", "begin", 0, "place asked_weather"),
    storylet("place.{place}", "begin", 4, "place"),
    storylet("weather.{weather}", "begin", 7, "place free_weather"),
    storylet("hero.meet", "begin", needs="place", adds="hero"),
    storylet("trait.{trait}", "begin", 1, "hero trait"),
    storylet("hero.day", "begin", 5, "hero"),
    *COMPANY,
    ASKED_THING,
    storylet("aside.{tone}", "begin", 2, "hero"),
    *PICTURE,
    storylet(BUSY, "begin", 0, "hero busy", "deed"),
)
DOWN = (
    storylet("time.{time}", "low", 8, "trouble"),
    storylet("low", "low", 1, "tried", tension=5),
    storylet("turn.{trait}", "low", 5, "tried trait"),
    storylet("elder.says", "low", 9, "tried elder"),
)
HOMEWARD = (storylet("home", "home", 6, "solved gone"),)
"""The way back of those who went somewhere, before what is different since."""
END = (
    storylet("feast.{feast}.end", "home", 0, "solved asked_feast"),
    storylet("deed.end", "home", needs="solved deed", removes="deed"),
    storylet("feast", "home", 7, "solved free_day"),
    storylet("friend.cheers", "home", 0, "solved with_friends"),
    storylet("pal.cheer", "home", 0, "solved with_pal"),
    storylet("close.{tone}", "home", needs="answered"),
)
