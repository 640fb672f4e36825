"""The writer that needs no model and no network: it plans a tale and tells it from its languages' folders."""

import asyncio
from collections.abc import AsyncIterator, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from kahaniyaa_shared.engines import EngineError
from kahaniyaa_shared.languages import primary
from kahaniyaa_story.writing.brief import Brief, Earlier
from kahaniyaa_story.writing.engine import Ended, LineWritten, Piece, Plan, Planned, SceneBegun, SceneWritten, Words
from kahaniyaa_story.writing.engines.builtin import emoji
from kahaniyaa_story.writing.engines.builtin.hearing.ears import ear as ear_for
from kahaniyaa_story.writing.engines.builtin.hearing.listening import Ear
from kahaniyaa_story.writing.engines.builtin.hearing.request import Listener
from kahaniyaa_story.writing.engines.builtin.language import (
    FOLDER,
    Language,
    LanguageFolderError,
    available,
    load,
    seeded_words,
    tier_of,
    words_of,
)
from kahaniyaa_story.writing.engines.builtin.measure import is_firm
from kahaniyaa_story.writing.engines.builtin.memory import NOTHING, Memory, memory_of
from kahaniyaa_story.writing.engines.builtin.plan import Beat, Entity, StoryPlan, from_json
from kahaniyaa_story.writing.engines.builtin.planning.planner import Planner
from kahaniyaa_story.writing.engines.builtin.planning.retelling import retold
from kahaniyaa_story.writing.engines.builtin.planning.room import Room
from kahaniyaa_story.writing.engines.builtin.planning.spelling import with_own_letters
from kahaniyaa_story.writing.engines.builtin.plots.common import LOVE
from kahaniyaa_story.writing.engines.builtin.telling.covers import about
from kahaniyaa_story.writing.engines.builtin.telling.endings import ending, title
from kahaniyaa_story.writing.engines.builtin.telling.scenery import in_scenes, scenes
from kahaniyaa_story.writing.engines.builtin.telling.sentences import sentences
from kahaniyaa_story.writing.engines.builtin.telling.stage import BEINGS
from kahaniyaa_story.writing.engines.builtin.telling.teller import Teller, ToldBeat
from kahaniyaa_story.writing.engines.builtin.telling.thrift import can_be_given_up
from kahaniyaa_story.writing.scenes import CastMember, Scene

_TRIES = 24
_PATIENCE = 12  # so many tries, of which none was better, are enough for a story that has its length
_GAP = 10  # how much worse a hole in the plot is than a name that is missing
_FAR = 0.1 + 1e-9  # of the length asked for: how far off a story may be
_TOO_FAR = 3  # how much worse one is that is farther off: no number of words given up makes up for it
_GIVEN = 0.1  # of the length: what each word of the wish, what the listener loves and words of their own are worth
_SILENT = 0.2  # how much worse a scene is in which nobody speaks
_LEARNT = 0.5  # of the words that it came out too long: it is told so many shorter the next time
_NEAR = 0.06  # of the length asked for: near enough to stop looking
_NEAR_IN_TIME = 0.03  # of the time, which a voice misses by some more


@dataclass(frozen=True, slots=True)
class Told:
    """A whole story before it is handed out piece by piece, with the trace of what each line tells."""

    plan: StoryPlan
    title: str
    cast: tuple[CastMember, ...]
    beats: tuple[ToldBeat, ...]
    scenes: tuple[Scene, ...]
    teller: Teller

    @property
    def text(self) -> str:
        """Its lines, from the first scene to the last."""
        return "\n".join(line.text for scene in self.scenes for line in scene.lines)

    @property
    def words(self) -> int:
        """How many words its scenes have."""
        return len(self.text.split())

    @property
    def signs(self) -> int:
        """How many letters, vowel signs and spaces its lines have: how long it takes to read aloud goes by these."""
        return sum(len(line.text) for scene in self.scenes for line in scene.lines)

    @property
    def speech(self) -> int:
        """How many of them stand in no beat: what is said in scenes that were silent."""
        return self.words - sum(told.words for told in self.beats)

    @property
    def untold(self) -> frozenset[str]:
        """The keys of the beats without which the plot does not hold, and for which there was no way to tell them."""
        needed = frozenset(beat.key for beat in self.plan.beats if beat.core and not can_be_given_up(beat))
        return needed - {told.beat.key for told in self.beats}


