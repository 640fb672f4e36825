"""Who may pass: one table of what is public, signed addresses of media, and for all else a token that holds."""

import re
from dataclasses import dataclass

from starlette.datastructures import QueryParams

from kahaniyaa_shared.asgi.types import Scope, header
from kahaniyaa_shared.identity import Caller, TokenVerifier
from kahaniyaa_shared.media import MediaSigner
from kahaniyaa_shared.problems import Unauthenticated

_READ = frozenset({"GET", "HEAD"})
_POST = frozenset({"POST"})
_PUBLIC = tuple(
    (methods, re.compile(pattern))
    for methods, pattern in (
        # Signing out takes a refresh token too: a session's access token may be over before the session is.
        (_POST, r"/v1/auth/(register|guest|login|refresh|logout)"),
        (_POST, r"/v1/auth/password/(forgot|reset)"),
        (_POST, r"/v1/auth/email/verify"),
        (_READ, r"/\.well-known/jwks\.json"),
        (_READ, r"/v1/catalog"),
        (_READ, r"/v1/shelf"),
        (_READ, r"/v1/voices"),
        (_READ, r"/v1/voices/[^/]+/sample"),
        (_READ, r"/v1/voices/installable(?:/[^/]+)?"),
        (_READ, r"/v1/vision/capabilities"),
        (_READ, r"/v1/shared/.+"),
    )
)


def is_public(method: str, path: str) -> bool:
    """Whether anybody may ask this without a token."""
    return any(method in methods and pattern.fullmatch(path) for methods, pattern in _PUBLIC)


@dataclass(frozen=True, slots=True)
class Doorkeeper:
    """Lets a request in, or raises `Unauthenticated`; the service behind looks again."""

    verifier: TokenVerifier
    signer: MediaSigner

    async def admit(self, scope: Scope, path: str) -> Caller | None:
        """The caller, or None where the address may be asked for without one."""
        method, query = scope["method"], QueryParams(scope["query_string"])
        given = header(scope, b"authorization")
        if is_public(method, path):
            return None
        if given is not None:
            return _person(await self.verifier.verify(_bearer(given)))
        if method in _READ and "signature" in query:
            self.signer.check(path, query)
            return None
        raise Unauthenticated("Send an access token: Authorization: Bearer …; POST /v1/auth/guest gives one.")


def _person(caller: Caller) -> Caller:
    """The caller, if it is a person: what services show each other is of no use from outside."""
    if caller.service:
        raise Unauthenticated("This token is for calls between services; use an access token.")
    return caller


def _bearer(given: bytes) -> str:
    scheme, _, token = given.decode("latin-1").partition(" ")
    if scheme.lower() != "bearer" or not token.strip():
        raise Unauthenticated("Send the access token as: Authorization: Bearer ….")
    return token.strip()
