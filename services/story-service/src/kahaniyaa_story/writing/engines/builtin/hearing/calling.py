"""Which words of a text are somebody's names, whatever else they mean."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kahaniyaa_story.writing.engines.builtin.hearing.around import Around
from kahaniyaa_story.writing.engines.builtin.hearing.inflected import Endings
from kahaniyaa_story.writing.engines.builtin.hearing.marks import Marks
from kahaniyaa_story.writing.engines.builtin.hearing.people import CHILD, SIBLINGS
from kahaniyaa_story.writing.engines.builtin.hearing.vocabulary import Vocabulary
from kahaniyaa_story.writing.engines.builtin.language import GivenName
from kahaniyaa_story.writing.engines.builtin.tokens import Tokens, is_parted, is_small

_QUALITIES = ("trait", "colour", "person", "want", "kind")  # what a word before a kind says of it: नीला हाथी


@dataclass(frozen=True, slots=True)
class Caller:
    """Tells names that also mean something from the words they are: तारा, Moti, Meenu."""

    vocabulary: Vocabulary
    marks: Marks
    given: Mapping[str, GivenName]
    cases: Endings

    def sure(self, words: Sequence[str], tokens: Tokens) -> frozenset[str]:
        """Words that can only be names where they stand: of a friend, or before a kind."""
        beside = (words[at] for at in range(len(words)) if self._stands_as_name(words, tokens, at))
        told = (words[at] for at in range(2, len(words)) if self._is_told(words, tokens, at))
        return frozenset([*beside, *told])

    def is_name(
        self, words: Sequence[str], tokens: Tokens, at: int, called: frozenset[str], sure: frozenset[str]
    ) -> bool:
        """Whether a word is somebody's name, as one of those called so or by what stands beside it."""
        if words[at] in sure:
            return True
        is_among = words[at] in called or any(stem in called for stem in self.cases.stems(words[at]))
        return (is_among and not is_small(tokens[at][0])) or self._is_called(words, tokens, at)

    def _is_called(self, words: Sequence[str], tokens: Tokens, at: int) -> bool:
        """Whether a word is somebody's name, whatever it means: “Tara” with a capital, “named Tiger”, “तारा नाम की”."""
        word = tokens[at][0]
        stands, is_known = self.marks.stands, words[at] in self.given
        has_theirs = stands(words, at + 1, "joins") and stands(words, at + 2, "and")  # तारा और उसका कुत्ता
        if word[:1].isupper():
            is_word = (words[at],) in self.vocabulary.index
            return is_known or stands(words, at - 1, "named") or (has_theirs and not is_word)  # Lionel and his dog
        if is_known and has_theirs:
            is_king = word.isascii() and self._group(words[at]) == "person"  # raja aur uski beti
            return not stands(words, at - 1, "one") and not is_king
        if is_known and self._does_as_a_person(words, at):
            return True
        is_told_next = at + 2 < len(words) and self._is_told(words, tokens, at + 2)  # பூனை பெயர் மோமோ
        return stands(words, at + 1, "named") and (is_known or not word[:1].isascii()) and not is_told_next

    def _is_told(self, words: Sequence[str], tokens: Tokens, at: int) -> bool:
        """Whether what stands before a word says whose name it is: பூனை பெயர் மோமோ, बिल्ली का नाम मोमो."""
        stands = self.marks.stands
        if not stands(words, at - 1, "named") or is_parted(tokens, at) or self.marks.has((words[at],)):
            return False
        is_of = stands(words, at - 2, "of")
        owner = at - 3 if is_of else at - 2
        is_kind = owner >= 0 and self._is_kind(words, owner)
        return is_kind and not self._is_kind(words, at) and (is_of or not is_small(tokens[at][0]))

    def _stands_as_name(self, words: Sequence[str], tokens: Tokens, at: int) -> bool:
        """Whether a name is what must stand there: “her friend Star”, “Star the horse”, बहन तारा, तारा गिलहरी."""
        word, before = tokens[at][0], tokens[at - 1][0] if at and not is_parted(tokens, at) else ""
        is_of_kin = bool(before) and self._is_kin(words[at - 1])
        is_next_close = at + 1 < len(words) and not is_parted(tokens, at + 1)
        if word[:1].isupper() and word[1:].islower():
            is_kind_told = (
                is_next_close and self.marks.stands(words, at + 1, "article") and self._is_kind(words, at + 2)
            )
            is_person = self._group(words[at]) == "person"
            return not is_person and (is_kind_told or (is_of_kin and is_small(before)))
        if self._group(words[at]) in _QUALITIES:
            return False
        if words[at] not in self.given:
            return bool(before) and self._stands_within(words, at)
        behind = at + 1 + self.marks.stands(words, at + 1, "article")  # meenu the squirrel
        is_bare = word.isascii() and behind == at + 1
        return not is_bare and (is_of_kin or (is_next_close and self._is_kind(words, behind)))

    def _stands_within(self, words: Sequence[str], at: int) -> bool:
        """Whether a known name with an ending is what must stand behind the word before it."""
        if self._is_kin(words[at - 1]):
            is_friend, is_theirs = (words[at - 1],) in self.marks.of("friend"), self.marks.stands(words, at - 2, "and")
            endings = ("too", *["along"] * is_friend, *["to"] * is_theirs)  # தோழி மலருடன், தன் அக்கா மலருக்கு
            return any(self._known_within(words[at], *endings))
        is_animal = self._group(words[at - 1]) == "animal"
        return is_animal and any(self._known_within(words[at], "too"))  # யானை அப்புவும்; but not யானை நிலாவுக்கு

    def _known_within(self, word: str, *marks: str) -> Iterator[str]:
        """The known names that a word may be with an ending of some marks."""
        if any(word.endswith(tuple(self.marks.alone(mark))) for mark in marks):
            yield from (stem for stem in self.cases.stems(word) if stem in self.given)

    def _is_kin(self, word: str) -> bool:
        """Whether a word says what somebody is to another: a sister, a brother, a friend."""
        return self.vocabulary.concept((word,)) in SIBLINGS or (word,) in self.marks.of("friend")

    def _is_kind(self, words: Sequence[str], at: int) -> bool:
        concept = self.vocabulary.concept((words[at],)) if at < len(words) else ""
        return concept.startswith(("animal.", "person.")) and concept != CHILD

    def _group(self, word: str) -> str:
        return self.vocabulary.concept((word,)).partition(".")[0]

    def _does_as_a_person(self, words: Sequence[str], at: int) -> bool:
        """Whether a verb says that a person does it, and nobody else has a name: நிலா பாட ஆசைப்பட்டாள்."""
        endings = tuple(self.marks.alone("personal"))
        others = (each for i, each in enumerate(words) if i != at)
        others = [each for each in others if each not in self.given or each == words[at]]
        is_only_name = len(others) == len(words) - 1
        return is_only_name and any(each.endswith(endings) for each in others)

    def pair(self, words: Sequence[str], tokens: Tokens) -> frozenset[str]:
        """The names of two of whom a text has just spoken, whatever else they mean: दो बहनें आशा और नीला."""
        joins = self.marks.of("joins")
        for at in range(len(words) - 2):
            first, between, *_ = after = words[at + 1 : at + 4]
            is_joined = len(after) > 2 and (between,) in joins
            second = after[2] if is_joined else between if is_parted(tokens, at + 2) else ""
            is_name = not is_parted(tokens, at + 1) and {first, second} & self.given.keys()
            concepts = {self.vocabulary.concept((word,)).partition(".")[0] for word in (first, second)}
            who = self.vocabulary.concept((words[at],))
            if second and is_name and who.startswith("person.") and not concepts & {"person", "animal"}:
                is_two = Around(self.vocabulary, self.marks, words, at).is_two
                return frozenset({first, second} if is_two else ())
        return frozenset()
