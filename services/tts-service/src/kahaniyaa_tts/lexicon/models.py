"""The tables of lexicons."""

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column

from kahaniyaa_shared.database import Base, Identified


class Pronunciation(Identified, Base):
    """An entry of somebody's lexicon."""

    __tablename__ = "pronunciation"
    __table_args__ = (Index("uq_pronunciation_entry", "owner_id", "story_id", "language", "folded", unique=True),)

    owner_id: Mapped[str] = mapped_column(String(36))
    story_id: Mapped[str] = mapped_column(String(36), default="")  # empty for all of the owner's stories
    language: Mapped[str] = mapped_column(String(35))
    written: Mapped[str] = mapped_column(String(100))
    folded: Mapped[str] = mapped_column(String(400))  # what is written as it is compared: one entry for each
    said: Mapped[str] = mapped_column(String(200), default="")
    ipa: Mapped[str] = mapped_column(String(200), default="")
    note: Mapped[str] = mapped_column(String(500), default="")
    version: Mapped[int] = mapped_column(default=1)  # grows with every change; for If-Match


class LexiconEdition(Base):
    """Which state a person's lexicon is in: another one after every change, so that what is compiled knows its age."""

    __tablename__ = "lexicon_edition"

    owner_id: Mapped[str] = mapped_column(String(36), primary_key=True)
    edition: Mapped[str] = mapped_column(String(36))
