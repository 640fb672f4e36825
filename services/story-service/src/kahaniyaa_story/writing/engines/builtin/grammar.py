"""What a language's `morph.py` promises: it puts somebody into a sentence, and makes words agree with them."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal, Protocol

from kahaniyaa_story.writing.engines.builtin.world import OfConcept

Gender = Literal["m", "f", "n"]


class UnsayableError(ValueError):
    """This cannot be said of this person or thing without a guess; the teller then takes another way."""


@dataclass(frozen=True, slots=True)
class Lexeme(OfConcept):
    """One concept in one language: its word, its features (gender, irregular forms …) and other words for it."""

    concept: str
    word: str
    features: Mapping[str, str] = field(default_factory=dict[str, str])
    also: tuple[str, ...] = ()

    def get(self, feature: str, default: str = "") -> str:
        """A feature, or the default."""
        return self.features.get(feature, default)

    def called(self, word: str) -> "Lexeme":
        """The same by a user's own word for it, where the language keeps that: a puppy is more than a dog."""
        kept = (pair.strip().partition(":") for pair in self.get("kept").split(","))
        shown = next((shown or said for said, _, shown in kept if word and said == word), "")
        return replace(self, word=shown) if shown else self

    @property
    def own_gender(self) -> str:
        """The gender of its word, for one who was asked for by it: a मोर is no मोरनी."""
        gender = self.get("g")
        return gender if gender in ("m", "f") else ""

    @property
    def only_gender(self) -> str:
        """The gender of a kind that has no word for the other one."""
        other = {"m": "f", "f": "m"}.get(self.own_gender, "")
        return self.own_gender if other and not self.get(other) else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Somebody or something, as it is to be mentioned now.

    `name` is the person's own word and is never inflected. `gender` is None where nobody said it. `by_name` says
    whether a plain mention may use the name or should use the class noun this time.
    """

    lexeme: Lexeme
    name: str = ""
    gender: Gender | None = None
    honorific: bool = False
    trait: Lexeme | None = None
    by_name: bool = True
    beside: tuple["Mention", ...] = ()  # others, with whom the words agree too: दोनों बहनें लौटीं


class Grammar(Protocol):
    """The grammar of one language. The first two raise `UnsayableError` where they would have to guess."""

    def mention(self, who: Mention, form: str) -> str:
        """The words for `{role.form}`; `form` is empty for the plain subject."""
        ...

    def agree(self, who: Mention, spec: str) -> str:
        """The words for `{role~spec}`: `spec` made to agree with `who`."""
        ...

    def finish(self, text: str) -> str:
        """The last touch to a whole line, where words change by their neighbours (sandhi, elision)."""
        ...
