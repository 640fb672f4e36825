"""What of a brief can be quoted in its own words, and which of its words are left over."""

from collections.abc import Iterator, Sequence

from kahaniyaa_shared.languages import LANGUAGES
from kahaniyaa_shared.scripts import script_of
from kahaniyaa_story.writing.brief import Brief
from kahaniyaa_story.writing.engines.builtin.hearing.heard import Heard
from kahaniyaa_story.writing.engines.builtin.plan import Entity
from kahaniyaa_story.writing.engines.builtin.tokens import EMOJI, WORD
from kahaniyaa_story.writing.engines.builtin.world import BIG_KINDS

_LONGEST_QUOTE = 30  # words


def quotable(
    brief: Brief, scenario: Heard, setting: Heard, conflict: Heard, place_name: str
) -> Iterator[tuple[str, str]]:
    """What is told in the listener's own words, for nothing else tells of it, each with the key of its frame."""
    if (
        not scenario.of("want", "trouble", "kind")
        and not scenario.wish
        and fits(brief.scenario)
        and scenario.is_of_something_else
        and (len(scenario.missed) > 1 or _is_in_its_letters(brief))
    ):
        yield "quote.scenario", plain(brief.scenario)
    is_a_feast = bool(setting.of("feast")) and not setting.missed
    if not setting.of("place") and not is_a_feast and setting.text != place_name and fits(brief.setting):
        yield "quote.setting", plain(brief.setting)
    if not _is_told(conflict, scenario) and fits(brief.conflict):
        yield "quote.conflict", plain(brief.conflict)
    for picture in brief.pictures:
        if picture.note and fits(picture.note):
            yield "picture.note", plain(picture.note)


def _is_told(conflict: Heard, scenario: Heard) -> bool:
    """Whether a plot tells of a conflict: of one that only asks for a kind of plot, where no wish asks for another."""
    is_free = not scenario.of("want") and not scenario.wish
    kinds = {item.what for item in conflict.of("kind")} - {*BIG_KINDS}
    return bool(conflict.of("want", "trouble") or (is_free and kinds))


def _is_in_its_letters(brief: Brief) -> bool:
    """Whether a scenario is in the letters of the story: *do bhai aam khane gaye* is not, in Hindi."""
    return LANGUAGES[brief.language].script in {script_of(letter) for letter in brief.scenario}


def fits(text: str) -> bool:
    """Whether a text says anything, and is short enough to be quoted."""
    return bool(WORD.search(text)) and len(text.split()) <= _LONGEST_QUOTE


def plain(text: str) -> str:
    """Somebody's words as they may stand inside quotes: on one line, without quotes, emoji or a final stop."""
    words = EMOJI.sub("", text).translate(dict.fromkeys(map(ord, '“”"«»'), ""))
    return " ".join(words.split()).rstrip(".।")


def missed(asked: tuple[Heard, ...], quoted: set[str]) -> Iterator[str]:
    """The words that mean nothing to the storyteller, of all that is not quoted whole."""
    for heard in asked:
        is_quoted = plain(heard.text.strip(" .")) in quoted
        yield from (word for word in heard.missed if not is_quoted or EMOJI.match(word))


def left_out(asked: tuple[Heard, ...], people: Sequence[Entity], quoted: set[str]) -> Iterator[str]:
    """The names of those who are spoken of, and are nobody in the story."""
    known = {one.name for one in people}
    for heard in asked:
        if plain(heard.text.strip(" .")) not in quoted:
            yield from (each.name for each in heard.names if each.name not in known)
