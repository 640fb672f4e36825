"""Traditional tales as files: `tale.toml` is the same for all languages, `<language>.txt` retells it in one.

The text of a language: `title:`, `tradition:`, `summary:`, `moral:` and one `name <who>:` for each of the cast, then
scenes. `== Title` opens a scene; a line is one that the narrator tells; `<who> <emotion>: words` is said by somebody,
without quotes; `? ` is a question, `* word | meaning` an entry of the glossary.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from kahaniyaa_shared.languages import STORY_LANGUAGES
from kahaniyaa_story.writing.brief import Audience, Tone
from kahaniyaa_story.writing.scenes import CastMember, Ending, Gloss, Line, PictureDirection, Scene

FOLDER = Path(__file__).parent / "tales"
_SPEECH = re.compile(r"([a-z]+) (neutral|happy|sad|excited|calm|mysterious|cheerful|dramatic|gentle): (.+)")
_FIELD = re.compile(r"(title|tradition|summary|moral|name [a-z]+): (.+)")


class TaleError(ValueError):
    """A file of the shelf cannot be read; the message names it and what is wrong."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tale:
    """A tale in one language: what a list shows of it, and the whole of it."""

    id: str
    language: str
    title: str
    tradition: str
    region: str
    summary: str
    audience: Audience
    tone: Tone
    about: tuple[str, ...]  # what a cover may show
    cast: tuple[CastMember, ...]
    scenes: tuple[Scene, ...]
    ending: Ending


def tale_ids() -> tuple[str, ...]:
    """Every tale of the shelf."""
    return tuple(sorted(path.parent.name for path in FOLDER.glob("*/tale.toml")))


def languages_of(tale_id: str) -> tuple[str, ...]:
    """The languages in which a tale is retold."""
    return tuple(code for code in STORY_LANGUAGES if (FOLDER / tale_id / f"{code}.txt").is_file())


@cache
def read_tale(tale_id: str, language: str) -> Tale:
    """A tale of the shelf; raises TaleError where a file does not say what it must."""
    about = tomllib.loads((FOLDER / tale_id / "tale.toml").read_text(encoding="utf-8"))
    path = FOLDER / tale_id / f"{language}.txt"
    head, groups = _parted(path.read_text(encoding="utf-8"))
    fields = dict(_fields(head))
    try:
        names = {each["id"]: fields[f"name {each['id']}"] for each in about["cast"]}
        told = _scenes(about["scenes"], groups, names)
        return Tale(
            id=tale_id,
            language=language,
            title=fields["title"],
            tradition=fields["tradition"],
            region=about["region"],
            summary=fields["summary"],
            audience=about["audience"],
            tone=about["tone"],
            about=tuple(about["about"]),
            cast=tuple(
                CastMember(name=names[each["id"]], description=each["description"], role=each["role"])
                for each in about["cast"]
            ),
            scenes=tuple(told),
            ending=_ending(fields, [line for _, lines in groups for line in lines]),
        )
    except (KeyError, ValueError) as error:
        raise TaleError(f"{path.parent.name}/{path.name}: {error}") from error


Group = tuple[str, list[str]]
"""A scene's title and its lines."""


def _parted(source: str) -> tuple[list[str], list[Group]]:
    head, groups = list[str](), list[Group]()
    for line in filter(None, map(str.strip, source.splitlines())):
        if line.startswith("== "):
            groups.append((line[3:], []))
        else:
            (groups[-1][1] if groups else head).append(line)
    return head, groups


def _fields(head: Sequence[str]) -> Iterator[tuple[str, str]]:
    for line in head:
        match = _FIELD.fullmatch(line)
        if match is None:
            raise TaleError(f"{line!r} stands before the first scene and is no field")
        yield match[1], match[2]


def _scenes(about: Sequence[Mapping[str, Any]], groups: Sequence[Group], names: Mapping[str, str]) -> Iterator[Scene]:
    if len(about) != len(groups):
        raise TaleError(f"{len(groups)} scenes, where the tale has {len(about)}")
    for number, (told, (title, lines)) in enumerate(zip(about, groups, strict=True), start=1):
        picture = PictureDirection(
            place=told["place"],
            time=told["time"],
            weather=told["weather"],
            who=tuple(names[who] for who in told["who"]),
            doing=told["doing"],
        )
        spoken = (line for line in lines if not line.startswith(("? ", "* ")))
        yield Scene(number=number, title=title, picture=picture, lines=tuple(_line(line, names) for line in spoken))


def _line(source: str, names: Mapping[str, str]) -> Line:
    match = _SPEECH.fullmatch(source)
    if match is None:
        return Line(kind="narration", text=source)
    if match[1] not in names:
        raise TaleError(f"nobody in the cast is {match[1]!r}")
    emotion: Any = match[2]
    return Line(kind="dialogue", text=f"“{match[3]}”", speaker=names[match[1]], emotion=emotion)


def _ending(fields: Mapping[str, str], lines: Sequence[str]) -> Ending:
    glosses = (line[2:].partition("|") for line in lines if line.startswith("* "))
    return Ending(
        summary=fields["summary"],
        moral=fields["moral"],
        questions=tuple(line[2:] for line in lines if line.startswith("? ")),
        vocabulary=tuple(Gloss(word=word.strip(), meaning=meaning.strip()) for word, _, meaning in glosses),
    )
