"""How narrations are kept."""

from datetime import datetime
from typing import Any

from sqlalchemy import Float, ForeignKey, Integer, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from kahaniyaa_shared.database import Base, Identified, now
from kahaniyaa_shared.durable import Leased


class NarrationRow(Identified, Leased, Base):
    """One reading of a story: whose voices, how fast, of which state of its text."""

    __tablename__ = "narration"

    story_id: Mapped[str] = mapped_column(ForeignKey("story.id", ondelete="CASCADE"), index=True)
    owner_id: Mapped[str] = mapped_column(String(36), index=True)
    asked_at: Mapped[datetime] = mapped_column(default=now)  # the one that was asked for last is the one that is shown
    is_streamed: Mapped[bool]  # whether it was asked for with the story, whose stream then ends with it
    text_version: Mapped[int]
    voice: Mapped[str | None] = mapped_column(String(120))  # the narrator that was asked for, if one was
    asked_cast: Mapped[dict[str, Any]]  # the voices that were asked for, by name
    cast: Mapped[dict[str, Any]] = mapped_column(default=dict)  # the voices everyone has, by name
    is_cast: Mapped[bool] = mapped_column(default=False)
    speed: Mapped[float] = mapped_column(Float)
    format: Mapped[str] = mapped_column(String(10))
    status: Mapped[str] = mapped_column(String(20), default="working", index=True)
    is_due: Mapped[bool] = mapped_column(default=True)  # whether there is a scene to read, or an end to make
    failure: Mapped[str | None] = mapped_column(Text, default=None)


class NarratedSceneRow(Base):
    """One scene's recording."""

    __tablename__ = "narration_scene"

    narration_id: Mapped[str] = mapped_column(ForeignKey("narration.id", ondelete="CASCADE"), primary_key=True)
    number: Mapped[int] = mapped_column(Integer, primary_key=True)
    audio_id: Mapped[str] = mapped_column(String(36))
    duration_ms: Mapped[int]
    words: Mapped[list[Any]]
    lexicon: Mapped[str] = mapped_column(String(64), default="")  # what of the owner's lexicon was heeded, as a tag
