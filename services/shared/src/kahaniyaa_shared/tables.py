"""The tables that every service's database has beside its own: outbox, blobs, and answers given under a key."""

from datetime import datetime
from typing import Any

from sqlalchemy import Integer, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from kahaniyaa_shared.database import Base, Json, now


class OutboxEvent(Base):
    """An event, written in the transaction that makes it true, and told to the others after it."""

    __tablename__ = "outbox_event"

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    type: Mapped[str] = mapped_column(String(60))
    subject: Mapped[str] = mapped_column(String(80))
    sequence: Mapped[int] = mapped_column(Integer)
    time: Mapped[datetime]
    request_id: Mapped[str] = mapped_column(String(36))
    data: Mapped[dict[str, Any]] = mapped_column(Json)
    published_at: Mapped[datetime | None] = mapped_column(index=True)


class EventSequence(Base):
    """The number of the last event about a subject, so that a reader sees a gap."""

    __tablename__ = "event_sequence"

    subject: Mapped[str] = mapped_column(String(80), primary_key=True)
    last: Mapped[int] = mapped_column(Integer)


class StoredBlob(Base):
    """Bytes in the blob store, by the hash of their content, and how many rows of this service lean on them."""

    __tablename__ = "stored_blob"

    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    bytes: Mapped[int] = mapped_column(Integer)
    references: Mapped[int] = mapped_column(Integer)


class IdempotencyRecord(Base):
    """The answer that was given to a creating request, for 24 hours, under the key its caller chose."""

    __tablename__ = "idempotency_record"

    id: Mapped[str] = mapped_column(String(64), primary_key=True)  # hash of user, method, path and key
    request_hash: Mapped[str] = mapped_column(String(64))
    status: Mapped[int | None] = mapped_column(Integer)  # None while it is still being answered
    headers: Mapped[dict[str, Any]] = mapped_column(Json)
    body: Mapped[bytes | None] = mapped_column(LargeBinary)
    created_at: Mapped[datetime] = mapped_column(default=now, index=True)
