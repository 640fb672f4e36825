"""What can be wrong with an entry of a lexicon, or with a lexicon that is brought along."""

from kahaniyaa_shared.problems import Conflict, FieldProblem, Invalid, NotFound, PreconditionFailed
from kahaniyaa_tts.text.tree import XmlError


class EntryNotFound(NotFound):
    """There is no such entry in your lexicon."""

    slug, title = "entry-not-found", "No such entry"


class EntryExists(Conflict):
    """Your lexicon says already how this is said; `entry_id` names the entry to change."""

    slug, title = "entry-exists", "This is in your lexicon already"


class EntryChanged(PreconditionFailed):
    """The entry changed since you read it; read it again, then change it."""

    slug, title = "entry-changed", "The entry changed meanwhile"


class LexiconFull(Conflict):
    """A lexicon has as many entries as there may be; delete some that are not needed."""

    slug, title = "lexicon-full", "The lexicon is full"


class MalformedLexicon(Invalid):
    """The lexicon cannot be read as PLS 1.0; `line` and `column` say where."""

    slug, title = "malformed-lexicon", "The lexicon cannot be read"

    @classmethod
    def of(cls, error: XmlError) -> "MalformedLexicon":
        """The problem for what the reader found."""
        where = f"Line {error.place.line}, column {error.place.column}: {error.message}"
        return cls(
            where,
            errors=[FieldProblem(pointer="", detail=where)],
            line=error.place.line,
            column=error.place.column,
        )
