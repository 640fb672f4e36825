"""What services tell each other after it has become true. Only ids: never a child's words."""

from typing import ClassVar, Literal

from kahaniyaa_shared.contracts.wire import Answer


class EventData(Answer):
    """What an event says about its subject; `lasting` ones must reach every service that asked, however late."""

    type: ClassVar[str]
    lasting: ClassVar[bool] = False


class UserRegistered(EventData):
    """Somebody has an account: a guest's or their own."""

    type: ClassVar[str] = "user.registered"
    user_id: str


class UserMerged(EventData):
    """A guest signed in to an account they had: what was the guest's is that account's now."""

    type: ClassVar[str] = "user.merged"
    lasting: ClassVar[bool] = True
    from_user_id: str
    to_user_id: str


class UserDeleted(EventData):
    """An account is gone: every service forgets what it holds of it."""

    type: ClassVar[str] = "user.deleted"
    lasting: ClassVar[bool] = True
    user_id: str


class SessionRevoked(EventData):
    """A session was signed out: its access tokens are refused until they would have expired (epoch seconds)."""

    type: ClassVar[str] = "session.revoked"
    lasting: ClassVar[bool] = True
    session_id: str
    until: float


class KeysRotated(EventData):
    """The published signing keys changed."""

    type: ClassVar[str] = "keys.rotated"


class ListenerDeleted(EventData):
    """A child's profile is gone."""

    type: ClassVar[str] = "listener.deleted"
    lasting: ClassVar[bool] = True
    listener_id: str
    owner_id: str


class ImageUploaded(EventData):
    """A picture was checked and kept."""

    type: ClassVar[str] = "image.uploaded"
    image_id: str
    owner_id: str


class ImageDescribed(EventData):
    """A picture's facts are known."""

    type: ClassVar[str] = "image.described"
    image_id: str
    owner_id: str


class ImageDeleted(EventData):
    """A picture is gone."""

    type: ClassVar[str] = "image.deleted"
    lasting: ClassVar[bool] = True
    image_id: str
    owner_id: str


class StoryRequested(EventData):
    """A story was asked for and will be written."""

    type: ClassVar[str] = "story.requested"
    story_id: str
    owner_id: str


class StorySceneWritten(EventData):
    """A scene of a story is finished."""

    type: ClassVar[str] = "story.scene_written"
    story_id: str
    scene: int


class StoryCompleted(EventData):
    """A story is told to its end."""

    type: ClassVar[str] = "story.completed"
    lasting: ClassVar[bool] = True
    story_id: str
    owner_id: str


class StoryFailed(EventData):
    """A story could not be told to its end; `reason` is a problem's type, not a text."""

    type: ClassVar[str] = "story.failed"
    lasting: ClassVar[bool] = True
    story_id: str
    owner_id: str
    reason: str


class StoryDeleted(EventData):
    """A story is gone, and so are these recordings of it."""

    type: ClassVar[str] = "story.deleted"
    lasting: ClassVar[bool] = True
    story_id: str
    owner_id: str
    audio_ids: tuple[str, ...] = ()


class NarrationRequested(EventData):
    """A story will be read aloud."""

    type: ClassVar[str] = "narration.requested"
    narration_id: str
    story_id: str


class NarrationCompleted(EventData):
    """Every scene of a narration can be heard."""

    type: ClassVar[str] = "narration.completed"
    lasting: ClassVar[bool] = True
    narration_id: str
    story_id: str


class NarrationFailed(EventData):
    """A narration could not be made."""

    type: ClassVar[str] = "narration.failed"
    lasting: ClassVar[bool] = True
    narration_id: str
    story_id: str
    reason: str


class VoiceChanged(EventData):
    """A person's voice preset was made, changed or deleted."""

    type: ClassVar[str] = "voice.changed"
    preset_id: str
    owner_id: str
    change: Literal["created", "updated", "deleted"]


class LexiconChanged(EventData):
    """A person's lexicon changed: one entry, or (`imported`) many of one language; never the words themselves."""

    type: ClassVar[str] = "lexicon.changed"
    owner_id: str
    language: str
    story_id: str | None = None
    entry_id: str | None = None
    change: Literal["created", "updated", "deleted", "imported"]


EVENTS: dict[str, type[EventData]] = {
    kind.type: kind
    for kind in (
        UserRegistered, UserMerged, UserDeleted, SessionRevoked, KeysRotated, ListenerDeleted, ImageUploaded,
        ImageDescribed, ImageDeleted, StoryRequested, StorySceneWritten, StoryCompleted, StoryFailed, StoryDeleted,
        NarrationRequested, NarrationCompleted, NarrationFailed, VoiceChanged, LexiconChanged,
    )
}  # fmt: skip
"""Every event there is, by its type."""
