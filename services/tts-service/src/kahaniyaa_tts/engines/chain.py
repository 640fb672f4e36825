"""Several engines in order of preference, as one engine."""

from collections.abc import AsyncGenerator, Iterator
from contextlib import aclosing
from dataclasses import dataclass

from kahaniyaa_shared.engines import EngineError, EngineRef
from kahaniyaa_tts.engine import Abilities, Sentence, Sound, SpeechChunk, SpeechEngine


@dataclass(frozen=True, slots=True)
class FirstThatWorks:
    """Lets the first engine speak that can; it changes engine only before the first sound, never within a sentence."""

    engines: tuple[SpeechEngine, ...]

    @property
    def ref(self) -> EngineRef:
        """The first engine's: the one that speaks if nothing goes wrong."""
        return self.engines[0].ref

    @property
    def abilities(self) -> Abilities:
        """What all of them can do together; word times only where every one of them has them."""
        every = [engine.abilities for engine in self.engines]
        return Abilities(
            languages=frozenset[str]().union(*(each.languages for each in every)),
            word_times="exact" if all(each.word_times == "exact" for each in every) else "none",
            nearest={language: other for each in reversed(every) for language, other in each.nearest.items()},
            voices=tuple(voice for each in every for voice in each.voices),
            honours=every[0].honours.intersection(*(each.honours for each in every)),
            attribution=every[0].attribution,
        )

    def reaches(self, sentence: Sentence) -> bool:
        """Whether the engine that is asked first reaches what is asked."""
        return next((engine.reaches(sentence) for engine in self._speaking(sentence.language)), False)

    async def speak(self, sentence: Sentence) -> AsyncGenerator[SpeechChunk]:
        """Say the sentence with the first engine that has its language and does not fail before its first sound."""
        failure = EngineError(f"No engine speaks {sentence.language!r}.", passing=False)
        for engine in self._speaking(sentence.language):
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
                failure = error
            else:
                return
        raise failure

    def _speaking(self, language: str) -> Iterator[SpeechEngine]:
        return (engine for engine in self.engines if language in engine.abilities.languages)

    async def close(self) -> None:
        """Close every engine."""
        for engine in self.engines:
            await engine.close()
