"""What a model must answer about a picture, and what of its answer we believe."""

import json
import re
import unicodedata
from collections.abc import Iterable
from typing import Literal

from pydantic import BaseModel, ConfigDict

from kahaniyaa_shared.contracts.pictures import Light, Medium, PictureFacts, Place, SeenObject, SeenText
from kahaniyaa_shared.languages import LANGUAGES
from kahaniyaa_shared.scripts import is_written_with
from kahaniyaa_vision.describing.measured import claimed

MOST_FACES, MOST_TEXTS, MOST_OBJECTS = 50, 20, 12
CAPTION_LENGTH, TEXT_LENGTH, NAME_LENGTH = 400, 200, 60
LEADS_AWAY = re.compile(
    r"""https?:|www\.|\b[\w-]+\.(?:com|net|org|in|io|co|info|app|me|ly)\b   # an address on the web
    | \S@\S | (?<!\w)@\w                                                     # e-mail, a handle
    | (?:\d[\s().+-]*){7,}                                                   # a telephone number
    """,
    re.VERBOSE | re.IGNORECASE,
)
OVERRIDES = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"  # would turn the text around them


class _Strict(BaseModel):
    """Every field needed and none besides: the common subset of what servers call strict JSON schemas."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class ReadText(_Strict):
    """Letters the model says it reads."""

    text: str
    confidence: float


class NamedObject(_Strict):
    """A thing the model says it sees."""

    name: str
    confidence: float


class Sureness(_Strict):
    """How sure the model says it is of each fact, 0 to 1."""

    medium: float
    light: float
    place: float
    faces: float
    caption: float


class Reply(_Strict):
    """A model's whole answer."""

    caption: str
    medium: Literal["photo", "drawing", "unknown"]
    light: Literal["bright", "dim", "dark", "unknown"]
    place: Literal["outdoors", "indoors", "unknown"]
    faces: int
    objects: list[NamedObject]
    text: list[ReadText]
    confidence: Sureness


def parse(answer: str) -> Reply:
    """The reply in a model's answer, whatever it wrote around it; raises ValueError that says what does not hold."""
    start = answer.find("{")
    if start < 0:
        raise ValueError("There is no JSON object in the answer.")
    found, _end = json.JSONDecoder().raw_decode(answer, start)
    return Reply.model_validate(found)


def believed(reply: Reply, measured: PictureFacts, *, language: str, engine: str) -> PictureFacts:
    """The measured facts, with a model's where nothing was measured, and its words where they can be used.

    What was measured or written by the camera outweighs an opinion. Words in another script than was asked for, or
    that lead out of the story (addresses, telephone numbers, handles), are left out.
    """
    caption = _usable(reply.caption, CAPTION_LENGTH, language)
    medium: Medium = measured.medium if measured.medium != "unknown" else reply.medium
    light: Light = measured.light if measured.light != "unknown" else reply.light
    place: Place = measured.place if measured.place != "unknown" else reply.place
    facts = measured.model_copy(
        update={
            "medium": medium,
            "light": light,
            "place": place,
            "faces": reply.faces if 0 <= reply.faces <= MOST_FACES else None,
            "caption": caption,
            "objects": tuple(_objects(reply.objects, language)),
            "text": tuple(_texts(reply.text)),
            "engine": engine,
            "asks": None if caption else measured.asks,
        }
    )
    return facts.model_copy(update={"confidence": _confidence(facts, measured, reply.confidence)})


def _confidence(facts: PictureFacts, measured: PictureFacts, told: Sureness) -> dict[str, float]:
    """Ours for what we measured, the model's own for the rest, for each fact that is claimed."""
    claims = [*claimed(facts), *(["faces"] if facts.faces is not None else []), *(["caption"] if facts.caption else [])]
    opinions = told.model_dump()
    return {fact: measured.confidence.get(fact, _share(opinions.get(fact, 0.0))) for fact in claims}


def _objects(named: Iterable[NamedObject], language: str) -> Iterable[SeenObject]:
    names = {_usable(each.name, NAME_LENGTH, language): each.confidence for each in named}
    wanted = [(name, sure) for name, sure in names.items() if name][:MOST_OBJECTS]
    return (SeenObject(name=name, confidence=_share(sure)) for name, sure in wanted)


def _texts(read: Iterable[ReadText]) -> Iterable[SeenText]:
    texts = {_usable(each.text, TEXT_LENGTH): each.confidence for each in read}
    wanted = [(text, sure) for text, sure in texts.items() if text][:MOST_TEXTS]
    return (SeenText(text=text, confidence=_share(sure)) for text, sure in wanted)


def _usable(words: str, length: int, language: str | None = None) -> str | None:
    """The words on one line, or None where they cannot be used."""
    line = " ".join("".join(letter if _is_shown(letter) else " " for letter in words).split())
    if not line or len(line) > length or LEADS_AWAY.search(line):
        return None
    return line if language is None or _is_written_in(line, LANGUAGES[language].script) else None


def _is_shown(letter: str) -> bool:
    return unicodedata.category(letter) not in {"Cc", "Cs", "Co", "Cn"} and letter not in OVERRIDES


def _is_written_in(line: str, script: str) -> bool:
    """Whether at least half of the letters are of this script; names may be of another."""
    letters = [letter for letter in line if letter.isalpha()]
    own = sum(is_written_with(script, letter) for letter in letters)
    return bool(letters) and own * 2 >= len(letters)


def _share(value: float) -> float:
    return min(1.0, max(0.0, value)) if value == value else 0.0  # a NaN is not itself
