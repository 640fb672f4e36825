"""A tree of an XML text, built on expat with limits, so that no input can cost more than its size.

There is no DOCTYPE, hence no entity but XML's own five; nothing outside the text is ever read.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

MOST_BYTES = 256 * 1024
DEEPEST = 32
MOST_ELEMENTS = 20_000
MOST_ATTRIBUTES = 32
MOST_NAMESPACES = 32
_SCHEMA_INSTANCE = "http://www.w3.org/2001/XMLSchema-instance"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A place in a text as an editor counts it: line and column from 1."""

    line: int
    column: int


class XmlError(Exception):
    """The XML cannot be read: why, and where."""

    def __init__(self, message: str, place: Place) -> None:
        super().__init__(message)
        self.message = message
        self.place = place


@dataclass(frozen=True, slots=True)
class Element:
    """An element with its attributes, its children and texts in order, and the place of its start tag.

    An element of the language has its name there, however its namespace is written; any other, its name as written.
    """

    name: str
    attributes: Mapping[str, str]
    place: Place
    content: list["Element | str"] = field(default_factory=list["Element | str"])
    is_foreign: bool = False

    @property
    def text(self) -> str:
        """All text in it, without the markup."""
        return "".join(part if isinstance(part, str) else part.text for part in self.content)


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """A language of XML: what a person calls it, the element it begins with, and how much of it is read."""

    name: str
    root: str
    namespace: str = ""  # where it is given, what stands in another one is foreign
    most_bytes: int = MOST_BYTES
    most_elements: int = MOST_ELEMENTS


def parse(xml: bytes, language: Language) -> Element:
    """The root of the XML text; raises XmlError with line and column if it is malformed or beyond a limit."""
    if len(xml) > language.most_bytes:
        message = f"The {language.name} has {len(xml):,} bytes; at most {language.most_bytes:,} are read."
        raise XmlError(message, Place(1, 1))
    return _Builder(language).build(xml)


class _Builder:
    def __init__(self, language: Language) -> None:
        self._language = language
        self._root: Element | None = None
        self._open: list[Element] = []
        self._namespaces: list[Mapping[str, str]] = [{"": language.namespace}]
        self._elements = 0
        self._parser = expat.ParserCreate("utf-8")
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._text
        self._parser.StartDoctypeDeclHandler = self._doctype

    def build(self, encoded: bytes) -> Element:
        try:
            self._parser.Parse(encoded, True)
        except expat.ExpatError as error:
            message = expat.ErrorString(error.code) or "not well-formed"
            raise XmlError(f"The {self._language.name} is not well-formed XML: {message}.", _place(error)) from error
        if self._root is None:
            raise XmlError(f"The {self._language.name} is empty; begin it with <{self._language.root}>.", Place(1, 1))
        return self._root

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._elements += 1
        most = self._language.most_elements
        self._hold_to(len(self._open) < DEEPEST, f"Elements may be nested {DEEPEST} deep")
        self._hold_to(self._elements <= most, f"There may be {most:,} elements")
        self._hold_to(len(attributes) <= MOST_ATTRIBUTES, f"An element may have {MOST_ATTRIBUTES} attributes")
        self._namespaces.append(_declared(attributes, self._namespaces[-1]))
        self._hold_to(len(self._namespaces[-1]) <= MOST_NAMESPACES, f"There may be {MOST_NAMESPACES} namespaces")
        element = self._element(name, attributes)
        if self._open:
            self._open[-1].content.append(element)
        else:
            self._root = element
        self._open.append(element)

    def _element(self, name: str, attributes: dict[str, str]) -> Element:
        if not self._language.namespace:
            return Element(name, attributes, self._here())
        prefix, _, local = name.rpartition(":")
        is_own = self._namespaces[-1].get(prefix) == self._language.namespace
        meant = {each: value for each, value in attributes.items() if not self._is_machinery(each)}
        return Element(local if is_own else name, meant, self._here(), is_foreign=not is_own)

    def _is_machinery(self, attribute: str) -> bool:
        """Whether the attribute is XML's own business: a namespace's prefix, or where a schema lies."""
        prefix = attribute.partition(":")[0]
        return prefix == "xmlns" or self._namespaces[-1].get(prefix) == _SCHEMA_INSTANCE

    def _end(self, _name: str) -> None:
        self._open.pop()
        self._namespaces.pop()

    def _text(self, text: str) -> None:
        self._open[-1].content.append(text)

    def _doctype(self, *_: object) -> None:
        raise XmlError("A DOCTYPE is not allowed; leave it out.", self._here())

    def _hold_to(self, holds: bool, limit: str) -> None:
        if not holds:
            raise XmlError(f"{limit}, not more.", self._here())

    def _here(self) -> Place:
        return Place(self._parser.CurrentLineNumber, self._parser.CurrentColumnNumber + 1)


def _declared(attributes: Mapping[str, str], known: Mapping[str, str]) -> Mapping[str, str]:
    """The namespaces by prefix that hold from a start tag with these attributes on."""
    new = {name.partition(":")[2]: uri for name, uri in attributes.items() if name.partition(":")[0] == "xmlns"}
    return {**known, **new} if new else known


def _place(error: expat.ExpatError) -> Place:
    return Place(error.lineno, error.offset + 1)
