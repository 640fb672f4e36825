"""The describer that is always there: it measures, claims little, and asks a person for the rest."""

from collections.abc import Mapping
from dataclasses import dataclass

from kahaniyaa_shared.contracts.pictures import PictureFacts
from kahaniyaa_vision.describing.describer import Fact, Source, Subject
from kahaniyaa_vision.describing.measured import facts_of


@dataclass(frozen=True, slots=True)
class BuiltinDescriber:
    """Colours and where they are, light, and what the camera's own figures tell; never what a picture shows."""

    name: str = "builtin"
    model: str = ""

    @property
    def sees(self) -> Mapping[Fact, Source]:
        """Colours and light from the pixels; photo and outdoors only from what the camera wrote down."""
        return {"palette": "measured", "light": "measured", "medium": "camera", "place": "camera"}

    async def describe(self, subject: Subject) -> PictureFacts:
        """The measured facts."""
        return facts_of(subject, engine=self.name)

    async def close(self) -> None:
        """It holds nothing."""
