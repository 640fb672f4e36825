"""What of a message's head goes on to the next hop, and what we say in its stead."""

from collections.abc import Iterable
from dataclasses import dataclass

from kahaniyaa_shared.asgi.types import Scope, header

Headers = list[tuple[bytes, bytes]]

# RFC 9110, 7.6.1, and the older names still sent. Transfer-Encoding is apart: it also says that a body follows.
_HOP_BY_HOP = frozenset(
    {b"connection", b"keep-alive", b"proxy-authenticate", b"proxy-authorization", b"proxy-connection", b"te",
     b"trailer", b"upgrade", b"expect"}
)  # fmt: skip
_OURS_TO_SAY = frozenset({b"forwarded", b"x-real-ip"})
_SAID_BY_OUR_SERVER = frozenset({b"date", b"server", b"transfer-encoding"})


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a request truly comes from: the address of the client and the scheme it used."""

    address: str
    scheme: str


def origin_of(scope: Scope, *, trusted_proxies: int) -> Origin:
    """Count back over the proxies that are ours; what stands before them in X-Forwarded-For is only a claim."""
    peer = scope["client"][0] if scope.get("client") else ""
    if not trusted_proxies:
        return Origin(peer, scope["scheme"])
    hops = [*_listed(scope, b"x-forwarded-for"), peer]
    schemes = _listed(scope, b"x-forwarded-proto")
    scheme = schemes[max(0, len(schemes) - trusted_proxies)] if schemes else scope["scheme"]
    return Origin(hops[max(0, len(hops) - 1 - trusted_proxies)], scheme if scheme in {"http", "https"} else "http")


def _listed(scope: Scope, name: bytes) -> list[str]:
    joined = b",".join(value for key, value in scope["headers"] if key == name).decode("latin-1")
    return [value.strip() for value in joined.split(",") if value.strip()]


def onward(headers: Iterable[tuple[bytes, bytes]], origin: Origin) -> Headers:
    """A request's headers for the service behind: all but those of this hop, and who is asking in our words."""
    kept = [
        (name, value)
        for name, value in without_hop(headers)
        if name not in _OURS_TO_SAY and not name.startswith(b"x-forwarded-")
    ]
    told = [(b"x-forwarded-for", origin.address), (b"x-forwarded-proto", origin.scheme)]
    return kept + [(name, value.encode("latin-1", "replace")) for name, value in told]


def back(headers: Iterable[tuple[bytes, bytes]]) -> Headers:
    """An answer's headers for the client: all but those of the hop behind."""
    return [(name, value) for name, value in without_hop(headers) if name not in _SAID_BY_OUR_SERVER]


def without_hop(headers: Iterable[tuple[bytes, bytes]]) -> Headers:
    """The headers but those that speak of one connection, which include every one that Connection names."""
    lowered = [(name.lower(), value) for name, value in headers]
    named = {part.strip().lower() for name, value in lowered if name == b"connection" for part in value.split(b",")}
    return [(name, value) for name, value in lowered if name not in _HOP_BY_HOP and name not in named]


def has_body(scope: Scope) -> bool:
    """Whether a request says that a body follows its head."""
    length = header(scope, b"content-length")
    return header(scope, b"transfer-encoding") is not None or (length is not None and length.strip() != b"0")
