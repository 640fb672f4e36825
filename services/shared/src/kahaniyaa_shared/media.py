"""Signed addresses for audio and pictures, because `<audio>` and `<img>` cannot send a token."""

import base64
import hashlib
import hmac
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from kahaniyaa_shared.problems import Unauthenticated
from kahaniyaa_shared.secret import InstallationSecret

LIFETIME = 12 * 3600
_STEP = 3600  # expiry is rounded up to the hour, so that an address stays the same while a browser may cache it


@dataclass(frozen=True, slots=True)
class MediaSigner:
    """Signs paths and checks them; whoever holds a signed address may read that one path until it expires."""

    secret: InstallationSecret
    clock: Callable[[], float] = time.time

    def sign(self, path: str, *, query: str = "") -> str:
        """The path with its expiry and signature; `query` is carried along and signed too."""
        expires = (int(self.clock()) + LIFETIME) // _STEP * _STEP + _STEP
        start = f"{path}?{query}&" if query else f"{path}?"
        return f"{start}expires={expires}&signature={self._signature(path, query, expires)}"

    def check(self, path: str, query: Mapping[str, str]) -> None:
        """Raise `Unauthenticated` unless this address was signed by this installation and its time is not over."""
        given = query.get("signature", "")
        carried = "&".join(f"{key}={value}" for key, value in query.items() if key not in {"signature", "expires"})
        try:
            expires = int(query.get("expires", ""))
        except ValueError as failure:
            raise Unauthenticated("This address is not signed; ask for the object again to get a new one.") from failure
        if not hmac.compare_digest(given.encode(), self._signature(path, carried, expires).encode()):
            raise Unauthenticated("This address is not one we signed; ask for the object again to get a new one.")
        if expires < self.clock():
            raise Unauthenticated("This address has expired; ask for the object again to get a new one.")

    def _signature(self, path: str, query: str, expires: int) -> str:
        signed = hmac.digest(self.secret.key("media"), f"{path}\n{query}\n{expires}".encode(), hashlib.sha256)
        return base64.urlsafe_b64encode(signed[:24]).decode()
