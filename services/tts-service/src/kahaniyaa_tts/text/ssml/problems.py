"""What can be wrong with SSML, and where."""

from dataclasses import dataclass

from kahaniyaa_tts.text.tree import Place, XmlError


@dataclass(frozen=True, slots=True)
class Fault:
    """A way in which SSML is not as the recommendation wants it; it can be said all the same, as `message` tells."""

    place: Place
    element: str
    attribute: str  # "" for the element itself
    message: str


class SsmlError(XmlError):
    """The SSML cannot be spoken: why, and where."""


__all__ = ["Fault", "Place", "SsmlError"]
