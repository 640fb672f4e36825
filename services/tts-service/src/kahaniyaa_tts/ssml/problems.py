"""What can keep SSML from being honoured."""

from collections.abc import Sequence

from kahaniyaa_shared.problems import FieldProblem, Invalid
from kahaniyaa_tts.text.ssml.problems import Fault

_MOST_FINDINGS = 100


class SsmlNotHonoured(Invalid):
    """Strict reading was asked for, and something in the SSML cannot be honoured; `findings` says what and where."""

    slug, title = "ssml-not-honoured", "Not all of the SSML can be honoured"

    @classmethod
    def of(cls, faults: Sequence[Fault], pointer: str = "/ssml") -> "SsmlNotHonoured":
        """The problem for everything that cannot be honoured, the first of it in words."""
        first = faults[0]
        named = f"{first.element} {first.attribute}".strip()
        more = f" {len(faults) - 1} more like it: see findings." if len(faults) > 1 else ""
        where = f"Line {first.place.line}, column {first.place.column}, <{named}>: {first.message}"
        told = [
            {"line": f.place.line, "column": f.place.column, "element": f.element, "attribute": f.attribute or None}
            | {"message": f.message}
            for f in faults[:_MOST_FINDINGS]
        ]
        return cls(
            f"{where}{more} Change it, or leave out strict.",
            errors=[FieldProblem(pointer=pointer, detail=where)],
            line=first.place.line,
            column=first.place.column,
            findings=told,
        )
