"""The one method a describer has, what it is given, and how several become one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from kahaniyaa_shared.contracts.pictures import PictureFacts
from kahaniyaa_shared.engines import EngineError
from kahaniyaa_shared.telemetry import log
from kahaniyaa_vision.darkroom.messages import Sight

Fact = Literal["medium", "light", "place", "palette", "faces", "text", "caption", "objects"]
Source = Literal["measured", "camera", "model"]
"""Where a fact comes from: from the pixels, from what the camera wrote down, or from a model's opinion."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A picture to be described: how it looks, what its camera knew, and in which language words are wanted."""

    sight: Sight
    by_camera: bool
    light_value: float | None
    flash: bool
    language: str
    note: str | None = None


class Describer(Protocol):
    """Says what it can stand behind about a picture; raises only `EngineError`."""

    @property
    def name(self) -> str:
        """The engine's name in settings."""
        ...

    @property
    def model(self) -> str:
        """Which model it asks; empty where it needs none."""
        ...

    @property
    def sees(self) -> Mapping[Fact, Source]:
        """The facts it can give, and where each comes from."""
        ...

    async def describe(self, subject: Subject) -> PictureFacts:
        """The facts of this picture."""
        ...

    async def close(self) -> None:
        """Let its connections go."""
        ...


def label(describer: Describer) -> str:
    """How a describer signs its facts."""
    return f"{describer.name}/{describer.model}" if describer.model else describer.name


@dataclass(frozen=True, slots=True)
class FirstThatWorks:
    """Asks one describer after the other until one can answer; whose facts they are stands in `engine`."""

    describers: Sequence[Describer]

    @property
    def name(self) -> str:
        """The name of the one that is asked first."""
        return self.describers[0].name

    @property
    def model(self) -> str:
        """The model of the one that is asked first."""
        return self.describers[0].model

    @property
    def sees(self) -> Mapping[Fact, Source]:
        """What the one that is asked first can give."""
        return self.describers[0].sees

    async def describe(self, subject: Subject) -> PictureFacts:
        """The facts by the first that can; raises the last one's error where none can."""
        *earlier, last = self.describers
        for describer in earlier:
            try:
                return await describer.describe(subject)
            except EngineError as error:
                log().warning("describer_failed", engine=describer.name, reason=str(error))
        return await last.describe(subject)

    async def close(self) -> None:
        """Let every describer's connections go."""
        for describer in self.describers:
            await describer.close()
