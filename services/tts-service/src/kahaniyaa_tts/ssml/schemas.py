"""SSML to be looked over, and what was found, on the wire."""

from typing import Annotated

from pydantic import ConfigDict, Field, StringConstraints

from kahaniyaa_shared.contracts.wire import Answer, LanguageCode, Request
from kahaniyaa_tts.speech.schemas import Ssml
from kahaniyaa_tts.text.ssml.support import Level


class SsmlCheckRequest(Request):
    """SSML to be looked over."""

    model_config = ConfigDict(str_strip_whitespace=False)

    ssml: Ssml
    language: LanguageCode | None = Field(default=None, description="The SSML's own, or else its script's, if none.")
    engine: Annotated[str, StringConstraints(max_length=40)] | None = Field(
        default=None, description="Only what this engine makes of it."
    )


class SsmlRemark(Answer):
    """Something that is wrong with the SSML at a place in it."""

    line: int
    column: int
    element: str | None = None
    attribute: str | None = None
    message: str


class SsmlFinding(SsmlRemark):
    """What one engine makes of an element, or of an attribute of it."""

    level: Level
    engine: str


class SsmlCheck(Answer):
    """What is wrong with SSML, and how each engine honours each element and attribute in it."""

    valid: bool = Field(description="Whether it is SSML 1.1; where it is not, it may be said all the same.")
    readable: bool = Field(description="Whether it can be said at all.")
    problems: tuple[SsmlRemark, ...] = ()
    findings: tuple[SsmlFinding, ...] = Field(default=(), description="At most 2,000: what is exact is left out first.")
    left_out: int = Field(default=0, description="How many findings more there are.")


class SsmlSupport(Answer):
    """What one engine makes of an element of SSML 1.1, or of an attribute of it."""

    element: str
    attribute: str | None = None
    level: Level
    does: str = Field(description="What is done.")


class SsmlEngine(Answer):
    """What one engine makes of SSML."""

    engine: str
    support: tuple[SsmlSupport, ...]


class SsmlCapabilities(Answer):
    """What each configured engine makes of every element and attribute of SSML 1.1."""

    engines: tuple[SsmlEngine, ...]