@dataclass(frozen=True, slots=True)
class BuiltinStoryteller:
    """Tells stories in every language that has a folder; the same brief and seed give the same story."""

    folder: Path = FOLDER
    loaded: dict[str, Language] = field(default_factory=dict[str, Language])
    ears: dict[str, Ear] = field(default_factory=dict[str, Ear])
    rooms: dict[str, Room] = field(default_factory=dict[str, Room])

    @property
    def name(self) -> str:
        """`builtin`."""
        return "builtin"

    @property
    def model(self) -> str:
        """The version of its way to plan."""
        return "storyteller-2"

    def writes(self, language: str) -> bool:
        """Whether there is a folder for the language."""
        return primary(language) in available(self.folder)

    def is_early(self, language: str) -> bool:
        """Whether the language's folder says that it is at the smaller tier."""
        return self.writes(language) and tier_of(primary(language), self.folder) == "early"

    def retells(self, language: str) -> bool:
        """Whether it can tell its stories again in the language."""
        return self.writes(language)

    def get_ready(self) -> None:
        """Load every language and its ear."""
        for code in sorted(available(self.folder)):
            language = self._language(code)
            self._ear(language)
            self._room(language)

    async def write(
        self, brief: Brief, *, plan: Plan | None = None, finished: Sequence[Scene] = ()
    ) -> AsyncIterator[Piece]:
        """Tell the story of the brief, or go on with it after the scenes that are finished."""
        told = self.tell(brief, plan)
        if plan is None:
            yield Planned(title=told.title, cast=told.cast, plan=told.plan.as_json(), about=about(told.teller))
        for scene in told.scenes[len(finished) :]:
            for piece in _pieces(scene):
                yield piece
                await asyncio.sleep(0)
        yield Ended(ending(told.teller, told.beats))

    def tell(self, brief: Brief, plan: Plan | None = None) -> Told:
        """The whole story at once: of a brief, or of the plan that was made for it."""
        language = self._language(primary(brief.language))
        if plan is not None:
            return _told(language, from_json(plan))
        if brief.original is not None:
            return self._told_again(brief.original, language)
        takes = self._takes(brief, language)
        best = next(takes)
        least, since = _miss(best), 0
        near = _NEAR_IN_TIME if brief.length_signs else _NEAR
        while least > near and (since < _PATIENCE or _off(best) > _FAR) and (told := next(takes, None)):
            since += 1
            if (miss := _miss(told)) < least:
                best, least, since = told, miss, 0
        return best

    def _takes(self, brief: Brief, language: Language) -> Iterator[Told]:
        """The story again and again, each time nearer to what was asked: it aims as far off as it missed before."""
        ear = self._ear(language)
        kept = frozenset(character.name for character in brief.characters)  # by which whoever gave them finds them
        request = with_own_letters(Listener(ear).understand(brief), language, ear.given.values(), kept)
        memory = memory_of(brief.earlier, language.manner.code)
        planner = Planner(language, self._room(language), memory)
        asked, aim, speech, over, untold = brief, float(brief.length_words), 0, 0.0, frozenset[str]()
        for take in range(_TRIES):
            plan = planner.plan(asked, request, round(aim), take, untold)
            if is_firm(plan):
                plan = replace(plan, speech=speech, over=round(over))
            told = _told(language, plan, memory)
            yield told
            asked = _in_words(asked, told)
            aim *= (asked.length_words / max(1, told.words)) ** 0.8
            over += _LEARNT * (told.words - asked.length_words) if is_firm(plan) else 0.0
            speech, untold = (speech + told.speech) // 2, untold | told.untold

    def _told_again(self, original: Earlier, language: Language) -> Told:
        """The same story in this language, scene by scene."""
        before = self._language(primary(original.language))
        told = _told(language, retold(from_json(original.plan), before, language))
        if told.untold:
            raise EngineError(f"This story cannot be told in {language.manner.code!r} yet.", passing=False)
        return told

    def _language(self, code: str) -> Language:
        if code not in self.loaded:
            try:
                self.loaded[code] = load(code, self.folder)
            except LanguageFolderError as error:
                raise EngineError(
                    f"The built-in storyteller cannot tell stories in {code!r}.", passing=False
                ) from error
        return self.loaded[code]

    def _room(self, language: Language) -> Room:
        own = language.manner.code
        if own not in self.rooms:
            self.rooms[own] = Room.of(language)
        return self.rooms[own]

    def _ear(self, language: Language) -> Ear:
        """An ear for all languages, the story's own first: a wish may come in any of them."""
        own = language.manner.code
        if own not in self.ears:
            others = sorted(available(self.folder) - {own})
            known = [words_of(code, self.folder) for code in (own, *others)]
            lexicons = [lexicon for lexicon, _ in known]
            seeded = [seeded_words(code, self.folder) for code in (own, *others)]  # the last to be asked
            self.ears[own] = ear_for([*lexicons, *seeded, emoji.as_lexicon()], [names for _, names in known])
        return self.ears[own]


