"""The grammar of SSML 1.1: which element may stand in which, what each is told by, and what its values may be.

Source: W3C Recommendation of 7 September 2010, chapter 3; SSML 1.0's values are read too.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from kahaniyaa_tts.text.ssml import values
from kahaniyaa_tts.text.ssml.problems import Fault
from kahaniyaa_tts.text.ssml.tree import Element

Reader = Callable[[str], object | None]
"""Reads an attribute's value; None if it cannot be read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What an element of SSML may hold and be told by."""

    holds: frozenset[str] = frozenset()
    holds_text: bool = True
    attributes: Mapping[str, Reader] = field(default_factory=dict[str, Reader])
    required: tuple[str, ...] = ()


def _one_of(*known: str) -> Reader:
    return lambda value: value if value in known else None


def _all_of(*known: str) -> Reader:
    """Several names, parted by spaces; none at all is fine too."""
    return lambda value: value if set(value.split()) <= set(known) else None


def _or_empty(reader: Reader) -> Reader:
    return lambda value: value if value == "" else reader(value)


def _names(value: str) -> tuple[str, ...] | None:
    names = tuple(value.split())
    return names if 0 < len(names) <= _MOST_NAMES else None


_MOST_NAMES = 16
_WORDS = frozenset({"audio", "break", "emphasis", "mark", "phoneme", "prosody", "say-as", "sub"})
_SENTENCE = _WORDS | {"lang", "lookup", "token", "voice", "w"}
_PARAGRAPH = _SENTENCE | {"s"}
_SPEECH = _PARAGRAPH | {"p"}
_ON_LANGUAGE = _one_of("changevoice", "ignoretext", "ignorelang", "processorchoice")
_FEATURES = _all_of("name", "languages", "gender", "age", "variant")
_LANGUAGE: Mapping[str, Reader] = {"xml:lang": _or_empty(values.language), "onlangfailure": _ON_LANGUAGE}
_FETCH: Mapping[str, Reader] = {"fetchtimeout": values.time, "maxage": values.number, "maxstale": values.number}
_TOKEN = Rule(holds=_WORDS, attributes={**_LANGUAGE, "xml:id": values.identifier, "role": values.anything})
_STRUCTURE: Mapping[str, Reader] = {**_LANGUAGE, "xml:id": values.identifier}

RULES: Mapping[str, Rule] = {
    "speak": Rule(
        holds=_SPEECH | {"lexicon", "meta", "metadata"},
        attributes={
            **_LANGUAGE,
            "version": _one_of("1.0", "1.1"),
            "xml:base": values.anything,
            "xml:id": values.identifier,
            "startmark": values.anything,
            "endmark": values.anything,
        },
    ),
    "lexicon": Rule(
        holds_text=False,
        attributes={"xml:id": values.identifier, "uri": values.anything, "type": values.anything, **_FETCH},
        required=("xml:id", "uri"),
    ),
    "lookup": Rule(holds=_SPEECH, attributes={"ref": values.identifier}, required=("ref",)),
    "meta": Rule(
        holds_text=False,
        attributes={"name": values.anything, "http-equiv": values.anything, "content": str},
        required=("content",),
    ),
    "metadata": Rule(),
    "p": Rule(holds=_PARAGRAPH, attributes=_STRUCTURE),
    "s": Rule(holds=_SENTENCE, attributes=_STRUCTURE),
    "token": _TOKEN,
    "w": _TOKEN,
    "say-as": Rule(
        attributes={"interpret-as": values.anything, "format": values.anything, "detail": values.anything},
        required=("interpret-as",),
    ),
    "phoneme": Rule(
        attributes={"ph": values.anything, "alphabet": values.anything, "type": values.anything}, required=("ph",)
    ),
    "sub": Rule(attributes={"alias": values.anything}, required=("alias",)),
    "lang": Rule(holds=_SPEECH, attributes=_LANGUAGE, required=("xml:lang",)),
    "voice": Rule(
        holds=_SPEECH,
        attributes={
            **_LANGUAGE,
            "gender": _or_empty(_one_of("female", "male", "neutral")),
            "age": _or_empty(values.number),
            "variant": _or_empty(values.ordinal),
            "name": _or_empty(_names),
            "languages": _or_empty(_names),
            "required": _FEATURES,
            "ordering": _FEATURES,
            "onvoicefailure": _one_of("priorityselect", "keepexisting", "processorchoice"),
        },
    ),
    "emphasis": Rule(holds=_SENTENCE, attributes={"level": _one_of(*values.EMPHASES)}),
    "break": Rule(holds_text=False, attributes={"strength": values.strength, "time": values.time}),
    "prosody": Rule(
        holds=_SPEECH,
        attributes={
            "pitch": values.pitch,
            "contour": values.contour,
            "range": values.pitch_range,
            "rate": values.rate,
            "duration": values.time,
            "volume": values.volume,
        },
    ),
    "audio": Rule(
        holds=_SPEECH | {"desc"},
        attributes={
            **_FETCH,
            "src": values.anything,
            "fetchhint": _one_of("prefetch", "safe"),
            "clipBegin": values.time,
            "clipEnd": values.time,
            "repeatCount": values.count,
            "repeatDur": values.time,
            "soundLevel": values.decibels,
            "speed": values.percentage,
        },
    ),
    "mark": Rule(holds_text=False, attributes={"name": values.anything}, required=("name",)),
    "desc": Rule(attributes=_LANGUAGE),
}
"""Every element of SSML 1.1, by name."""


