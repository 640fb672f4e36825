"""What a picture shows, said without words of any language, so that a story in any language can use it."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from kahaniyaa_shared.contracts.wire import Answer, LanguageCode, Request

Medium = Literal["photo", "drawing", "unknown"]
Light = Literal["bright", "dim", "dark", "unknown"]
Place = Literal["outdoors", "indoors", "unknown"]
Where = Literal["top", "middle", "bottom", "left", "right", "all"]
ColourId = Literal[
    "red", "orange", "yellow", "green", "teal", "blue", "purple", "pink", "brown", "black", "grey", "white"
]


class DescribeRequest(Request):
    """Asks what a picture shows; `note` is the person's own line, and stays until another one is given."""

    language: LanguageCode
    note: Annotated[str, StringConstraints(max_length=300)] | None = None


class Colour(Answer):
    """One colour of the picture: its share of the area (0 to 1) and where most of it is."""

    id: ColourId
    share: float = Field(ge=0, le=1)
    where: Where


class Box(Answer):
    """A part of the picture, as shares of its width and height from the top left corner."""

    x: float
    y: float
    width: float
    height: float


class SeenText(Answer):
    """Letters read in the picture."""

    text: str
    language: str | None = None
    confidence: float
    box: Box | None = None


class SeenObject(Answer):
    """A thing a model says it sees; `name` is in the language that was asked for."""

    name: str
    confidence: float
    box: Box | None = None


class PictureFacts(Answer):
    """What an engine can stand behind about a picture; what it cannot is `unknown`, empty or null."""

    medium: Medium = "unknown"
    light: Light = "unknown"
    place: Place = "unknown"
    palette: tuple[Colour, ...] = ()
    faces: int | None = Field(default=None, description="Faces found; null where the engine does not look for them.")
    text: tuple[SeenText, ...] = ()
    caption: str | None = None
    objects: tuple[SeenObject, ...] = ()
    note: str | None = Field(default=None, description="The person's own line: who or what this is.")
    engine: str
    confidence: dict[str, float] = Field(default_factory=dict, description="0 to 1 for each fact that is claimed.")
    asks: Literal["who_is_this"] | None = Field(
        default=None, description="What the engine would need to be told by a person; null where it needs nothing."
    )
