"""The tree of SSML: XML with limits, and with SSML's own error."""

from kahaniyaa_tts.text import tree
from kahaniyaa_tts.text.ssml.problems import SsmlError
from kahaniyaa_tts.text.tree import DEEPEST, MOST_ATTRIBUTES, MOST_BYTES, MOST_ELEMENTS, Element

_SSML = tree.Language(name="SSML", root="speak", namespace="http://www.w3.org/2001/10/synthesis")


def parse(xml: str) -> Element:
    """The root of the SSML; raises SsmlError with line and column if it is malformed or beyond a limit."""
    try:
        return tree.parse(xml.encode("utf-8", "surrogatepass"), _SSML)
    except tree.XmlError as error:
        raise SsmlError(error.message, error.place) from error


__all__ = ["DEEPEST", "MOST_ATTRIBUTES", "MOST_BYTES", "MOST_ELEMENTS", "Element", "parse"]
