"""What is said otherwise than it is written, found by several finders at once."""

from collections.abc import Callable, Iterable

from kahaniyaa_tts.text.document import Respelling

Respelled = Callable[[str, str], Iterable[Respelling]]
"""Finds what is said otherwise than written in a text of a language: in order, not overlapping, spans into the text."""


def as_written(_text: str, _language: str) -> Iterable[Respelling]:
    """Nothing is said otherwise than written."""
    return ()


def together(*finders: Respelled) -> Respelled:
    """Everything that any of them finds; where two overlap, the earlier finder's holds."""

    def respelled(text: str, language: str) -> Iterable[Respelling]:
        held: list[Respelling] = []
        for finder in finders:
            held += [found for found in finder(text, language) if not any(_overlap(found, each) for each in held)]
        return sorted(held, key=lambda each: each.span.start)

    return respelled


def _overlap(one: Respelling, other: Respelling) -> bool:
    return one.span.start < other.span.end and other.span.start < one.span.end