def faults(root: Element) -> Iterator[Fault]:
    """Everything in which the tree is not as the grammar wants it, in the order of the text."""
    rule = RULES.get(root.name) if not root.is_foreign else None
    if rule is None:
        yield _fault(root, "", "is not an element of SSML 1.1; what it holds is said as it stands.")
    else:
        yield from _faults_of(root, rule)
    if rule is not None and root.name == "metadata":
        return  # it may hold anything
    for part in root.content:
        if isinstance(part, Element):
            if rule is not None:
                yield from _misplaced(part, root, rule)
            yield from faults(part)


def read_value(element: Element, attribute: str) -> object | None:
    """The attribute's value as the grammar reads it; None if it is not there, or cannot be read."""
    written = element.attributes.get(attribute)
    rule = None if element.is_foreign else RULES.get(element.name)
    if written is None or rule is None or attribute not in rule.attributes:
        return None
    return rule.attributes[attribute](written.strip())


def number_of(element: Element, attribute: str, otherwise: float) -> float:
    """The number that the attribute's value comes to."""
    value = read_value(element, attribute)
    return value if isinstance(value, int | float) else otherwise


def text_of(element: Element, attribute: str) -> str:
    """The attribute's value as it is written, nothing if it cannot be read."""
    return element.attributes[attribute].strip() if read_value(element, attribute) is not None else ""


def words_of(element: Element, attribute: str) -> tuple[str, ...]:
    """The names in the attribute's value."""
    return tuple(text_of(element, attribute).split())


def _faults_of(element: Element, rule: Rule) -> Iterator[Fault]:
    for attribute in element.attributes:
        if attribute not in rule.attributes:
            yield _fault(element, attribute, "is not an attribute of it in SSML 1.1; it is passed over.")
        elif read_value(element, attribute) is None:
            written = element.attributes[attribute][:40]
            yield _fault(element, attribute, f"{written!r} is no value that it can have; it is passed over.")
    for attribute in rule.required:
        if attribute not in element.attributes:
            yield _fault(element, attribute, "is needed and is not there.")
    if not rule.holds_text and any(isinstance(part, str) and part.strip() for part in element.content):
        yield _fault(element, "", "holds no text.")


def _misplaced(element: Element, parent: Element, rule: Rule) -> Iterator[Fault]:
    if not element.is_foreign and element.name in RULES and element.name not in rule.holds:
        yield _fault(element, "", f"does not stand in <{parent.name}>; it is taken as if it could.")


def _fault(element: Element, attribute: str, message: str) -> Fault:
    return Fault(element.place, element.name[:80], attribute[:80], message)
