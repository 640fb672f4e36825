"""Refresh tokens: each is one link of a session's family, and its successor follows from it and our secret alone.

So two tabs that present the same link get the same successor, without any token being kept in clear.
"""

import base64
import binascii
import hashlib
import hmac
import secrets
from dataclasses import dataclass

_PREFIX = "krt_"  # so that scanners recognise a leaked one
_FAMILY_BYTES = 16
_LINK_BYTES = 32


@dataclass(frozen=True, slots=True, repr=False)
class RefreshToken:
    """A family's secret, the same in all its tokens, and the link that changes with every use."""

    family: bytes
    link: bytes

    @classmethod
    def first(cls) -> "RefreshToken":
        """The first token of a new family."""
        return cls(secrets.token_bytes(_FAMILY_BYTES), secrets.token_bytes(_LINK_BYTES))

    @classmethod
    def parse(cls, text: str) -> "RefreshToken | None":
        """The token a text is, or None where it cannot be one."""
        try:
            raw = base64.b64decode(text.removeprefix(_PREFIX), altchars=b"-_", validate=True)
        except (binascii.Error, ValueError):
            return None
        if not text.startswith(_PREFIX) or len(raw) != _FAMILY_BYTES + _LINK_BYTES:
            return None
        return cls(raw[:_FAMILY_BYTES], raw[_FAMILY_BYTES:])

    @property
    def text(self) -> str:
        """What the holder is given."""
        return _PREFIX + base64.urlsafe_b64encode(self.family + self.link).decode()

    @property
    def family_hash(self) -> str:
        """What we keep of the family."""
        return hashlib.sha256(self.family).hexdigest()

    @property
    def link_hash(self) -> str:
        """What we keep of this link."""
        return hashlib.sha256(self.link).hexdigest()

    def successor(self, key: bytes) -> "RefreshToken":
        """The next link, always the same one for this link."""
        return RefreshToken(self.family, hmac.digest(key, self.family + self.link, hashlib.sha256))
