"""From what a person asks to the brief a writer sees: checked, completed, and looked at."""

import asyncio
import secrets
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import cast

from kahaniyaa_shared.clients.base import Refused
from kahaniyaa_shared.clients.vision import VisionClient
from kahaniyaa_shared.contracts.pictures import PictureFacts
from kahaniyaa_shared.problems import Invalid
from kahaniyaa_story.listeners.schemas import Listener
from kahaniyaa_story.listeners.service import ListenerService
from kahaniyaa_story.stories.measures import signs_in, words_per_minute
from kahaniyaa_story.stories.models import StoryRow
from kahaniyaa_story.stories.problems import StillWriting, Unwritable
from kahaniyaa_story.stories.schemas import LEAST_WORDS, MOST_WORDS, StoryRequest
from kahaniyaa_story.suitable import require_suitable
from kahaniyaa_story.writing.brief import Audience, Brief, Character, Earlier
from kahaniyaa_story.writing.chain import writer_of
from kahaniyaa_story.writing.kept import BRIEF
from kahaniyaa_story.writing.safety import SafetyGate
from kahaniyaa_story.writing.writers import Writers

_USUAL_WORDS = 300
_NOTHING = "Send at least one of scenario (a sentence), image_ids (pictures) and characters (with names)."


@dataclass(frozen=True, slots=True)
class Asking:
    """Makes briefs; raises a problem that names the field where something cannot be told."""

    writers: Writers
    gate: SafetyGate
    listeners: ListenerService
    pictures: VisionClient

    async def brief(self, asked: StoryRequest, *, owner_id: str) -> Brief:
        """The brief of a request."""
        if not (_says_something(asked) or asked.image_ids or asked.characters):
            raise Invalid.at("/scenario", _NOTHING)
        self._check_writer(asked)
        require_suitable(self.gate, _texts(asked))
        length = _length(asked)
        listener = await self.listener(asked.listener_id, owner_id)
        pictures = await self._look(asked, owner_id)
        return Brief(
            language=asked.language,
            seed=secrets.randbelow(2**31) if asked.seed is None else asked.seed,
            scenario=asked.scenario or "",
            characters=tuple(Character(**character.model_dump()) for character in asked.characters),
            pictures=pictures,
            setting=asked.setting or "",
            conflict=asked.conflict or "",
            moral=asked.moral or "",
            tone=asked.tone or "heartwarming",
            audience=asked.audience or _audience(listener),
            length_words=length,
            length_signs=signs_in(asked.minutes or 0, asked.language),
            loves=listener.loves if listener else (),
            fears=listener.fears if listener else (),
            repeatable=asked.seed is not None,
        )

    def translation(self, story: StoryRow, language: str) -> Brief:
        """The brief for telling a story again in another language, by the writer that has its plan."""
        if story.status != "complete" or story.plan is None:
            raise StillWriting("The story is not told to its end; wait for that, or resume it, then translate it.")
        if language == story.language:
            raise Invalid.at("/language", "The story is told in this language; choose another.")
        writer = writer_of(story.plan).name
        able = self.writers.translations(writer)
        if not able:
            raise Unwritable.at("/language", f"Its writer, {writer}, tells no story again in another language yet.")
        if language not in able:
            raise Unwritable.at("/language", f"It can be told again in: {', '.join(able)}.")
        original = Earlier(language=story.language, plan=story.plan)
        return replace(BRIEF.validate_python(story.brief), language=language, original=original)

    def _check_writer(self, asked: StoryRequest) -> None:
        if asked.engine and asked.engine not in self.writers.names():
            configured = ", ".join(self.writers.names())
            raise Unwritable.at("/engine", f"There is no writer of this name here; choose one of: {configured}.")
        able = self.writers.names(asked.language)
        if not able:
            languages = ", ".join(self.writers.languages())
            others = "whoever runs this Kahaniyaa can add a model that does (OPENAI_BASE_URL or OPENAI_API_KEY)"
            advice = f"choose one of: {languages}; {others}."
            raise Unwritable.at("/language", f"No writer here writes this language yet; {advice}")
        if asked.engine and asked.engine not in able:
            raise Unwritable.at("/engine", f"It does not write this language; choose one of: {', '.join(able)}.")

    async def listener(self, listener_id: str | None, owner_id: str) -> Listener | None:
        """Who is to listen, if somebody is named; raises a problem where the owner has no such listener."""
        if listener_id is None:
            return None
        listener = await self.listeners.find(listener_id, owner_id=owner_id)
        if listener is None:
            raise Invalid.at("/listener_id", "There is no listener with this id among yours; add one, or leave it out.")
        return listener

    async def _look(self, asked: StoryRequest, owner_id: str) -> tuple[PictureFacts, ...]:
        """What the pictures show, all asked at once."""
        looking = (self._facts(i, asked, owner_id) for i in range(len(asked.image_ids)))
        return tuple(await asyncio.gather(*looking))

    async def _facts(self, place: int, asked: StoryRequest, owner_id: str) -> PictureFacts:
        pointer, image_id = f"/image_ids/{place}", asked.image_ids[place]
        if not image_id.replace("-", "").isalnum():
            raise Invalid.at(pointer, "This is not the id of a picture.")
        try:
            facts = await self.pictures.describe(image_id, language=asked.language, user_id=owner_id)
        except Refused as refusal:
            if refusal.refusal != 404:
                raise
            raise Invalid.at(pointer, "There is no picture with this id among yours; upload it first.") from refusal
        require_suitable(self.gate, [(pointer, facts.note)])
        return self._without_unsuitable(facts)

    def _without_unsuitable(self, facts: PictureFacts) -> PictureFacts:
        """What an engine read or saw may be anything: only what the gate lets through goes on to a writer."""
        allows = self.gate.allows_output
        return facts.model_copy(
            update={
                "text": tuple(seen for seen in facts.text if allows(seen.text)),
                "caption": facts.caption if facts.caption and allows(facts.caption) else None,
                "objects": tuple(seen for seen in facts.objects if allows(seen.name)),
            }
        )


def _says_something(asked: StoryRequest) -> bool:
    """Whether a wish has a letter, a figure or an emoji; beside a setting, marks such as ?! may do."""
    kinds = [unicodedata.category(char) for char in asked.scenario or ""]
    return any(kind[0] in "LN" or kind == "So" for kind in kinds) or bool(kinds and asked.setting)


def _length(asked: StoryRequest) -> int:
    if asked.minutes is None:
        return asked.length_words or _USUAL_WORDS
    pace = words_per_minute(asked.language)
    words = round(asked.minutes * pace)
    if not LEAST_WORDS <= words <= MOST_WORDS:
        least, most = LEAST_WORDS / pace, MOST_WORDS / pace
        raise Invalid.at(
            "/minutes", f"A story in this language takes {least:.1f} to {most:.1f} minutes; choose between."
        )
    return words


def _audience(listener: Listener | None) -> Audience:
    return cast("Audience", listener.age_band) if listener and listener.age_band else "kids"


def _texts(asked: StoryRequest) -> Iterable[tuple[str, str | None]]:
    """Every text of a request with the pointer to it."""
    for name in ("scenario", "setting", "conflict", "moral"):
        yield f"/{name}", getattr(asked, name)
    for i, character in enumerate(asked.characters):
        yield f"/characters/{i}/name", character.name
        yield f"/characters/{i}/description", character.description
        yield from ((f"/characters/{i}/traits/{j}", trait) for j, trait in enumerate(character.traits))
