"""Servers that others run, asked something that costs nothing: whether they answer, and take the key."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import httpx2

from kahaniyaa.findings import Finding

_PATIENCE = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """A server, what it lists for whoever has the key, and what to do where it does not."""

    what: str  # it is for
    url: str
    listing: str  # the address of what it lists
    headers: Mapping[str, str] = field(repr=False)
    works: str  # what to say of it where it does
    when_silent: str
    when_refused: str
    when_otherwise: str


def bearing(key: str) -> Mapping[str, str]:
    """The header that shows an OpenAI-compatible server its key; none where there is no key."""
    return {"Authorization": f"Bearer {key}"} if key else {}


async def asked(server: Server) -> Finding:
    """Whether the server answers to this key."""
    try:
        async with httpx2.AsyncClient(timeout=_PATIENCE, headers=dict(server.headers)) as client:
            status = (await client.get(server.listing)).status_code
    except (httpx2.HTTPError, httpx2.InvalidURL) as failure:
        return _wrong(server, f"{server.url} does not answer ({type(failure).__name__})", server.when_silent)
    if status in {401, 403}:
        return _wrong(server, f"{server.url} refuses the key", server.when_refused)
    if status != 200:
        return _wrong(server, f"{server.listing} answers {status}", server.when_otherwise)
    return Finding(server.what, server.works)


def _wrong(server: Server, state: str, advice: str) -> Finding:
    return Finding(server.what, state, fine=False, advice=advice)
