"""Access tokens: short, signed, and readable by every service with the published keys alone."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from kahaniyaa_auth.keys.keyring import Keyring
from kahaniyaa_shared.database import new_id


@dataclass(frozen=True, slots=True)
class AccessTokens:
    """Makes access tokens for users who were let in."""

    keyring: Keyring
    issuer: str
    lifetime: timedelta
    clock: Callable[[], datetime]

    @property
    def seconds(self) -> int:
        """How long a new token holds, in seconds."""
        return int(self.lifetime.total_seconds())

    def issue(self, user_id: str, session_id: str, *, roles: Iterable[str]) -> str:
        """A token that says: this user, in this session, with these roles."""
        moment = int(self.clock().timestamp())
        return self.keyring.sign(
            {
                "iss": self.issuer,
                "aud": self.issuer,
                "sub": user_id,
                "sid": session_id,
                "iat": moment,
                "exp": moment + self.seconds,
                "jti": new_id(),
                "roles": sorted(roles),
            }
        )
