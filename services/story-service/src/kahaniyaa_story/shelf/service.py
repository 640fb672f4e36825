"""Shows the tales of the shelf, and has one told into somebody's library."""

from collections.abc import Iterator
from dataclasses import dataclass

from kahaniyaa_shared.languages import LANGUAGES
from kahaniyaa_shared.problems import Invalid, NotFound
from kahaniyaa_story.shelf.schemas import Shelf, ShelfTale, TaleRequest
from kahaniyaa_story.shelf.tales import Tale, languages_of, read_tale, tale_ids
from kahaniyaa_story.shelf.writer import NAME, from_shelf
from kahaniyaa_story.stories.measures import count_words, minutes, texts_of
from kahaniyaa_story.stories.service import StoryService, Taking
from kahaniyaa_story.writing.brief import Brief


class TaleNotFound(NotFound):
    """There is no such tale on the shelf."""

    slug, title = "tale-not-found", "There is no such tale"


@dataclass(frozen=True, slots=True)
class ShelfService:
    """The shelf for everybody, and what is taken from it for its taker only."""

    stories: StoryService

    def show(self, language: str) -> Shelf:
        """The tales in a language; none where none is retold in it."""
        return Shelf(items=tuple(_shown(tale) for tale in _tales(language)))

    async def take(self, tale_id: str, wanted: TaleRequest, *, owner_id: str) -> tuple[str, bool]:
        """The owner's story of the tale, and whether it is new: whoever has it already is not given another."""
        if tale_id not in tale_ids():
            raise TaleNotFound(f"There is no tale of this id on the shelf; there are: {', '.join(tale_ids())}.")
        if wanted.language not in languages_of(tale_id):
            told = ", ".join(languages_of(tale_id))
            raise Invalid.at("/language", f"This tale is not retold in this language yet; choose one of: {told}.")
        tale = read_tale(tale_id, wanted.language)
        brief = Brief(
            language=tale.language,
            seed=0,
            tone=tale.tone,
            audience=tale.audience,
            original=from_shelf(tale_id, tale.language),
        )
        taking = Taking(
            tale=tale_id, engine=NAME, listener_id=wanted.listener_id, narrate=wanted.narrate, voice=wanted.voice
        )
        return await self.stories.take(brief, taking, owner_id=owner_id)


def _tales(language: str) -> Iterator[Tale]:
    yield from (read_tale(tale_id, language) for tale_id in tale_ids() if language in languages_of(tale_id))


def _shown(tale: Tale) -> ShelfTale:
    texts = texts_of(tale.scenes)
    return ShelfTale(
        id=tale.id,
        language=tale.language,
        direction=LANGUAGES[tale.language].direction,
        title=tale.title,
        tradition=tale.tradition,
        region=tale.region,
        summary=tale.summary,
        audience=tale.audience,
        tone=tale.tone,
        about=tale.about,
        words=count_words(texts),
        minutes=minutes(texts, tale.language),
        languages=languages_of(tale.id),
    )
