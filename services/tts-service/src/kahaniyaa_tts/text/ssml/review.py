"""SSML looked over: what in it is not SSML, and how far each engine honours each element and attribute of the rest."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from kahaniyaa_tts.text.ssml.grammar import RULES, faults, read_value, text_of
from kahaniyaa_tts.text.ssml.judging import Reader, is_ours, judge_of
from kahaniyaa_tts.text.ssml.media import OUR_LEXICON
from kahaniyaa_tts.text.ssml.problems import Place
from kahaniyaa_tts.text.ssml.support import SUPPORT, Judgement, Level, judged
from kahaniyaa_tts.text.ssml.tree import Element


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What one engine makes of one element or attribute of the SSML."""

    place: Place
    element: str
    attribute: str  # "" for the element itself
    level: Level
    message: str
    engine: str
    is_usual: bool = True  # whether it is what is always made of it, whatever its value


def findings(root: Element, engines: Sequence[Reader]) -> Iterator[Finding]:
    """How each engine honours each element and attribute of SSML that the tree uses, in the order of the text."""
    parts = (part for part in root.content if isinstance(part, Element))
    ours = {text_of(part, "xml:id") for part in parts if part.name == "lexicon" and is_ours(part)}
    yield from _findings(root, engines, ours)


def _findings(element: Element, engines: Sequence[Reader], lexicons: Collection[str]) -> Iterator[Finding]:
    if not element.is_foreign and element.name in RULES:
        for attribute in ("", *element.attributes):
            if (element.name, attribute) in SUPPORT:
                yield from (_finding(element, attribute, engine, lexicons) for engine in engines)
    for part in element.content:
        if isinstance(part, Element):
            yield from _findings(part, engines, lexicons)


def warnings(root: Element, engine: Reader) -> tuple[str, ...]:
    """What a listener to lenient reading is told: what is no SSML, and what is not honoured as is usual, each once."""
    told: dict[str, Place] = {}
    for fault in faults(root):
        told.setdefault(f"<{_named(fault.element, fault.attribute)}>: {fault.message}", fault.place)
    for found in findings(root, (engine,)):
        if found.level == "refused" or not found.is_usual:
            told.setdefault(f"<{_named(found.element, found.attribute)}>: {found.message}", found.place)
    return tuple(f"Line {place.line}, {message}" for message, place in told.items())


def _named(element: str, attribute: str) -> str:
    return f"{element} {attribute}" if attribute else element


def _finding(element: Element, attribute: str, engine: Reader, lexicons: Collection[str]) -> Finding:
    usual = judged(SUPPORT[element.name, attribute], engine.abilities)
    special = None if usual.level == "refused" else _special(element, attribute, engine)
    if element.name == "lookup" and text_of(element, "ref") not in lexicons:
        special = Judgement("refused", f"It names no <lexicon> of {OUR_LEXICON}; what it holds is said without one.")
    found = special or usual
    return Finding(
        place=element.place,
        element=element.name,
        attribute=attribute,
        level=found.level,
        message=found.message,
        engine=engine.name,
        is_usual=special is None,
    )


def _special(element: Element, attribute: str, engine: Reader) -> Judgement | None:
    """What is made of this value, where that is not what is made of every one."""
    if attribute and read_value(element, attribute) is None:
        return Judgement("refused", "Its value cannot be read; it is passed over.")
    judge = judge_of(element, attribute)
    return judge(element, engine) if judge else engine.missing(element, attribute)
