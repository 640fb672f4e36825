"""auth-service, as the others see it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from kahaniyaa_shared.clients.base import ServiceClient


class _KeySet(BaseModel):
    keys: list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class PublishedKeys:
    """The keys that access tokens are signed with, from auth-service."""

    auth: ServiceClient

    async def fetch(self) -> Mapping[str, Any]:
        """The current JWK set."""
        return (await self.auth.call("GET", "/.well-known/jwks.json", answer=_KeySet)).model_dump()
