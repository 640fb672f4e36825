"""Who is calling: every service verifies the token itself, with auth-service's published keys or the shared secret."""

import asyncio
import hashlib
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from joserfc import jws, jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet, OctKey

from kahaniyaa_shared.problems import Forbidden, Unauthenticated
from kahaniyaa_shared.secret import InstallationSecret

ACCESS_TYPE = "at+jwt"  # RFC 9068
SERVICE_TYPE = "svc+jwt"
_SERVICE_TOKEN_SECONDS = 300
_REMEMBERED = 10_000
_REFETCH_AFTER = 5.0
_ALGORITHMS = ["EdDSA", "ES256"]


@dataclass(frozen=True, slots=True)
class Caller:
    """Somebody whose token holds."""

    user_id: str
    roles: frozenset[str] = frozenset()
    session_id: str = ""
    service: str = ""  # which of our services calls on the user's behalf, if one does
    expires_at: float = 0.0

    def needs(self, role: str) -> None:
        """Go on only with this role."""
        if role not in self.roles:
            raise Forbidden(f"This needs the role {role!r}; ask whoever runs this Kahaniyaa for it.")


class KeySource(Protocol):
    """Where published keys come from."""

    async def fetch(self) -> Mapping[str, Any]:
        """The current JWK set (RFC 7517); raises `UpstreamDown` where it cannot be had."""
        ...


@dataclass(frozen=True, slots=True)
class ServiceIdentity:
    """Lets one service call another for a user, after the user's own token is long over."""

    name: str
    secret: InstallationSecret
    issuer: str
    clock: Callable[[], float] = time.time

    def token_for(self, user_id: str) -> str:
        """A token of a few minutes that says: this service, for this user."""
        now = int(self.clock())
        claims: dict[str, Any] = {
            "iss": self.issuer, "aud": self.issuer, "sub": user_id, "act": self.name,
            "iat": now, "exp": now + _SERVICE_TOKEN_SECONDS,
        }  # fmt: skip
        header = {"alg": "HS256", "typ": SERVICE_TYPE}
        return jwt.encode(header, claims, _service_key(self.secret))


def _service_key(secret: InstallationSecret) -> OctKey:
    return OctKey.import_key(secret.key("service-token"))


@dataclass(slots=True)
class TokenVerifier:
    """Turns a bearer token into a caller; what was verified once is remembered by its hash until it expires."""

    keys: KeySource
    secret: InstallationSecret
    issuer: str
    clock: Callable[[], float] = time.time
    _known: dict[bytes, Caller] = field(default_factory=dict[bytes, Caller])
    _revoked: dict[str, float] = field(default_factory=dict[str, float])
    _published: KeySet | None = None
    _fetched_at: float = float("-inf")
    _fetching: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def verify(self, token: str) -> Caller:
        """The caller a token stands for; raises `Unauthenticated` where it does not hold."""
        digest = hashlib.sha256(token.encode("utf-8", "replace")).digest()
        caller = self._known.get(digest) or await self._examine(token)
        if caller.expires_at <= self.clock():
            raise Unauthenticated("This token's time is over; refresh it, or sign in again.")
        if caller.session_id in self._revoked:
            raise Unauthenticated("This session was signed out; sign in again.")
        if len(self._known) >= _REMEMBERED:
            self._known.clear()
        self._known[digest] = caller
        return caller

    def revoke(self, session_id: str, *, until: float) -> None:
        """Refuse every token of a session from now on, until the last of them has expired anyway."""
        now = self.clock()
        self._revoked = {sid: end for sid, end in self._revoked.items() if end > now} | {session_id: until}

    def forget_keys(self) -> None:
        """Ask for the published keys anew at the next token: they were rotated."""
        self._published = None
        self._known.clear()

    async def _examine(self, token: str) -> Caller:
        try:
            header = jws.extract_compact(token.encode()).headers()
        except (JoseError, ValueError) as failure:
            raise Unauthenticated("This is not a token of ours; sign in to get one.") from failure
        if header.get("typ") == SERVICE_TYPE:
            return self._caller(token, _service_key(self.secret), ["HS256"])
        if header.get("alg") not in _ALGORITHMS:
            raise Unauthenticated("This is not a token of ours; sign in to get one.")
        keys = await self._keys_with(str(header.get("kid", "")))
        return self._caller(token, keys, _ALGORITHMS)

    def _caller(self, token: str, key: KeySet | OctKey, algorithms: list[str]) -> Caller:
        try:
            decoded = jwt.decode(token, key, algorithms=algorithms)
            self._claims_registry().validate(decoded.claims)
        except (JoseError, ValueError) as failure:
            raise Unauthenticated("This token does not hold, or its time is over; sign in again.") from failure
        claims = decoded.claims
        if decoded.header.get("typ") not in {ACCESS_TYPE, SERVICE_TYPE}:
            raise Unauthenticated("This token is not for calling services; use an access token.")
        return Caller(
            user_id=str(claims["sub"]),
            roles=frozenset(map(str, claims.get("roles", ()))),
            session_id=str(claims.get("sid", "")),
            service=str(claims.get("act", "")),
            expires_at=float(claims["exp"]),
        )

    def _claims_registry(self) -> jwt.JWTClaimsRegistry:
        return jwt.JWTClaimsRegistry(
            now=int(self.clock()),
            iss={"essential": True, "value": self.issuer},
            aud={"essential": True, "value": self.issuer},
            sub={"essential": True},
            exp={"essential": True},
        )

    async def _keys_with(self, kid: str) -> KeySet:
        """The published keys, asked for again (not too often) where they do not hold this key id."""
        async with self._fetching:
            known = self._published
            stale = self.clock() - self._fetched_at > _REFETCH_AFTER
            if known is None or (not any(key.kid == kid for key in known.keys) and stale):
                known = self._published = KeySet.import_key_set(dict(await self.keys.fetch()))  # pyright: ignore[reportArgumentType]  # the wire's JSON is checked by the import itself
                self._fetched_at = self.clock()
        if not any(key.kid == kid for key in known.keys):
            raise Unauthenticated("This token was signed with a key that is not ours; sign in again.")
        return known
