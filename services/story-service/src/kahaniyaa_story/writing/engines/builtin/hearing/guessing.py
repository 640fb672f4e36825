"""Unknown words that can hardly be anything but a name, where letters have no capitals to show it."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kahaniyaa_story.writing.engines.builtin.hearing.heard import Found
from kahaniyaa_story.writing.engines.builtin.hearing.inflected import Endings
from kahaniyaa_story.writing.engines.builtin.hearing.marks import Marks
from kahaniyaa_story.writing.engines.builtin.hearing.people import SIBLINGS
from kahaniyaa_story.writing.engines.builtin.language import GivenName
from kahaniyaa_story.writing.engines.builtin.tokens import WORD, Tokens, is_parted

_SHORTEST = 4  # signs of a name with an ending that is guessed by one word alone
_SILENT_END = "\u0bcd"
_NAMES_END = ("ன்", "ஷ்", "ஜ்", "ஸ்")
_FEELS = frozenset({"feels"})
_KIN = ("grandmother", "grandfather", "mother", "father", "sister", "brother", "child")
_OWNERS_TROUBLES = frozenset({"trouble.lost", "trouble.broken"})


@dataclass(frozen=True, slots=True)
class Guesser:
    """Guesses names by what stands beside them: विहान की दादी, अन्वी को डर लगता है, मीरा और विहान."""

    marks: Marks
    given: Mapping[str, GivenName]

    def names(
        self, tokens: Tokens, words: Sequence[str], found: Sequence[Found], taken: Collection[int]
    ) -> frozenset[int]:
        """Where the words stand that are guessed to be names."""
        stands = self.marks.stands
        starts = {item.start: item.concept for item in found}
        concepts = [starts.get(token.start(), "") for token in tokens]
        free = [i for i in range(len(words)) if i not in taken and self._may_be(tokens[i][0], words[i])]
        begins = [i for i in free if i == 0 or is_parted(tokens, i)]
        sure = {i for i in begins if self._feels(words, i) or self._owns(words, concepts, i)}
        named = {i for i in free if stands(words, i + 1, "subject") or stands(words, i + 1, "named")}
        known = {i for i, word in enumerate(words) if word in self.given and i not in taken}
        sure |= {i for i in free if self._is_of_kin(tokens, words, concepts, i) or self._is_titled(words, concepts, i)}
        sure |= {i for i in free if self._is_paired(words, concepts, i) or self._is_one_of_two(words, concepts, i)}
        both = (i for i in free if self.base(words[i]) and self._has_like(words, i))
        listed = self._listed(tokens, words, concepts, free, known)
        return frozenset([*sure, *both, *listed, *self._joined(words, concepts, free, sure | named | known)])

    def base(self, word: str) -> str:
        """The name that a word with an ending may be, if it ends as names do: ஓவியா, of ஓவியாவும்."""
        base = Endings(tuple(self.marks.alone("too"))).base(word)
        return base if base.endswith(tuple(self.marks.alone("namelike"))) else ""

    def base_of(self, words: Sequence[str], at: int, guessed: Collection[int]) -> str:
        """The name that a guessed word is without an ending."""
        is_one = at > 0 and at - 1 not in guessed and self._plain(words[at])
        return self.base(words[at]) or (self._plain(words[at]) if is_one else "")

    def _plain(self, word: str) -> str:
        """A word without the ending that joins it to others, where what is left is not the stem of a verb: சமைக்கும்."""
        base = Endings(tuple(self.marks.alone("too"))).base(word)
        is_long = len(base) >= _SHORTEST and not base.endswith(_SILENT_END)  # ப்ரூனோவும், but not தாவும்
        return base if is_long or (base.endswith(_NAMES_END) and base[-4:-2] != base[-2:]) else ""

    def _is_one_of_two(self, words: Sequence[str], concepts: Sequence[str], at: int) -> bool:
        """Whether it says who somebody is, and another is joined to them: கபீரும் அவன் தங்கை நூரும்."""
        is_kind = at > 0 and concepts[at - 1].startswith(("person.", "animal."))
        others = (word for i, word in enumerate(words) if i not in (at, at - 1))
        return is_kind and bool(self._plain(words[at])) and any(self._is_somebody_too(word) for word in others)

    def _is_somebody_too(self, word: str) -> bool:
        """Whether a word with the ending that joins it to others is a known name, or ends as names do."""
        stems = Endings(tuple(self.marks.alone("too"))).stems(word)
        return bool(self.base(word)) or any(stem in self.given for stem in stems)

    def _is_of_kin(self, tokens: Tokens, words: Sequence[str], concepts: Sequence[str], at: int) -> bool:
        """Whether it follows a sister, a brother or a friend, and nothing is said of them: उसका भाई ज़ुबिन."""
        stands = self.marks.stands
        is_kin = (
            at > 0 and (concepts[at - 1] in SIBLINGS or stands(words, at - 1, "friend")) and not is_parted(tokens, at)
        )
        if not is_kin or len(self.base(words[at])) >= _SHORTEST:
            return is_kin
        is_last = at + 1 == len(words) or is_parted(tokens, at + 1) or stands(words, at + 1, "joins")
        is_theirs = stands(words, at - 2, "and") and stands(words, at - 3, "joins")
        return is_theirs and (is_last or stands(words, at + 1, "subject"))

    def _is_titled(self, words: Sequence[str], concepts: Sequence[str], at: int) -> bool:
        """Whether it stands between what somebody is and what is theirs: राजा विक्रम और उसका तोता."""
        stands = self.marks.stands
        is_person = at > 0 and concepts[at - 1].startswith("person.")
        return is_person and stands(words, at + 1, "joins") and stands(words, at + 2, "and")

    def _is_paired(self, words: Sequence[str], concepts: Sequence[str], at: int) -> bool:
        """Whether it stands before an animal, ends as names do, and another has a name: गोलू हाथी और टिबू गिलहरी."""
        animals = [i for i, concept in enumerate(concepts) if i > 0 and concept.startswith("animal.")]
        is_like_name = words[at].endswith(tuple(self.marks.alone("namelike")))
        return at + 1 in animals and is_like_name and any(words[i - 1] in self.given for i in animals)

    def _has_like(self, words: Sequence[str], at: int) -> bool:
        """Whether a known name with the same ending follows at once: இலாவும் உஷாவும்."""
        stems = Endings(tuple(self.marks.alone("too"))).stems(words[at + 1]) if at + 1 < len(words) else ()
        return any(stem in self.given for stem in stems)

    def _may_be(self, token: str, word: str) -> bool:
        is_free = not self.marks.has((word,), besides=_FEELS) and word not in self.given
        return is_free and bool(WORD.fullmatch(token)) and not word.isascii()

    def _feels(self, words: Sequence[str], at: int) -> bool:
        """Whether it feels, finds or likes something, as only somebody does."""
        stands = self.marks.stands
        return stands(words, at + 1, "feeler") and any(stands(words, i, "feels") for i in range(at + 2, len(words)))

    def _owns(self, words: Sequence[str], concepts: Sequence[str], at: int) -> bool:
        """Whether it has a family, or something that is lost or broken."""
        stands = self.marks.stands
        theirs = stands(words, at + 1, "joins") and stands(words, at + 2, "and")  # आर्या और उसकी बहन
        owned = at + 3 if theirs else at + 2
        if not (theirs or stands(words, at + 1, "of")) or owned >= len(words):
            return False
        group, _, name = concepts[owned].partition(".")
        return (group == "person" and name in _KIN) or (
            group in ("thing", "being") and bool(_OWNERS_TROUBLES.intersection(concepts))
        )

    def _listed(
        self,
        tokens: Tokens,
        words: Sequence[str],
        concepts: Sequence[str],
        free: Sequence[int],
        known: Collection[int],
    ) -> Iterator[int]:
        """Those in a list of three or more that begins with a known name: तीन दोस्त आशा, बाला और चित्रा."""
        for first in known:
            at, among = first, list[int]()
            while at + 1 in free and is_parted(tokens, at + 1):
                at += 1
                among.append(at)
            last = at + 2
            describes = last + 1 < len(words) and concepts[last + 1].partition(".")[0] not in ("", "place")
            is_end = last in free or last in known
            if among and is_end and self.marks.stands(words, at + 1, "joins") and not describes:
                yield from (*among, *([last] if last in free else []))

    def _joined(
        self, words: Sequence[str], concepts: Sequence[str], free: Sequence[int], names: Collection[int]
    ) -> Iterator[int]:
        """Those that stand beside a name, with nothing but "and" between; what describes a word is none."""
        for i in free:
            describes = i + 1 < len(words) and concepts[i + 1].partition(".")[0] not in ("", "place")
            before = i - 2 in names and self.marks.stands(words, i - 1, "joins")
            after = i + 2 in names and self.marks.stands(words, i + 1, "joins")
            if (before or after) and not describes:
                yield i
