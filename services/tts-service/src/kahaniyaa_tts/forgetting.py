"""What tts-service does when a story or a person is gone, or a guest becomes somebody."""

from dataclasses import dataclass

from kahaniyaa_shared.contracts.events import StoryDeleted, UserDeleted, UserMerged
from kahaniyaa_shared.events import Event, EventBus, Subscription
from kahaniyaa_tts.audio.repository import RecordingShelf
from kahaniyaa_tts.lexicon.repository import LexiconShelf
from kahaniyaa_tts.speech.cache import SentenceCache
from kahaniyaa_tts.voices.repository import PresetShelf


@dataclass(frozen=True, slots=True)
class Forgetting:
    """Lets go of what is no longer anybody's; doing it twice does no harm."""

    recordings: RecordingShelf
    presets: PresetShelf
    lexicons: LexiconShelf
    cache: SentenceCache

    async def listen(self, bus: EventBus) -> None:
        """Hear of it from now on, and of what happened while no replica was up."""
        kinds = (StoryDeleted, UserDeleted, UserMerged)
        await bus.subscribe(Subscription(kinds=kinds, handler=self.handle, group="tts"))

    async def handle(self, event: Event) -> None:
        """Do what an event calls for."""
        if event.type == StoryDeleted.type:
            await self._forget_story(StoryDeleted.model_validate(event.data))
        elif event.type == UserDeleted.type:
            await self._forget_user(UserDeleted.model_validate(event.data))
        elif event.type == UserMerged.type:
            await self._give(UserMerged.model_validate(event.data))

    async def _forget_story(self, gone: StoryDeleted) -> None:
        await self.recordings.drop(gone.audio_ids, gone.owner_id)
        await self.lexicons.forget_story(gone.story_id, gone.owner_id)
        await self.cache.forget(gone.owner_id)

    async def _forget_user(self, gone: UserDeleted) -> None:
        await self.recordings.drop_all(gone.user_id)
        await self.presets.remove_all(gone.user_id)
        await self.lexicons.remove_all(gone.user_id)
        await self.cache.forget(gone.user_id)

    async def _give(self, merged: UserMerged) -> None:
        await self.recordings.give(merged.from_user_id, merged.to_user_id)
        await self.presets.give(merged.from_user_id, merged.to_user_id)
        await self.lexicons.give(merged.from_user_id, merged.to_user_id)
        await self.cache.forget(merged.from_user_id)
