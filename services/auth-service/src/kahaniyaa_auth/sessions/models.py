"""The table of sessions."""

from datetime import datetime

from sqlalchemy import Boolean, String
from sqlalchemy.orm import Mapped, mapped_column

from kahaniyaa_shared.database import Base, Identified


class SessionRow(Identified, Base):
    """One place where somebody is signed in: a family of refresh tokens, of which the newest link is good."""

    __tablename__ = "signed_in_session"

    user_id: Mapped[str] = mapped_column(String(36), index=True)
    is_guest: Mapped[bool] = mapped_column(Boolean)
    family: Mapped[str] = mapped_column(String(64), unique=True)  # hashes, never the tokens themselves
    link: Mapped[str] = mapped_column(String(64))
    previous_link: Mapped[str | None] = mapped_column(String(64))
    renewed_at: Mapped[datetime]
    expires_at: Mapped[datetime] = mapped_column(index=True)
    device: Mapped[str] = mapped_column(String(200))
