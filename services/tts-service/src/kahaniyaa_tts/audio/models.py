"""The table of recordings."""

from typing import Any

from sqlalchemy import Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from kahaniyaa_shared.database import Base, Identified


class Recording(Identified, Base):
    """A finished recording: its owner's own id over sound that is kept once for everybody."""

    __tablename__ = "recording"

    owner_id: Mapped[str] = mapped_column(String(36), index=True)
    rendition: Mapped[str] = mapped_column(String(64))  # the same for what was asked in the same words and ways
    blob: Mapped[str] = mapped_column(String(64))
    bytes: Mapped[int] = mapped_column(Integer)
    media_type: Mapped[str] = mapped_column(String(40))
    times: Mapped[dict[str, Any]]
