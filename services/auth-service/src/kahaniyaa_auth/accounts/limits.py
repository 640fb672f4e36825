"""How often one address may make guests, register, or try a password."""

import hashlib
from dataclasses import dataclass

from kahaniyaa_auth.accounts.email import email_key
from kahaniyaa_auth.settings import AuthSettings
from kahaniyaa_shared.counters import Limit, Limiter, require

_HOUR, _QUARTER = 3_600, 900


@dataclass(frozen=True, slots=True)
class DoorLimits:
    """Counts who comes to the door; raises `TooMany` for who comes too often."""

    limiter: Limiter
    settings: AuthSettings

    async def count_guest(self, address: str) -> None:
        """One more guest from this address."""
        await require(self.limiter, Limit("guest", self.settings.guests_per_hour, _HOUR), address)

    async def count_registration(self, address: str) -> None:
        """One more registration from this address."""
        await require(self.limiter, Limit("register", self.settings.registrations_per_hour, _HOUR), address)

    async def count_login(self, address: str, email: str) -> None:
        """One more try to sign in to this account from this address; accounts that are not there count the same."""
        await self._count_try("login", address, email_key(email))

    async def count_password_try(self, user_id: str) -> None:
        """One more try to name a signed-in account's current password."""
        await self._count_try("password", user_id)

    async def _count_try(self, name: str, *who: str) -> None:
        key = hashlib.sha256("\n".join(who).encode("utf-8", "replace")).hexdigest()
        await require(self.limiter, Limit(name, self.settings.logins_per_quarter, _QUARTER), key)
