"""What endpoints ask for: the service's own parts, the caller, and leave to read a media address."""

from typing import Annotated, Any, TypeVar, cast

from fastapi import Depends, Request
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from kahaniyaa_shared.identity import Caller
from kahaniyaa_shared.platform import Platform
from kahaniyaa_shared.problems import Unauthenticated

T = TypeVar("T")

_bearer = HTTPBearer(auto_error=False, description="An access token of /v1/auth, or an API key.")
_Bearer = Annotated[HTTPAuthorizationCredentials | None, Depends(_bearer)]


def part(kind: type[T]) -> Any:  # noqa: ANN401  # FastAPI's Depends is untyped by nature; use as Annotated[T, part(T)]
    """The part of that type which the service was composed with."""

    async def provide(request: Request) -> T:
        return cast("T", request.app.state.parts[kind])

    return Depends(provide)


def platform_of(request: Request) -> Platform:
    """The platform of the service that answers."""
    return cast("Platform", request.app.state.platform)


async def _signed_in(request: Request, credentials: _Bearer) -> Caller:
    if credentials is None:
        raise Unauthenticated("Send an access token: Authorization: Bearer ….")
    return await platform_of(request).verifier.verify(credentials.credentials)


async def _maybe_signed_in(request: Request, credentials: _Bearer) -> Caller | None:
    return await platform_of(request).verifier.verify(credentials.credentials) if credentials else None


async def _media_reader(request: Request, credentials: _Bearer) -> Caller | None:
    if credentials is not None:
        return await platform_of(request).verifier.verify(credentials.credentials)
    platform_of(request).signer.check(request.url.path, request.query_params)
    return None


SignedIn = Annotated[Caller, Depends(_signed_in)]
"""The caller; without a token that holds, 401."""

MaybeSignedIn = Annotated[Caller | None, Depends(_maybe_signed_in)]
"""The caller where a token was sent; a token that does not hold is still 401."""

MediaReader = Annotated[Caller | None, Depends(_media_reader)]
"""The caller, who must own the media; or None where the address itself is signed, which is leave enough."""
