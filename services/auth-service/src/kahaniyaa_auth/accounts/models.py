"""The table of accounts."""

from typing import Any

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from kahaniyaa_shared.database import Base, Identified, Json

GUEST = "guest"


class Account(Identified, Base):
    """Somebody we know: a guest until there is an e-mail address and a password."""

    __tablename__ = "account"

    email: Mapped[str | None] = mapped_column(String(320))  # as its owner writes it
    email_key: Mapped[str | None] = mapped_column(String(320), unique=True)  # as it is compared
    password_hash: Mapped[str | None] = mapped_column(String(200))
    full_name: Mapped[str | None] = mapped_column(String(200))
    language: Mapped[str | None] = mapped_column(String(35))
    preferences: Mapped[dict[str, Any]] = mapped_column(Json)
    granted_roles: Mapped[list[Any]] = mapped_column(Json)

    @property
    def is_guest(self) -> bool:
        """Whether nobody has put a name and a password to it yet."""
        return self.email_key is None

    @property
    def roles(self) -> frozenset[str]:
        """What its tokens say it may do."""
        return frozenset({GUEST} if self.is_guest else map(str, self.granted_roles))
