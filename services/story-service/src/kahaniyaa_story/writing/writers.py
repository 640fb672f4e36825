"""The writers that are configured, and which of them tells which story."""

from collections.abc import Sequence
from dataclasses import dataclass

from kahaniyaa_shared.engines import EngineError
from kahaniyaa_shared.languages import STORY_LANGUAGES
from kahaniyaa_story.writing.chain import FirstThatWorks
from kahaniyaa_story.writing.engine import Growing, Retells, StoryWriter
from kahaniyaa_story.writing.guarded import Guarded
from kahaniyaa_story.writing.safety import SafetyGate


@dataclass(frozen=True, slots=True)
class Writers:
    """Chooses who tells a story; whoever it is, every sentence goes through the gate."""

    engines: tuple[StoryWriter, ...]
    gate: SafetyGate
    others: tuple[StoryWriter, ...] = ()  # who tell only what they are asked for by name: a shelf of tales

    def names(self, language: str | None = None) -> tuple[str, ...]:
        """Who is configured, or who of them writes a language."""
        return tuple(writer.name for writer in self.engines if language is None or writer.writes(language))

    def early(self, language: str) -> tuple[str, ...]:
        """Who of those that write a language has few ways yet to tell a story in it."""
        young = (each for each in self.engines if isinstance(each, Growing) and each.is_early(language))
        return tuple(writer.name for writer in young)

    def translations(self, writer: str) -> tuple[str, ...]:
        """The languages in which a writer tells again what it wrote."""
        able = [each for each in (*self.engines, *self.others) if each.name == writer and isinstance(each, Retells)]
        return tuple(code for code in STORY_LANGUAGES if any(each.retells(code) for each in able))

    def languages(self) -> tuple[str, ...]:
        """Every language that somebody writes."""
        return tuple(code for code in STORY_LANGUAGES if self.names(code))

    def chosen(self, language: str, engine: str | None) -> StoryWriter:
        """Who tells a story in this language, or this one writer of them; raises `EngineError` where nobody can."""
        able = self._able(language, engine)
        if not able:
            raise EngineError("No configured writer can tell this story any more.", passing=False)
        return Guarded(FirstThatWorks(tuple(able)), self.gate)

    def _able(self, language: str, engine: str | None) -> Sequence[StoryWriter]:
        named = [writer for writer in self.others if writer.name == engine]
        wanted = named or [writer for writer in self.engines if engine in {None, writer.name}]
        return [writer for writer in wanted if writer.writes(language)]
