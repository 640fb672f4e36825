"""Puts the catalog together from what is configured."""

from dataclasses import dataclass
from importlib.resources import files
from typing import get_args

from kahaniyaa_shared.contracts.speech import Emotion
from kahaniyaa_shared.languages import STORY_LANGUAGES, Language
from kahaniyaa_story.catalog.schemas import Catalog, CatalogEngine, CatalogLanguage, Sample
from kahaniyaa_story.writing.brief import AUDIENCES, TONES
from kahaniyaa_story.writing.writers import Writers


@dataclass(frozen=True, slots=True)
class CatalogService:
    """Says what can be asked for here."""

    writers: Writers

    def show(self) -> Catalog:
        """The catalog; samples are of languages that somebody here writes."""
        able = frozenset(self.writers.languages())
        return Catalog(
            languages=tuple(self._language(language) for language in STORY_LANGUAGES.values()),
            tones=TONES,
            audiences=AUDIENCES,
            emotions=get_args(Emotion),
            samples=tuple(sample for sample in _samples() if sample.language in able),
            engines=tuple(
                CatalogEngine(
                    name=writer.name,
                    model=writer.model,
                    languages=tuple(filter(writer.writes, STORY_LANGUAGES)),
                    retells=self.writers.translations(writer.name),
                )
                for writer in self.writers.engines
            ),
        )

    def _language(self, language: Language) -> CatalogLanguage:
        return CatalogLanguage(
            code=language.code,
            name=language.name,
            native_name=language.native_name,
            script=language.script,
            direction=language.direction,
            writes=self.writers.names(language.code),
            early=self.writers.early(language.code),
        )


def _samples() -> list[Sample]:
    lines = (files("kahaniyaa_story.catalog") / "samples.txt").read_text("utf-8").splitlines()
    parted = (line.partition(" ") for line in lines if line and not line.startswith("#"))
    return [Sample(language=language, scenario=scenario) for language, _, scenario in parted]
