"""What vision-service does when a person is gone, or a guest becomes somebody."""

from dataclasses import dataclass

from kahaniyaa_shared.contracts.events import UserDeleted, UserMerged
from kahaniyaa_shared.events import Event, EventBus, Subscription
from kahaniyaa_vision.images.repository import Album


@dataclass(frozen=True, slots=True)
class Forgetting:
    """Lets go of what is no longer anybody's; doing it twice does no harm."""

    album: Album

    async def listen(self, bus: EventBus) -> None:
        """Hear of it from now on, and of what happened while no replica was up."""
        await bus.subscribe(Subscription(kinds=(UserDeleted, UserMerged), handler=self.handle, group="vision"))

    async def handle(self, event: Event) -> None:
        """Do what an event calls for."""
        if event.type == UserDeleted.type:
            await self.album.remove_all(UserDeleted.model_validate(event.data).user_id)
        elif event.type == UserMerged.type:
            merged = UserMerged.model_validate(event.data)
            await self.album.give(merged.from_user_id, merged.to_user_id)
