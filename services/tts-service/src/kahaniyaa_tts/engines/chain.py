"""Several engines in order of preference, as one engine."""

from collections.abc import AsyncGenerator, Iterable, Iterator, Mapping
from contextlib import aclosing
from dataclasses import dataclass, field

from kahaniyaa_shared.engines import EngineError, EngineRef
from kahaniyaa_tts.engine import WORD_TIMES, Abilities, Preparable, Sentence, Sound, SpeechChunk, SpeechEngine


@dataclass(frozen=True, slots=True)
class FirstThatWorks:
    """Lets the first engine speak that can; it changes engine only before the first sound, never within a sentence.

    A language may have an order of its own. A sentence that names an engine's voice is that engine's before all.
    """

    engines: tuple[SpeechEngine, ...]
    by_language: Mapping[str, tuple[SpeechEngine, ...]] = field(default_factory=dict[str, tuple[SpeechEngine, ...]])
    _together: "_Together" = field(default_factory=lambda: _Together())

    @property
    def ref(self) -> EngineRef:
        """That of the first engine which speaks any language now."""
        return self.able()[0].ref

    @property
    def abilities(self) -> Abilities:
        """What all of them can do together; word times only where every one of them has them."""
        told = {id(engine): engine.abilities for engine in self.every()}
        known, several = self._together, tuple(told.values())
        if known.abilities is None or known.of != several:
            known.of, known.abilities = several, self._of_all(told)
        return known.abilities

    def _of_all(self, told: Mapping[int, Abilities]) -> Abilities:
        every = [each for each in told.values() if each.languages] or list(told.values())
        return Abilities(
            languages=frozenset[str]().union(*(each.languages for each in every)),
            word_times=WORD_TIMES[max(WORD_TIMES.index(each.word_times) for each in every)],
            nearest=self._nearest(told),
            voices=tuple(voice for each in every for voice in each.voices),
            honours=every[0].honours.intersection(*(each.honours for each in every)),
            rehearses=all(each.rehearses for each in every),
            attribution=every[0].attribution,
        )

    def says(self, sentence: Sentence) -> EngineRef:
        """Who of them is asked first."""
        return next((engine.says(sentence) for engine in self._speaking(sentence)), None) or self.ref

    def reaches(self, sentence: Sentence) -> bool:
        """Whether the engine that is asked first reaches what is asked."""
        return next((engine.reaches(sentence) for engine in self._speaking(sentence)), False)

    async def prepare(self) -> None:
        """Get every engine ready that can."""
        for engine in self.every():
            if isinstance(engine, Preparable):
                await engine.prepare()

    async def speak(self, sentence: Sentence) -> AsyncGenerator[SpeechChunk]:
        """Say the sentence with the first engine that has its language and does not fail before its first sound."""
        failure = EngineError(f"No engine speaks {sentence.language!r}.", passing=False)
        for engine in self._speaking(sentence):
            held: list[SpeechChunk] | None = []
            try:
                async with aclosing(engine.speak(sentence)) as chunks:
                    async for chunk in chunks:
                        if held is not None and not isinstance(chunk, Sound):
                            held.append(chunk)
                            continue
                        for earlier in held or ():
                            yield earlier
                        held = None
                        yield chunk
            except EngineError as error:
                if held is None:
                    raise
                failure = error if error.passing or not failure.passing else failure
            else:
                return
        raise failure

    async def close(self) -> None:
        """Close every engine."""
        for engine in self.every():
            await engine.close()

    def _speaking(self, sentence: Sentence) -> Iterator[SpeechEngine]:
        named = sentence.voice.partition(":")[0]
        wanted = [engine for engine in self.every() if engine.ref.name == named] if named else ()
        chain = self.by_language.get(sentence.language, self.engines)
        return (engine for engine in _once(wanted, chain) if sentence.language in engine.abilities.languages)

    def every(self) -> Iterable[SpeechEngine]:
        """Each of them once, in order."""
        return _once(self.engines, *self.by_language.values())

    def able(self) -> list[SpeechEngine]:
        """Those that speak any language now: one without voices promises nothing, and spoils no promise."""
        return [engine for engine in self.every() if engine.abilities.languages] or list(self.every())

    def _nearest(self, told: Mapping[int, Abilities]) -> dict[str, str]:
        """Which languages the engine that is asked first reads by the rules of another one."""
        nearest: dict[str, str] = {}
        for language in {each for abilities in told.values() for each in abilities.nearest}:
            chain = (told[id(engine)] for engine in self.by_language.get(language, self.engines))
            first = next((abilities for abilities in chain if language in abilities.languages), None)
            if first and (other := first.nearest.get(language)):
                nearest[language] = other
        return nearest


@dataclass(slots=True)
class _Together:
    """The abilities of several engines as one's, put together anew when those of one of them change."""

    of: tuple[Abilities, ...] = ()
    abilities: Abilities | None = None


def members(engine: SpeechEngine) -> tuple[SpeechEngine, ...]:
    """The engines of a chain that speak any language now, or the one that the engine is."""
    return tuple(engine.able()) if isinstance(engine, FirstThatWorks) else (engine,)


def _once(*several: Iterable[SpeechEngine]) -> Iterable[SpeechEngine]:
    """Each engine once, in order."""
    return {id(engine): engine for engines in several for engine in engines}.values()
