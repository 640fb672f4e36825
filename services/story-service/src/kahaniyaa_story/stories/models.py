"""How stories are kept: the story, its finished scenes, and the events that its stream is made of."""

from typing import Any

from sqlalchemy import Float, ForeignKey, Integer, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from kahaniyaa_shared.database import Base, Identified, Json
from kahaniyaa_shared.durable import Leased


class StoryRow(Identified, Leased, Base):
    """A story: what was asked, where its telling stands, and what holds for it as a whole."""

    __tablename__ = "story"

    owner_id: Mapped[str] = mapped_column(String(36), index=True)
    listener_id: Mapped[str | None] = mapped_column(String(36), index=True)
    language: Mapped[str] = mapped_column(String(35))
    translation_of: Mapped[str | None] = mapped_column(String(36), default=None)
    tale: Mapped[str | None] = mapped_column(String(40), default=None)  # of the shelf, where it was taken from there
    tone: Mapped[str] = mapped_column(String(20))
    audience: Mapped[str] = mapped_column(String(20))
    asked: Mapped[dict[str, Any]]  # the request, as it was made
    brief: Mapped[dict[str, Any]]  # the Brief, as the writer sees it
    engine: Mapped[str | None] = mapped_column(String(40))  # the writer that was asked for, if one was
    engine_name: Mapped[str] = mapped_column(String(40), default="")  # the writer that wrote
    engine_model: Mapped[str] = mapped_column(String(200), default="")
    status: Mapped[str] = mapped_column(String(20), default="writing", index=True)
    failure: Mapped[str | None] = mapped_column(Text, default=None)
    title: Mapped[str | None] = mapped_column(Text, default=None)
    cast: Mapped[list[Any]] = mapped_column(default=list)
    about: Mapped[list[Any]] = mapped_column(default=list)  # what a cover may show, as the writer says
    plan: Mapped[dict[str, Any] | None] = mapped_column(Json, default=None)
    ending: Mapped[dict[str, Any] | None] = mapped_column(Json, default=None)
    words: Mapped[int] = mapped_column(default=0)
    minutes: Mapped[float] = mapped_column(Float, default=0.0)
    reading_level: Mapped[int | None] = mapped_column(default=None)
    favourite: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(default=1)  # grows with every change a person makes
    text_version: Mapped[int] = mapped_column(default=1)  # grows when lines change: a recording may be of an older one
    narrated: Mapped[bool] = mapped_column(default=False)  # whether the stream waits for the sound
    last_event: Mapped[int] = mapped_column(default=0)
    stream_done: Mapped[bool] = mapped_column(default=False)


class SceneRow(Base):
    """A finished scene: the checkpoint from which an interrupted story goes on; or what there is of one cut short."""

    __tablename__ = "story_scene"

    story_id: Mapped[str] = mapped_column(ForeignKey("story.id", ondelete="CASCADE"), primary_key=True)
    number: Mapped[int] = mapped_column(Integer, primary_key=True)
    title: Mapped[str | None] = mapped_column(Text)
    picture: Mapped[dict[str, Any] | None] = mapped_column(Json)
    lines: Mapped[list[Any]]
    is_whole: Mapped[bool] = mapped_column(default=True)


class StoryEventRow(Base):
    """One stored event of a story's stream; its number is the event's id."""

    __tablename__ = "story_event"

    story_id: Mapped[str] = mapped_column(ForeignKey("story.id", ondelete="CASCADE"), primary_key=True)
    number: Mapped[int] = mapped_column(Integer, primary_key=True)
    kind: Mapped[str] = mapped_column(String(20))
    scene: Mapped[int | None]  # which scene it tells of; what an interrupted scene told is taken back by this
    data: Mapped[dict[str, Any]]
