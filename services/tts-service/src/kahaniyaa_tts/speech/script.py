"""A script: the sentences of one or many utterances, each ready for an engine, with the silences between them."""

from collections.abc import Iterable, Iterator
from dataclasses import KW_ONLY, dataclass, field, replace
from itertools import chain

from kahaniyaa_tts.audio.pcm import samples_of
from kahaniyaa_tts.engine import Abilities
from kahaniyaa_tts.speech.clips import NO_CLIPS, Clips
from kahaniyaa_tts.speech.gaps import Gap, cut, side_by_side
from kahaniyaa_tts.speech.phrases import Phrases, Reaches, Voices
from kahaniyaa_tts.speech.steps import Clip, Part, Phrase, Script, Silence, Step
from kahaniyaa_tts.text.document import Pause, Piece, Played, Said, said_in
from kahaniyaa_tts.text.reading_out.reader import read_out
from kahaniyaa_tts.text.respelling import Respelled


def script(
    parts: Iterable[Part],
    voices: Voices,
    *,
    abilities: Abilities,
    reaches: Reaches,
    respelled: Respelled = read_out,
    clips: Clips = NO_CLIPS,
) -> Script:
    """The script of the parts, in order, for an engine with these abilities and that reach."""
    writing = Writing(parts, voices, abilities=abilities, reaches=reaches, respelled=respelled, clips=clips)
    return Script(tuple(writing.steps()), writing.warnings)


@dataclass(frozen=True, slots=True)
class Writing:
    """A script while it is written: step by step, as far as it is asked for."""

    parts: Iterable[Part]
    voices: Voices
    _: KW_ONLY
    abilities: Abilities
    reaches: Reaches
    respelled: Respelled = read_out
    clips: Clips = NO_CLIPS
    _remarks: list[Iterable[str]] = field(default_factory=list[Iterable[str]])

    @property
    def warnings(self) -> tuple[str, ...]:
        """What could not be done as asked in the parts that are written; some of it is looked for only now."""
        self._remarks[:] = [tuple(dict.fromkeys(chain.from_iterable(self._remarks)))]
        return tuple(self._remarks[0])

    def steps(self) -> Iterator[Step]:
        """Every step, in order."""
        after = 0
        for number, part in enumerate(self.parts):
            if after:
                yield Silence(number - 1, after)
            self._remarks.append(part.document.warnings)
            yield from _Writer(number, part, self._phrases(number, part), self.clips).steps()
            after = samples_of(part.pause_after_ms)

    def _phrases(self, number: int, part: Part) -> Phrases:
        return Phrases(
            number=number,
            part=part,
            voices=self.voices,
            abilities=self.abilities,
            reaches=self.reaches,
            respelled=self.respelled,
            remarks=self._remarks,
        )


@dataclass(frozen=True, slots=True)
class _Writer:
    number: int
    part: Part
    phrases: Phrases
    clips: Clips

    def steps(self) -> Iterator[Step]:
        pieces = self.part.document.pieces
        is_plain = all(isinstance(piece, Said) for piece in pieces)
        is_begun = False
        gap = Gap()
        held: Phrase | Clip | None = None
        for item in self._items(pieces):
            if isinstance(item, Pause):
                gap.add(item)
                if is_plain and not gap.is_within_a_sentence:  # nothing that follows can change what is held
                    yield from self._ended(held, gap, goes_on=False)
                    held = None
                continue
            joined = is_begun and (gap.is_within_a_sentence or gap.asked is not None)
            item = replace(item, is_joined=True) if joined and isinstance(item, Phrase) else item
            before = held
            if isinstance(before, Phrase) and isinstance(item, Phrase) and gap.is_nothing:
                before, item = side_by_side(before, item)
            yield from self._ended(before, gap, goes_on=gap.is_within_a_sentence)
            yield from self._silence(gap.take(may_be_natural=is_begun))
            held = item
            is_begun = True
        yield from self._ended(held, gap, goes_on=False)
        yield from self._silence(gap.take(may_be_natural=False))

    def _ended(self, held: Phrase | Clip | None, gap: Gap, *, goes_on: bool) -> Iterator[Step]:
        """What was held back until it was known what comes after it."""
        if isinstance(held, Phrase):
            yield cut(held, goes_on=goes_on, gives_way=gap.asked is not None)
        elif held is not None:
            yield held

    def _silence(self, milliseconds: int) -> Iterator[Silence]:
        if milliseconds:
            yield Silence(self.number, samples_of(milliseconds))

    def _items(self, pieces: Iterable[Piece]) -> Iterator[Phrase | Clip | Pause]:
        for piece in pieces:
            match piece:
                case Pause():
                    yield piece
                case Played():
                    clip = self.clips.clip(self.number, piece)
                    yield from (clip,) if clip else self._items(piece.otherwise)
                case Said():
                    yield from self.phrases.of(piece)


def voices_named(parts: Iterable[Part]) -> frozenset[str]:
    """The ids of all voices that the parts name."""
    named: set[str | None] = set()
    for part in parts:
        named.add(part.voice)
        for said in said_in(part.document.pieces):
            named.update(name for wish in said.manner.wishes for name in wish.names)
    return frozenset(name for name in named if name is not None)
