"""Refuses what does not belong in a child's story, naming the field and never the word."""

from collections.abc import Iterable

from kahaniyaa_shared.problems import FieldProblem
from kahaniyaa_story.stories.problems import Unsuitable
from kahaniyaa_story.writing.safety import SafetyGate

_ADVICE = "There is a word here that does not belong in a child's story; say it another way."


def require_suitable(gate: SafetyGate, texts: Iterable[tuple[str, str | None]]) -> None:
    """Go on only if the gate lets every text through; each comes with the pointer to its field."""
    refused = [pointer for pointer, text in texts if text and not gate.allows(text)]
    if refused:
        raise Unsuitable(_ADVICE, errors=[FieldProblem(pointer=pointer, detail=_ADVICE) for pointer in refused])
