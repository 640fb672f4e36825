"""Tells a plan in one language: takes a telling for each beat, in order, as the plan, its pace and its style ask."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import zip_longest
from random import Random

from kahaniyaa_story.writing.engines.builtin.grammar import UnsayableError
from kahaniyaa_story.writing.engines.builtin.language import Language
from kahaniyaa_story.writing.engines.builtin.markup import HOW, Said, Telling
from kahaniyaa_story.writing.engines.builtin.measure import (
    SHORT,
    briefly,
    can_wait,
    is_firm,
    is_late,
    is_usual,
    luck,
    measured,
)
from kahaniyaa_story.writing.engines.builtin.memory import Memory
from kahaniyaa_story.writing.engines.builtin.plan import Beat, StoryPlan, trait_of
from kahaniyaa_story.writing.engines.builtin.plots.common import ASKED
from kahaniyaa_story.writing.engines.builtin.telling.feasts import hides
from kahaniyaa_story.writing.engines.builtin.telling.filling import Filling
from kahaniyaa_story.writing.engines.builtin.telling.sentences import ended, neat, opened
from kahaniyaa_story.writing.engines.builtin.telling.speech import (
    Tag,
    asked,
    in_a_row,
    leads_to_speech,
    speeches,
    spoken,
    tagged,
    whole,
)
from kahaniyaa_story.writing.engines.builtin.telling.stage import Stage
from kahaniyaa_story.writing.engines.builtin.telling.style import Style, style_of
from kahaniyaa_story.writing.engines.builtin.telling.suiting import avoided, holds, is_said, suits
from kahaniyaa_story.writing.engines.builtin.telling.thrift import given_up
from kahaniyaa_story.writing.engines.builtin.tones import turn_of
from kahaniyaa_story.writing.scenes import Line

_FIRST_WORDS = 1.5  # what speech gains in a miniature where nobody has spoken yet
_LAST_WORDS = 4.0  # what it gains in a hurry, near the end of one
_LATE_STROKES = (".turn", ".after")
_NAMED = 3.0  # what a telling gains that names what was asked for and has not come in yet
_IN_A_ROW = 1.2  # against speech that follows speech from one beat to the next
_TALK = 2  # sentences in a row in which somebody speaks, where one beat follows another
_ANY_TALK = 99  # where there is no other way
_STALE = 8.0  # against a telling that was heard in the last story
_REFRAINS = ("chain.", "mini.chain.")
_NONE = -1  # no tale's refrain
_BROUGHT = frozenset({"guest", "place", "thing", "food"})
_OWN = 0.8  # what a telling gains by being a tone's own
_MORE = 0.08  # of a story's words, by which it may be too long before anything is given up
_NAME = 3  # words that a name takes where it is first heard
_TO_JOIN = 3  # words that a beat may need beside its telling: who says what is said


@dataclass(frozen=True)
class ToldBeat:
    """A beat and its lines, with the tellings they came from: every sentence can be traced to what happens in it."""

    beat: Beat
    lines: tuple[Line, ...]
    source: str = ""

    @cached_property
    def words(self) -> int:
        """How many words it has."""
        return sum(len(line.text.split()) for line in self.lines)


@dataclass(slots=True)
class Teller:
    """Tells one plan, the same way each time. No telling and no phrase is taken twice."""

    language: Language
    plan: StoryPlan
    memory: Memory
    rng: Random = field(init=False)
    stage: Stage = field(init=False)
    style: Style = field(init=False)
    used: set[str] = field(default_factory=set[str])
    avoided: frozenset[str] = field(init=False)
    unseen: frozenset[str] = field(init=False)
    pace: float = 1.0
    heard: bool = False  # whether anybody has spoken yet
    sentences: dict[str, int] = field(default_factory=dict[str, int])  # already told, each with the tale it may refrain
    talk: int = 0  # in how many sentences at the end of the last beat somebody speaks

    def __post_init__(self) -> None:
        self.rng = self._rng("order")
        self.stage = Stage(self.language, self.plan)
        self.style = style_of(self.plan.tone, self.plan.audience)
        self.avoided = frozenset(avoided(self.plan.avoid, self.language))
        self.unseen = frozenset(avoided(self.plan.unseen, self.language))

    def tell(self) -> tuple[ToldBeat, ...]:
        """All beats in order, paced so that they come out about as long as was asked."""
        told, words = list[ToldBeat](), 0
        ahead = [self._usual(beat) for beat in self.plan.beats]
        known = self.plan.is_told and self.plan.language == self.language.manner.code
        for i, beat in enumerate(self.plan.beats):
            left = self.plan.words - self.plan.speech - self.plan.over - words
            spared = frozenset[Beat]() if known else self._given_up(self.plan.beats[i:], left)
            self.pace = left / max(1.0, sum(ahead[i:]) - sum(map(self._usual, spared)))
            if not known and (beat in spared or self._can_do_without(beat)):
                continue
            done = self._again(beat, i) if known else self._first(beat, i)
            if done is not None:
                told.append(done)
                words += done.words
                self.stage.show(beat)
                self.heard = self.heard or any(line.kind == "dialogue" for line in done.lines)
                self._listen(beat, done.lines)
        self.rng = self._rng("around")
        return tuple(told)

    def beat(self, beat: Beat) -> ToldBeat | None:
        """One beat told, or None where the language has no way left to tell it."""
        order = self._order(beat)
        told = (self._by(order, beat, is_new=True) if beat.part else None) or self._by(order, beat)
        if told and beat.part:
            self._listen(beat, told.lines)
        return told

    def _first(self, beat: Beat, number: int) -> ToldBeat | None:
        """A beat told for the first time: whatever was tried before, its words go by its telling alone."""
        rng, order = self.rng, self._order(beat)
        talks = (_ANY_TALK,) if is_late(self.plan, self.pace) else (_TALK, _ANY_TALK)
        for is_new, talk in ((True, talks[0]), *((False, talk) for talk in talks)):
            for telling in order:
                done = self._filled(telling, beat, number, talk, is_new=is_new)
                self.rng = rng
                if done:
                    return done
        return None

    def _again(self, beat: Beat, number: int) -> ToldBeat | None:
        """A beat of the plan told as it was told before."""
        rng = self.rng
        telling = next((each for each in self.language.of(beat.key) if each.id == beat.telling), None)
        done = self._filled(telling, beat, number) if telling else None
        self.rng = rng
        return done

    def _filled(
        self, telling: Telling, beat: Beat, number: int, talk: int = _ANY_TALK, *, is_new: bool = False
    ) -> ToldBeat | None:
        self.rng = self._rng(f"{number}|{telling.id}")
        return self._by([telling], beat, talk, is_new=is_new)

    def _by(
        self, tellings: Iterable[Telling], beat: Beat, talk: int = _ANY_TALK, *, is_new: bool = False
    ) -> ToldBeat | None:
        """A beat by the first of some tellings that can stand, and, `is_new`, says nothing that was said before."""
        for telling in tellings:
            lines = self._told(telling, beat, talk, is_new=is_new)
            if lines:
                self.used.add(telling.id)
                return ToldBeat(beat, lines, telling.id)
        return None

    def _rng(self, of: str) -> Random:
        tale = self.plan.tales[0]
        told = (self.plan.seed, self.plan.tone, self.language.manner.code, self.plan.take)
        about = (*told, tale.plot, tale.cast["hero"].name, of)
        return Random("|".join(map(str, about)))  # noqa: S311 - a story is no secret

    def phrase(self, key: str, tale: int = 0, speaker: str = "hero") -> str:
        """One short text of a key (a title, a question, a moral), or nothing."""
        told = self.beat(Beat(key=key, part="", tale=tale, quote=speaker))
        return told.lines[0].text if told else ""

    def _order(self, beat: Beat) -> list[Telling]:
        """The tellings that fit the facts, those first whose length suits the pace and whose tags suit the story."""
        facts = self.stage.facts(beat.tale) | HOW | briefly(self.plan, self.pace)
        tellings = [t for t in self.language.of(beat.key) if t.id not in self.used and holds(t.tags, facts)]
        sentence = _mean(t.sentence_words for t in tellings)
        is_small = beat.key.startswith("mini.")
        measure = measured(self.plan, self.pace, is_tight=is_small or self.plan.words <= SHORT)
        is_hurried = is_firm(self.plan) and is_late(self.plan, self.pace)
        wish = 0.0 if is_hurried else _mean(t.words for t in tellings if is_usual(t)) * measure.share
        owed = self._owed(beat)
        first_words = _FIRST_WORDS if is_small and not self.heard else 0.0
        last_chance = _LAST_WORDS if first_words and beat.key.endswith(_LATE_STROKES) else 0.0

        def cost(telling: Telling) -> float:
            """The less, the better it suits: in length, in facts, in style, and in not having been heard lately."""
            suited = suits(telling) + self.style.worth(telling, sentence) + first_words * telling.speaks
            suited = last_chance * telling.speaks if is_hurried else suited
            stale = _STALE * self.memory.staleness(telling.id)
            talk = _IN_A_ROW if self.talk and telling.begins_with_speech else 0.0
            named = _NAMED if owed and owed & telling.roles else 0.0
            off = abs(telling.words - wish) / measure.scale
            return off - suited - named + stale + talk - measure.chance * lucky[telling.id]

        lucky = dict(zip((t.id for t in tellings), self._luck(beat, len(tellings)), strict=True))
        return sorted(tellings, key=cost)

    def _luck(self, beat: Beat, several: int) -> list[float]:
        """The luck of each of several tellings; the most is with a tone's own, where the seed is the same."""
        drawn = [luck(self.rng) for _ in range(several)]
        if several:
            own = turn_of(self.plan.tone, self.plan.seed, beat.key, several)
            most = max(range(several), key=drawn.__getitem__)
            drawn[own], drawn[most] = drawn[most] + _OWN, drawn[own]
        return drawn

    @property
    def forgotten(self) -> frozenset[str]:
        """The words of the wish that were to come in by a role, and by none of theirs did."""
        named = {word for word, role in self.plan.promised if (0, role) in self.stage.named}
        return frozenset(word for word, _ in self.plan.promised) - named

    def _owed(self, beat: Beat) -> frozenset[str]:
        """The roles by which words of the wish come in, and that nobody has named yet."""
        if beat.tale or not beat.part:
            return frozenset()
        owed = (role for _, role in self.plan.promised if (0, role) not in self.stage.named)
        shown = {trait_of(role) for tale, role in self.stage.introduced if not tale}  # or never, by a first mention
        return frozenset(role.partition(".")[0] for role in owed if role not in shown)

    def _usual(self, beat: Beat) -> float:
        """About how many words a beat takes."""
        return self.language.words(beat.key) + _TO_JOIN

    def _given_up(self, ahead: Sequence[Beat], left: float) -> frozenset[Beat]:
        """What is not told of the beats that come, where a story holds to its length and has no words left for it."""
        if not is_firm(self.plan):
            return frozenset()
        return given_up(ahead, left + _MORE * self.plan.words - self._names(), self._fewest)

    def _fewest(self, beat: Beat) -> float:
        """The fewest words for a beat: none if it is there only for what has come in already."""
        is_needless = beat.key.startswith(ASKED) and not self._brings(beat)
        return 0 if is_needless else self.language.fewest(beat.key)

    def _names(self) -> int:
        """The words for those of the wish who have a name, and come in with it."""
        cast = self.plan.tales[0].cast.items()
        return _NAME * sum(
            bool(one.given and one.name and (0, role) not in self.stage.introduced) for role, one in cast
        )

    def _can_do_without(self, beat: Beat) -> bool:
        """Whether a beat is left out: one that would be late, or that is there for what has come in already."""
        is_spare = beat.key.startswith(ASKED) or can_wait(beat, self.plan, self.pace)
        return is_spare and not self._brings(beat)

    def _brings(self, beat: Beat) -> bool:
        """Whether somebody or something of the wish that has not come in yet may come in by a beat."""
        owed = self._owed(beat) & _BROUGHT
        return bool(owed) and any(owed & telling.roles for telling in self.language.of(beat.key))

    def _told(self, telling: Telling, beat: Beat, talk: int, *, is_new: bool) -> tuple[Line, ...]:
        stage, used = self.stage, set(self.used)
        introduced, mentions, named = stage.introduced, dict(stage.mentions), stage.named
        try:
            lines = tuple(self._lines(telling, beat))
        except UnsayableError:
            lines = ()
        if not lines or not self._can_stand(telling, beat, lines, talk) or (is_new and self._is_old(beat, lines)):
            stage.introduced, stage.mentions, stage.named, self.used = introduced, mentions, named, used
            return ()
        return lines

    def _can_stand(self, telling: Telling, beat: Beat, lines: Sequence[Line], talk: int) -> bool:
        """Whether nobody speaks whom nobody has met, or for too long, and nothing is said that a listener fears."""
        strangers = {(beat.tale, said.speaker) for said in telling.lines if said.speaker} - self.stage.introduced
        is_feared = is_said(self._unsaid(beat), " ".join(line.text for line in lines))
        return not strangers and not is_feared and self._goes_on(lines) <= talk

    def _is_old(self, beat: Beat, lines: Sequence[Line]) -> bool:
        """Whether a sentence of these lines stands in the story already, and is no refrain of a cumulative tale."""
        refrained = beat.tale if beat.key.startswith(_REFRAINS) else _NONE
        told = (self.sentences.get(sentence) for sentence in whole(lines, self.language.manner))
        return any(tale is not None and (tale == _NONE or tale != refrained) for tale in told)

    def _unsaid(self, beat: Beat) -> frozenset[str]:
        """The words that may not be said in a beat: what is feared, and what there is none of on that day."""
        return self.avoided | self.unseen if hides(beat.key) else self.avoided

    def _goes_on(self, lines: Sequence[Line]) -> int:
        """In how many sentences in a row somebody would speak if these lines came next; none if they begin without."""
        begun = in_a_row(speeches(lines, self.language.manner))
        return self.talk + begun if self.talk and begun else 0

    def _listen(self, beat: Beat, lines: Sequence[Line]) -> None:
        """Remember these lines now that they are told: their sentences, and in how many at the end somebody spoke."""
        refrained = beat.tale if beat.key.startswith(_REFRAINS) else _NONE
        self.sentences |= dict.fromkeys(whole(lines, self.language.manner), refrained)
        said = speeches(lines, self.language.manner)
        self.talk = in_a_row(said[::-1]) + (self.talk if all(said) else 0)

    def _lines(self, telling: Telling, beat: Beat) -> Iterator[Line]:
        manner, filling = self.language.manner, self._filling(telling, beat)
        before, is_tag = "", False
        for said, following in zip_longest(telling.lines, telling.lines[1:]):
            if not said.speaker:
                before = f"{before} {self._finished(said, filling, goes_on=is_tag)}".strip()
                is_tag = False
                continue
            is_tag = manner.capitals and following is not None and following.begins_small
            tag = Tag(joined=is_tag) if is_tag or leads_to_speech(before) else self._tag(said, beat)
            before = f"{before} {tag.first}".strip()
            if before:
                yield Line(kind="narration", text=before)
            text, speaker = self._finished(said, filling), self.stage.called(said.speaker, beat.tale)
            yield spoken(said, text, speaker, manner, joined=tag.joined)
            before = asked(tag, text, manner).after
        if before:
            yield Line(kind="narration", text=ended(before, manner) if beat.part else before)

    def _tag(self, said: Said, beat: Beat) -> Tag:
        """Who says it, and how."""
        key = f"say.{said.emotion}"
        told = self.beat(Beat(key=key, part="", tale=beat.tale, quote=said.speaker))
        if told is None:
            self.used -= {telling.id for telling in self.language.of(key)}
            told = self.beat(Beat(key=key, part="", tale=beat.tale, quote=said.speaker))
        if told is None:
            return Tag()
        return tagged(told.lines[0].text, self._telling(key, told.source), self.language.manner)

    def _telling(self, key: str, source: str) -> Telling:
        return next(each for each in self.language.of(key) if each.id == source)

    def _filling(self, telling: Telling, beat: Beat) -> Filling:
        return Filling(
            stage=self.stage,
            beat=beat,
            rng=self.rng,
            pace=self.pace,
            feared=self._unsaid(beat),
            linked=telling.linked,
            phrase=self.phrase,
        )

    def _finished(self, said: Said, filling: Filling, *, goes_on: bool = False) -> str:
        """A line of a telling in words; one that says who spoke may go on with a sentence, all else begins one."""
        text = neat(filling.text(said.text, said.speaker), self.language)
        goes_on = goes_on or filling.beat.key.startswith("say.")
        begun = opened(text, self.language.manner)
        return text[:1] + begun[1:] if goes_on else begun


def _mean(values: Iterable[float]) -> float:
    listed = list(values)
    return sum(listed) / max(1, len(listed))
