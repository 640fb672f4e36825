"""What describers can do, on the wire."""

from pydantic import Field

from kahaniyaa_shared.contracts.wire import Answer
from kahaniyaa_vision.describing.describer import Fact, Source


class DescriberCard(Answer):
    """One configured describer."""

    name: str
    model: str | None
    sees: dict[Fact, Source] = Field(
        description="The facts it can give, and where each comes from: measured from the pixels, written by the camera "
        "(so unknown for pictures without its word), or a model's opinion. What is not listed it never says."
    )
    languages: tuple[str, ...] = Field(description="In which languages it has words; empty where it has none at all.")
    sends_pictures: bool = Field(description="Whether a small copy of the picture goes to the model's server.")


class Capabilities(Answer):
    """What this installation can see."""

    formats: tuple[str, ...]
    max_bytes: int
    max_pixels: int
    max_side: int
    describers: tuple[DescriberCard, ...] = Field(description="In the order in which they are asked.")
