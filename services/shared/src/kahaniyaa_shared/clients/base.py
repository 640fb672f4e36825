"""Calling another service: its replicas in turn, this request's id along, its problems as ours."""

import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self, TypeVar

import httpx2
from fastapi.responses import Response
from pydantic import BaseModel, TypeAdapter, ValidationError

from kahaniyaa_shared.clients.trust import trusted
from kahaniyaa_shared.problems import Problem, UpstreamDown
from kahaniyaa_shared.telemetry import log, request_id

M = TypeVar("M", bound=BaseModel)
_REACH_SECONDS = 2.0  # until all replicas of a service were tried
_ANSWER_SECONDS = 60.0
_Told = TypeAdapter(dict[str, Any])


class Refused(Problem):
    """Another service said no; its own problem is what the caller sees."""

    def __init__(self, status: int, told: Mapping[str, Any]) -> None:
        super().__init__(str(told.get("detail", "The service behind this one refused.")))
        self.refusal = status
        self.told = dict(told)

    def document(self) -> dict[str, object]:
        """The other service's problem."""
        return {**self.told, "request_id": request_id()}

    def response(self) -> Response:
        """The other service's answer."""
        answer = super().response()
        answer.status_code = self.refusal
        return answer


@dataclass(frozen=True, slots=True)
class ServiceClient:
    """One service, behind one or more addresses."""

    service: str
    replicas: tuple[httpx2.AsyncClient, ...]
    turn: Iterator[int]

    @classmethod
    def open(
        cls, service: str, urls: tuple[str, ...], *, transport: httpx2.AsyncBaseTransport | None = None
    ) -> "ServiceClient":
        """A client over these addresses, or over this transport; a proxy of the environment is for the way outside."""
        timeout = httpx2.Timeout(_ANSWER_SECONDS, connect=_REACH_SECONDS / max(1, len(urls)))
        way: dict[str, Any] = {"transport": transport} if transport else {"verify": trusted()}
        clients = (httpx2.AsyncClient(base_url=url, timeout=timeout, trust_env=False, **way) for url in urls)
        return cls(service, tuple(clients), itertools.count())

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, failure: BaseException | None, trace: TracebackType | None
    ) -> None:
        for replica in self.replicas:
            await replica.aclose()

    async def call(
        self,
        method: str,
        path: str,
        *,
        answer: type[M],
        token: str | None = None,
        body: BaseModel | None = None,
        query: Mapping[str, str] | None = None,
    ) -> M:
        """Call an endpoint and read its answer; raises the other side's problem as `Refused`, or `UpstreamDown`."""
        headers = {"X-Request-Id": request_id()} if request_id() else {}
        if token:
            headers["Authorization"] = f"Bearer {token}"
        response = await self._send(
            method, path, headers=headers, params=dict(query or {}), json=body and body.model_dump(mode="json")
        )
        try:
            if response.is_success:
                return answer.model_validate_json(response.content)
            told = _Told.validate_json(response.content)
        except ValidationError as failure:
            log().error("answer_unreadable", upstream=self.service, status=response.status_code)
            raise UpstreamDown(f"{self.service}-service gave an answer that cannot be read; try again.") from failure
        raise Refused(response.status_code, told)

    async def _send(self, method: str, path: str, **request: Any) -> httpx2.Response:  # noqa: ANN401  # passed through
        """One replica after the other until one can be reached; a request that was sent is sent again only if safe."""
        start = next(self.turn)
        for offset in range(len(self.replicas)):
            replica = self.replicas[(start + offset) % len(self.replicas)]
            try:
                return await replica.request(method, path, **request)
            except httpx2.ConnectError:
                log().warning("replica_unreachable", upstream=self.service, count=offset)
            except httpx2.TransportError:
                if method not in {"GET", "HEAD"}:
                    break
        raise UpstreamDown(f"{self.service}-service cannot be reached now; try again in a moment.")
