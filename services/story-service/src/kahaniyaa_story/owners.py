"""What happens here when an account is deleted, or a guest's becomes another's."""

from dataclasses import dataclass

from sqlalchemy import update

from kahaniyaa_shared.contracts.events import UserDeleted, UserMerged
from kahaniyaa_shared.database import Database
from kahaniyaa_shared.events import Event, EventBus, Subscription
from kahaniyaa_story.listeners.models import ListenerRow
from kahaniyaa_story.listeners.service import ListenerService
from kahaniyaa_story.narration.desk import NarrationDesk
from kahaniyaa_story.stories.service import StoryService


@dataclass(frozen=True, slots=True)
class Owners:
    """Lets everything of an owner follow what becomes of their account; twice is as once."""

    database: Database
    stories: StoryService
    listeners: ListenerService
    narrations: NarrationDesk

    async def follow(self, bus: EventBus) -> None:
        """Hear of accounts from now on, and of what happened while no process of ours ran."""
        kinds = (UserDeleted, UserMerged)
        await bus.subscribe(Subscription(kinds=kinds, handler=self._hear, group="story"))

    async def _hear(self, event: Event) -> None:
        if event.type == UserDeleted.type:
            await self.forget(UserDeleted.model_validate(event.data))
        else:
            await self.move(UserMerged.model_validate(event.data))

    async def forget(self, gone: UserDeleted) -> None:
        """Forget everything of a deleted account."""
        async with self.database.writing() as session:
            await self.stories.forget_owner(session, gone.user_id)
            await self.listeners.forget_owner(session, gone.user_id)

    async def move(self, merged: UserMerged) -> None:
        """Give what was a guest's to the account they signed in to."""
        old, new = merged.from_user_id, merged.to_user_id
        async with self.database.writing() as session:
            await self.stories.move_owner(session, old=old, new=new)
            await self.narrations.move_owner(session, old=old, new=new)
            moved = update(ListenerRow).where(ListenerRow.owner_id == old)
            await session.execute(moved.values(owner_id=new))
