"""The table of signing keys."""

from datetime import datetime
from typing import Any

from sqlalchemy import Integer, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from kahaniyaa_shared.database import Base, Json, now


class SigningKey(Base):
    """A key pair: its private half only as a JWE that needs the installation's secret to be opened (RFC 7517, 7)."""

    __tablename__ = "signing_key"
    __table_args__ = (UniqueConstraint("sealed_for", "generation"),)  # of replicas that start at once, one wins

    kid: Mapped[str] = mapped_column(String(64), primary_key=True)
    sealed_for: Mapped[str] = mapped_column(String(64))  # which secret opens it, as a hash
    generation: Mapped[int] = mapped_column(Integer)
    sealed: Mapped[str] = mapped_column(Text)
    public: Mapped[dict[str, Any]] = mapped_column(Json)
    created_at: Mapped[datetime] = mapped_column(default=now)
