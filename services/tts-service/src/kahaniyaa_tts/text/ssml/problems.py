"""What can be wrong with SSML, and where."""

from kahaniyaa_tts.text.tree import Place, XmlError


class SsmlError(XmlError):
    """The SSML cannot be spoken: why, and where."""


__all__ = ["Place", "SsmlError"]
