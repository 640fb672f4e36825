"""Reads the small markup in which tellings are written: choices, slots, asides that may be left out, and speech."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import get_args

from kahaniyaa_shared.contracts.speech import Emotion

HOW = frozenset({"linked", "free"})
"""Tags that ask for no fact: they say how the choices of a telling go together."""
EMOTIONS: Mapping[str, Emotion] = {emotion: emotion for emotion in get_args(Emotion)}
_PIECE = re.compile(r"[\[\]<>|]|\{[^{}]*\}")
_SPEECH = re.compile(r"([a-z]+) ([a-z]+): (.+)")
_ENDS = re.compile(r"(?:[.!?।…]|[^\s|]\])[”’]?(?= |$)")
_SLOT = re.compile(r"(=?)([a-z_]+[a-z0-9_.+]*?)(?:\.([a-z0-9_.]+))?(?:~(.+))?")


class MarkupError(ValueError):
    """A telling cannot be read; the message says what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A place for somebody or something: `{hero.o}`, or words that agree with one or several: `{hero+pal~went}`."""

    role: str
    form: str = ""
    agree: str = ""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A place for one phrase of another key: `{=say.sad}`."""

    key: str


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several ways to say it; a way may stand under a condition (`[?night …|?!night …]`)."""

    ways: tuple[tuple[tuple[str, ...], "Text"], ...]


@dataclass(frozen=True, slots=True)
class Detail:
    """Words that may be left out when the listener is small or the story is long enough: `<…>`."""

    text: "Text"


Part = str | Slot | Phrase | Choice | Detail
Text = tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """One line of a telling: the narrator's where `speaker` is empty."""

    text: Text
    speaker: str = ""
    emotion: Emotion = "neutral"

    @property
    def begins_small(self) -> bool:
        """Whether a narrator's line begins with a small letter, and so goes on with what somebody said before it."""
        first = self.text[0]
        while isinstance(first, Choice) and first.ways[0][1]:
            first = first.ways[0][1][0]
        return not self.speaker and isinstance(first, str) and first[:1].islower()


@dataclass(frozen=True)
class Telling:
    """One way to tell a beat, read when it is first needed."""

    key: str
    number: int
    source: tuple[str, ...]
    tags: frozenset[str] = frozenset()

    @cached_property
    def lines(self) -> tuple[Said, ...]:
        """Its lines, parsed."""
        return tuple(_line(text) for text in self.source)

    @cached_property
    def words(self) -> int:
        """About how many words it will have: the mean of its ways, with its details."""
        return round(sum(_weight(line.text) for line in self.lines))

    @cached_property
    def roles(self) -> frozenset[str]:
        """The roles that it names, in one of its ways at least."""
        return frozenset(part.role for line in self.lines for part in parts(line.text) if isinstance(part, Slot))

    @cached_property
    def speaks(self) -> bool:
        """Whether somebody says something in it."""
        return any(line.speaker for line in self.lines)

    @property
    def begins_with_speech(self) -> bool:
        """Whether somebody speaks before the narrator does."""
        return bool(self.lines[0].speaker)

    @cached_property
    def sentence_words(self) -> float:
        """About how many words its sentences have."""
        return self.words / max(1, sum(len(_ENDS.findall(text)) for text in self.source))

    @property
    def linked(self) -> bool:
        """Whether its choices go together: the second way of one with the second way of the next."""
        return "linked" in self.tags and "free" not in self.tags

    @cached_property
    def id(self) -> str:
        """Its key and its place under that key."""
        return f"{self.key}#{self.number}"


def parts(text: Text) -> Iterator[Part]:
    """Every part of a text, with those inside choices and details."""
    for part in text:
        yield part
        if isinstance(part, Detail):
            yield from parts(part.text)
        elif isinstance(part, Choice):
            for _, way in part.ways:
                yield from parts(way)


def parse(source: str) -> Text:
    """The parts of one line of markup."""
    pieces = _pieces(source)
    text, closed_by = _text(pieces, source)
    if closed_by:
        raise MarkupError(f"{closed_by!r} closes nothing in {source!r}")
    return text


def read_tellings(source: str) -> dict[str, list[Telling]]:
    """The tellings of a file by key: `== key @tag` opens a key, `- ` a telling, indented lines go on with it."""
    found: dict[str, list[Telling]] = {}
    for head, blocks in _blocks(source):
        key, *tags = head.split()
        tellings = found.setdefault(key, [])
        tellings += [_telling(key, n, [*tags, *block]) for n, block in enumerate(blocks, start=len(tellings))]
    return found


