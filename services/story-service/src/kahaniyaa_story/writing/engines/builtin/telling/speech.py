"""How somebody's words stand among the narrator's: who says them is told before or after, in one sentence or two."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kahaniyaa_story.writing.engines.builtin.language import Manner
from kahaniyaa_story.writing.engines.builtin.markup import Said, Telling
from kahaniyaa_story.writing.engines.builtin.telling.sentences import opened, sentences
from kahaniyaa_story.writing.engines.builtin.tokens import WORD
from kahaniyaa_story.writing.scenes import Line

_LEADS_TO_SPEECH = (",", ":", "،")
_KNOWN_AGAIN = 3  # words of the shortest sentence that is not to stand in a story twice
_QUOTED = re.compile(r"“[^”]*”")


@dataclass(frozen=True, slots=True)
class Tag:
    """Who says a line, and how: told before it or after it, there in the same sentence (`joined`) or in its own."""

    first: str = ""
    after: str = ""
    joined: bool = False


def leads_to_speech(text: str) -> bool:
    """Whether a text says already that somebody speaks next (“Meera whispered,”)."""
    return text.endswith(_LEADS_TO_SPEECH)


def tagged(text: str, telling: Telling, manner: Manner) -> Tag:
    """The place for a text that says who speaks, told by this telling."""
    if manner.said == "before" or leads_to_speech(text):
        return Tag(first=opened(text, manner))
    joined = not manner.capitals or (text[:1].islower() and _goes_on(telling))
    return Tag(after=text if joined else opened(text, manner), joined=joined)


def asked(tag: Tag, text: str, manner: Manner) -> Tag:
    """What follows a text that somebody says: whoever says a question asks it, where a language has a word for it."""
    if not text.endswith("?"):
        return tag
    after = tag.after
    for pair in filter(None, manner.asked.split("; ")):
        said, _, asks = pair.partition("=")
        after = after.replace(said, asks)
    return replace(tag, after=after)


def spoken(said: Said, text: str, speaker: str, manner: Manner, *, joined: bool) -> Line:
    """The words between their quotation marks; a full stop gives way to a comma where the sentence goes on."""
    if joined and manner.comma_before_said and text.endswith(manner.full_stop):
        text = text.removesuffix(manner.full_stop) + ","
    return Line(
        kind="dialogue",
        text=f"{manner.open_quote}{text}{manner.close_quote}",
        speaker=speaker,
        emotion=said.emotion,
    )


def whole(lines: Sequence[Line], manner: Manner) -> Iterator[str]:
    """The sentences of some lines that one would know again: of three words and more, told or said, without stops.

    What says only who speaks is none of them, though a story may have it twice.
    """
    has_spoken = False
    for line in lines:
        quoted = (text[1:-1] for text in _QUOTED.findall(line.text))
        parts = sentences(_QUOTED.sub("“”", line.text).strip())
        is_tag = has_spoken and _is_tag(parts[0], manner)
        told = (part for part in parts[is_tag:] if "“" not in part)
        for sentence in (*told, *(part for text in quoted for part in sentences(text))):
            words = WORD.findall(sentence.casefold())
            if len(words) >= _KNOWN_AGAIN:
                yield " ".join(words)
        has_spoken = bool(line.speaker)


def _is_tag(sentence: str, manner: Manner) -> bool:
    """Whether a sentence after somebody's words says that they spoke: it follows, and begins with a small letter."""
    return manner.said == "after" and not (manner.capitals and sentence[:1].isupper())


def _goes_on(telling: Telling) -> bool:
    """Whether a tag goes on with the sentence that somebody spoke (“said Meera”): it begins with a small word."""
    return isinstance(telling.lines[0].text[0], str)


def speeches(lines: Sequence[Line], manner: Manner) -> tuple[bool, ...]:
    """Of each sentence of some lines, whether somebody speaks in it; what says who speaks is no sentence of its own."""
    return tuple(_speeches(lines, manner))


def in_a_row(claims: Sequence[bool]) -> int:
    """How many of them are true before the first that is not."""
    return next((i for i, claim in enumerate(claims) if not claim), len(claims))


def _speeches(lines: Sequence[Line], manner: Manner) -> Iterator[bool]:
    has_spoken = False
    for line in lines:
        if line.speaker:
            yield True
        else:
            parts = sentences(_QUOTED.sub("“”", line.text).strip())
            is_tag = has_spoken and _is_tag(parts[0], manner)
            yield from ("“" in part for part in parts[is_tag:] if not leads_to_speech(part.strip()))
        has_spoken = bool(line.speaker)
