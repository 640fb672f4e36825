"""What the gateway itself asks of the services: how they are, and what they offer."""

import asyncio
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import httpx2

from kahaniyaa_gateway.openapi import merge
from kahaniyaa_shared.asgi.types import ASGIApp
from kahaniyaa_shared.telemetry import log

_PATIENCE = 3.0  # seconds
_REMEMBERED = 60.0


@dataclass(slots=True)
class Neighbourhood:
    """All services, asked through the same door as every request."""

    upstreams: Mapping[str, ASGIApp]
    clock: Callable[[], float] = time.monotonic
    _document: dict[str, Any] = field(default_factory=dict[str, Any])
    _until: float = float("-inf")

    async def states(self) -> dict[str, str]:
        """`up` or what is wrong, for each service."""
        answers = await self._ask_all("/health/ready")
        return {name: "up" if answer is not None and answer.is_success else "down" for name, answer in answers.items()}

    async def document(self) -> dict[str, Any]:
        """The merged OpenAPI document; it says which services did not answer, and only a whole one is remembered."""
        if self.clock() < self._until:
            return self._document
        answers = await self._ask_all("/openapi.json")
        told = {name: answer.json() for name, answer in answers.items() if answer is not None and answer.is_success}
        merged = merge(told)
        missing = sorted(answers.keys() - told.keys())
        if missing:
            merged["info"]["description"] += f" Not answering now, and so not in here: {', '.join(missing)}."
            return merged
        self._document, self._until = merged, self.clock() + _REMEMBERED
        return merged

    async def _ask_all(self, path: str) -> dict[str, httpx2.Response | None]:
        answers = await asyncio.gather(*(self._ask(name, path) for name in self.upstreams))
        return dict(zip(self.upstreams, answers, strict=True))

    async def _ask(self, name: str, path: str) -> httpx2.Response | None:
        transport = httpx2.ASGITransport(self.upstreams[name], raise_app_exceptions=True)
        async with httpx2.AsyncClient(transport=transport, base_url=f"http://{name}") as client:
            try:
                async with asyncio.timeout(_PATIENCE):
                    return await client.get(path)
            except Exception as failure:  # noqa: BLE001  # whatever is wrong with a service, the answer is that it is down
                log().warning("service_did_not_answer", upstream=name, error=type(failure).__name__)
                return None
