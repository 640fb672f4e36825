"""How listeners are kept."""

from typing import Any

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from kahaniyaa_shared.database import Base, Identified


class ListenerRow(Identified, Base):
    """A child, as the person who keeps the account described them."""

    __tablename__ = "listener"

    owner_id: Mapped[str] = mapped_column(String(36), index=True)
    name: Mapped[str] = mapped_column(String(80))
    age_band: Mapped[str | None] = mapped_column(String(20))
    languages: Mapped[list[Any]]
    reading_level: Mapped[int | None]
    loves: Mapped[list[Any]]
    fears: Mapped[list[Any]]
    letters_known: Mapped[list[Any]]