def _blocks(source: str) -> Iterator[tuple[str, list[list[str]]]]:
    """Each key with the blocks of its tellings; tags before the first key stand for the whole file."""
    always, head, blocks = "", "", list[list[str]]()
    for raw in source.splitlines():
        line = raw.strip()
        if not line or line.startswith("#"):
            continue
        if line.startswith("== "):
            if head:
                yield head, blocks
            head, blocks = f"{line[3:]} {always}", []
        elif line.startswith("- "):
            blocks.append([line[2:].strip()])
        elif blocks:
            blocks[-1].append(line)
        elif line.startswith("@") and not head:
            always = line
        else:
            raise MarkupError(f"{line!r} stands before any telling of {head or 'any key'!r}")
    if head:
        yield head, blocks


def _telling(key: str, number: int, block: list[str]) -> Telling:
    tags = list[str]()
    while block and block[0].startswith("@"):
        tag, _, rest = block[0].partition(" ")
        tags.append(tag[1:])
        block = [rest.lstrip(), *block[1:]] if rest.strip() else block[1:]
    return Telling(key, number, tuple(block), frozenset(tags))


def _line(source: str) -> Said:
    speech = _SPEECH.fullmatch(source)
    if speech and speech[2] in EMOTIONS:
        return Said(parse(speech[3]), speech[1], EMOTIONS[speech[2]])
    if speech:
        raise MarkupError(f"{speech[2]!r} is no emotion in {source!r}: {', '.join(EMOTIONS)}")
    return Said(parse(source))


def _pieces(source: str) -> Iterator[str]:
    at = 0
    for match in _PIECE.finditer(source):
        if match.start() > at:
            yield source[at : match.start()]
        yield match[0]
        at = match.end()
    if at < len(source):
        yield source[at:]


def _text(pieces: Iterator[str], source: str) -> tuple[Text, str]:
    found = list[Part]()
    for piece in pieces:
        if piece in ("]", ">", "|"):
            return tuple(found), piece
        if piece == "[":
            found.append(_choice(pieces, source))
        elif piece == "<":
            found.append(_detail(pieces, source))
        elif piece.startswith("{"):
            found.append(_slot(piece[1:-1], source))
        elif "{" in piece or "}" in piece:
            raise MarkupError(f"a brace is left open in {source!r}")
        else:
            found.append(piece)
    return tuple(found), ""


def _choice(pieces: Iterator[str], source: str) -> Choice:
    ways = list[tuple[tuple[str, ...], Text]]()
    closed_by = "|"
    while closed_by == "|":
        text, closed_by = _text(pieces, source)
        ways.append(_guarded(text))
    if closed_by != "]":
        raise MarkupError(f"a choice is left open in {source!r}")
    return Choice(tuple(ways))


def _guarded(text: Text) -> tuple[tuple[str, ...], Text]:
    guards = list[str]()
    first = text[0] if text else ""
    if not isinstance(first, str):
        return (), text
    while first.startswith("?"):
        guard, _, first = first.partition(" ")
        guards.append(guard[1:])
    return tuple(guards), (first, *text[1:]) if first else text[1:]


def _detail(pieces: Iterator[str], source: str) -> Detail:
    text, closed_by = _text(pieces, source)
    if closed_by != ">":
        raise MarkupError(f"a detail is left open in {source!r}")
    return Detail(text)


def _slot(inside: str, source: str) -> Slot | Phrase:
    if inside.startswith("="):
        return Phrase(inside[1:])
    match = _SLOT.fullmatch(inside)
    if match is None or match[1]:
        raise MarkupError(f"{{{inside}}} is not a slot in {source!r}")
    role, _, rest = match[2].partition(".")
    form = rest or match[3] or ""
    return Slot(role, form, match[4] or "")


def _weight(text: Text) -> float:
    total = 0.0
    for part in text:
        if isinstance(part, str):
            total += len(part.split())
        elif isinstance(part, Choice):
            total += sum(_weight(way) for _, way in part.ways) / len(part.ways)
        elif isinstance(part, Detail):
            total += _weight(part.text)
        else:
            total += 1
    return total
