"""The table of voice presets."""

from sqlalchemy import Float, String
from sqlalchemy.orm import Mapped, mapped_column

from kahaniyaa_shared.database import Base, Identified


class VoicePreset(Identified, Base):
    """A voice as somebody likes it."""

    __tablename__ = "voice_preset"

    owner_id: Mapped[str] = mapped_column(String(36), index=True)
    name: Mapped[str] = mapped_column(String(80))
    voice: Mapped[str] = mapped_column(String(80))
    description: Mapped[str] = mapped_column(String(300), default="")
    speed: Mapped[float] = mapped_column(Float)
    pitch: Mapped[float] = mapped_column(Float)
    gain: Mapped[float] = mapped_column(Float, default=0.0)
    emotion: Mapped[str] = mapped_column(String(20))