def _told(language: Language, plan: StoryPlan, memory: Memory = NOTHING) -> Told:
    teller = Teller(language, plan, memory)
    beats = teller.tell()
    set_in = scenes(beats, teller)
    kept = replace(plan, language=language.manner.code, beats=tuple(_as_told(plan, beats)))
    return Told(kept, title(teller), tuple(_cast(teller, beats)), beats, set_in, teller)


def _as_told(plan: StoryPlan, told: Sequence[ToldBeat]) -> Iterator[Beat]:
    """The beats of a plan, each with its telling and its scene; one that was not told has that of the one before."""
    groups = enumerate(in_scenes(told, plan), start=1)
    known = {id(each.beat): (each.source, number) for number, group in groups for each in group}
    scene = 1
    for beat in plan.beats:
        telling, scene = known.get(id(beat), ("", scene))
        yield replace(beat, telling=telling, scene=scene)


def _miss(told: Told) -> float:
    """How far a story is from what was asked: in length, speech, worse, a name that is not there, or a hole."""
    text = told.text
    asked = (entity.name for entity in told.plan.tales[0].cast.values() if entity.given and entity.name)
    absent = sum(name not in text for name in (*asked, *told.plan.friends))
    left_out = len(told.teller.forgotten) + sum(_missed(beat) for beat in told.plan.beats if not beat.telling)
    off = _off(told)
    silent = sum(not scene.is_spoken for scene in told.scenes)
    return _GAP * len(told.untold) + absent + _GIVEN * left_out + _SILENT * silent + off + _TOO_FAR * (off > _FAR)


def _missed(beat: Beat) -> bool:
    """Whether a beat is missed that was not told: it brings what was asked for."""
    return bool(beat.quote) or beat.key == LOVE.key or (beat.core and can_be_given_up(beat))


def _off(told: Told) -> float:
    """By which share of its length a story misses it."""
    return abs(told.signs / told.plan.signs - 1) if told.plan.signs else abs(told.words / told.plan.words - 1)


def _in_words(asked: Brief, told: Told) -> Brief:
    """The brief with its signs in words as long as those it was told in, which are longer in one story than another."""
    if not asked.length_signs:
        return asked
    return replace(asked, length_words=round(asked.length_signs * told.words / max(1, told.signs)))


def _cast(teller: Teller, told: Sequence[ToldBeat]) -> Iterator[CastMember]:
    for tale, role in sorted(teller.stage.introduced):
        entity = teller.plan.tales[tale].cast.get(role)
        if role in BEINGS and entity is not None:
            noun = teller.language.lexeme(entity).word
            yield CastMember(name=teller.stage.called(role, tale), description=noun, role=_voice(role, entity))
    lines = [line.text for beat in told for line in beat.lines]
    for friend in teller.plan.company:
        if any(friend.name in line for line in lines):
            noun = teller.language.lexeme(friend).word
            yield CastMember(name=friend.name, description=noun, role=_voice("pal", friend))


def _voice(role: str, entity: Entity) -> str:
    """Who they are, as casting takes it: heroes and their friends are young, and whom one asks for advice is wise."""
    if entity.group != "animal":
        return entity.what
    young = f"young {entity.what}"
    return {"hero": young, "pal": young, "elder": "sage"}.get(role, entity.what)


def _pieces(scene: Scene) -> Iterator[Piece]:
    yield SceneBegun(number=scene.number, title=scene.title, picture=scene.picture)
    for number, line in enumerate(scene.lines):
        yield from (Words(scene=scene.number, line=number, delta=part) for part in sentences(line.text))
        yield LineWritten(scene=scene.number, line=number, written=line)
    yield SceneWritten(scene)
