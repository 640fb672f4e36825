"""What can keep a text from being spoken."""

import math

from kahaniyaa_shared.engines import EngineError
from kahaniyaa_shared.problems import FieldProblem, Invalid, Problem, TooMany
from kahaniyaa_tts.text.ssml.problems import SsmlError

_RETRY_AFTER = 2.0
_LONGEST_WAIT = 60


class MalformedSsml(Invalid):
    """The SSML cannot be read; `line` and `column` say where."""

    slug, title = "malformed-ssml", "The SSML cannot be read"

    @classmethod
    def of(cls, error: SsmlError, pointer: str = "/ssml") -> "MalformedSsml":
        """The problem for what the reader found."""
        where = f"Line {error.place.line}, column {error.place.column}: {error.message}"
        fields = [FieldProblem(pointer=pointer, detail=where)]
        return cls(where, errors=fields, line=error.place.line, column=error.place.column)


class NothingToSay(Invalid):
    """There is no word in the text that a voice of its language can read."""

    slug, title = "nothing-to-say", "There is nothing to say"


class TooMuchToSay(Invalid):
    """The text is longer than what is spoken at one request; send it in parts."""

    slug, title = "too-much-to-say", "That is too long for one request"


class TooBusy(TooMany):
    """As many texts are being spoken as this machine can; come back after `Retry-After` seconds."""

    slug, title = "speech-busy", "All voices are busy"

    @classmethod
    def of(cls, seconds: float) -> "TooBusy":
        """Come back in so many seconds, when one of those who are served now has left."""
        wait = min(max(math.ceil(seconds), 1), _LONGEST_WAIT)
        return cls(f"All voices are busy; ask again in {wait} s.", retry_after=wait)


class SpeechUnavailable(Problem):
    """The voices fail at the moment; asking again soon may work."""

    status, slug, title = 503, "speech-unavailable", "The voices are not available now"


class SpeechFailed(Problem):
    """No voice engine here can say this text."""

    status, slug, title = 502, "speech-failed", "The voice could not say this"


def problem_of(error: EngineError) -> Problem:
    """What a caller is told of an engine's failure: its message is ours, never a text."""
    if error.passing:
        headers = {"Retry-After": str(round(_RETRY_AFTER))}
        return SpeechUnavailable("The voices fail at the moment; ask again in a few seconds.", headers=headers)
    return SpeechFailed("No voice engine of this Kahaniyaa can say this text.")
