"""Lexicons as other programs keep them: PLS 1.0 (W3C Recommendation, 2008-10-14), written and read."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from xml.sax.saxutils import escape

from kahaniyaa_tts.lexicon.entry import Entry
from kahaniyaa_tts.text.sampa import NotSampa, ipa_of
from kahaniyaa_tts.text.tree import Element, Language, Place, XmlError, parse

MEDIA_TYPE = "application/pls+xml"
NAMESPACE = "http://www.w3.org/2005/01/pronunciation-lexicon"
PLS = Language(name="lexicon", root="lexicon", most_bytes=10_000_000, most_elements=50_000)

_PASSED_OVER = frozenset({"meta", "metadata", "example"})


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to know about a place in a lexicon."""

    place: Place
    reason: str


@dataclass(frozen=True, slots=True)
class Lexeme:
    """One way of saying something that may be written in several ways; either of `ipa` and `said` may be empty."""

    place: Place
    written: tuple[str, ...]
    ipa: str
    said: str


@dataclass(slots=True)
class PlsLexicon:
    """What stands in a lexicon, its language as it names it, and what in it was left out or taken otherwise."""

    language: str
    lexemes: list[Lexeme] = field(default_factory=list[Lexeme])
    skipped: list[Remark] = field(default_factory=list[Remark])
    remarks: list[Remark] = field(default_factory=list[Remark])


def write(entries: Iterable[Entry], language: str) -> bytes:
    """The entries as a PLS lexicon in UTF-8."""
    head = f'<lexicon version="1.0" xmlns="{NAMESPACE}" alphabet="ipa" xml:lang="{language}">'
    return "\n".join(
        ['<?xml version="1.0" encoding="UTF-8"?>', head, *map(_lexeme_of, entries), "</lexicon>", ""]
    ).encode()


def _lexeme_of(entry: Entry) -> str:
    pronounced = (("phoneme", entry.ipa), ("alias", entry.said))
    said = "".join(f"<{name}>{escape(text)}</{name}>" for name, text in pronounced if text)
    return f"  <lexeme><grapheme>{escape(entry.written)}</grapheme>{said}</lexeme>"


def read(xml: bytes) -> PlsLexicon:
    """Read a lexicon; raises XmlError with line and column if it is malformed, beyond a limit, or no lexicon at all."""
    root = parse(xml, PLS)
    if _name(root) != "lexicon":
        raise XmlError(f"A lexicon begins with <lexicon>, not with <{root.name[:40]}>.", root.place)
    lexicon = PlsLexicon(root.attributes.get("xml:lang", ""))
    if root.attributes.get("xmlns", NAMESPACE) != NAMESPACE:
        lexicon.remarks.append(Remark(root.place, "The namespace is not that of PLS 1.0; it is read as PLS 1.0."))
    for element in _elements(root):
        if _name(element) == "lexeme":
            _read_lexeme(lexicon, element, alphabet=root.attributes.get("alphabet", "ipa"))
        elif _name(element) not in _PASSED_OVER:
            lexicon.remarks.append(Remark(element.place, f"<{element.name[:40]}> is no part of PLS; it is left out."))
    return lexicon


def _read_lexeme(lexicon: PlsLexicon, element: Element, *, alphabet: str) -> None:
    if "role" in element.attributes:
        lexicon.remarks.append(Remark(element.place, "A role is not heeded; this is said wherever it is written."))
    written = tuple(_text_of(each) for each in _elements(element) if _name(each) == "grapheme")
    pronounced = [each for each in _elements(element) if _name(each) in {"phoneme", "alias"}]
    if not written or not pronounced:
        lacking = "a pronunciation: <phoneme> or <alias>" if written else "what is written: <grapheme>"
        lexicon.skipped.append(Remark(element.place, f"It lacks {lacking}."))
        return
    try:
        ipa, said = _chosen(pronounced, alphabet)
    except XmlError as error:
        lexicon.skipped.append(Remark(error.place, error.message))
    else:
        lexicon.lexemes.append(Lexeme(element.place, written, ipa, said))


def _chosen(pronounced: list[Element], alphabet: str) -> tuple[str, str]:
    """Of several pronunciations the preferred one, or the first (PLS, 4.9.3); with sounds, words to fall back on."""
    preferred = next((each for each in pronounced if each.attributes.get("prefer") == "true"), pronounced[0])
    if _name(preferred) == "alias":
        return "", _text_of(preferred)
    alias = next((each for each in pronounced if _name(each) == "alias"), None)
    return _ipa(preferred, alphabet), _text_of(alias) if alias else ""


def _ipa(phoneme: Element, alphabet: str) -> str:
    named = phoneme.attributes.get("alphabet", alphabet)
    if named.casefold() == "ipa":
        return _text_of(phoneme)
    if named.casefold() not in {"x-sampa", "xsampa"}:
        raise XmlError(f"The alphabet {named[:40]!r} is not known; use ipa or x-sampa.", phoneme.place)
    try:
        return ipa_of(_text_of(phoneme))
    except NotSampa as error:
        raise XmlError(str(error), phoneme.place) from error


def _elements(element: Element) -> Iterator[Element]:
    return (each for each in element.content if isinstance(each, Element))


def _name(element: Element) -> str:
    """An element's name without a namespace's prefix."""
    return element.name.rpartition(":")[2]


def _text_of(element: Element) -> str:
    texts = (part if isinstance(part, str) else _text_of(part) for part in element.content)
    return " ".join("".join(texts).split())
