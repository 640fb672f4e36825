"""The table of pictures."""

from typing import Any

from sqlalchemy import Integer, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from kahaniyaa_shared.database import Base, Identified


class ImageRow(Identified, Base):
    """A picture of somebody's: their own id over three files that are kept once for everybody."""

    __tablename__ = "image"
    __table_args__ = (UniqueConstraint("owner_id", "upload_key"),)

    owner_id: Mapped[str] = mapped_column(String(36), index=True)
    width: Mapped[int] = mapped_column(Integer)
    height: Mapped[int] = mapped_column(Integer)
    media_type: Mapped[str] = mapped_column(String(40))
    bytes: Mapped[int] = mapped_column(Integer)
    full: Mapped[str] = mapped_column(String(64))  # keys in the blob store: SHA-256 of the file
    page: Mapped[str] = mapped_column(String(64))
    thumb: Mapped[str] = mapped_column(String(64))
    placeholder: Mapped[str] = mapped_column(String(40))
    taken_at: Mapped[str | None] = mapped_column(String(40))
    camera: Mapped[str | None] = mapped_column(String(80))
    orientation_applied: Mapped[bool]
    location_removed: Mapped[bool]
    by_camera: Mapped[bool]  # these three are what a describer may want to know, and no more of the EXIF is kept
    light_value: Mapped[float | None]
    flash: Mapped[bool]
    note: Mapped[str | None] = mapped_column(String(300))
    analysis: Mapped[dict[str, Any] | None]
    described_in: Mapped[str | None] = mapped_column(String(35))
    upload_key: Mapped[str | None] = mapped_column(String(64))  # the hash of the caller's Idempotency-Key
    upload_hash: Mapped[str] = mapped_column(String(64))

    @property
    def blobs(self) -> tuple[str, str, str]:
        """The keys of its files."""
        return self.full, self.page, self.thumb
