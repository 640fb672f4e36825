"""Who stands at the door, as far as the connection tells, and the cookie their browser is given."""

import ipaddress
from dataclasses import dataclass
from typing import Annotated
from urllib.parse import urlsplit

from fastapi import Depends, Request, Response

from kahaniyaa_auth.sessions.problems import OtherOrigin
from kahaniyaa_auth.settings import AuthSettings
from kahaniyaa_shared.edge import part

_PLAIN_COOKIE = "kahaniyaa_refresh"
_SECURE_COOKIE = "__Host-kahaniyaa_refresh"
_DEVICE_LENGTH = 200
_PORTS = {"http": ":80", "https": ":443"}


@dataclass(frozen=True, slots=True)
class Visitor:
    """What a request's connection and headers say about where it comes from."""

    address: str  # an IPv6 address as its /64, which one household has to itself
    is_https: bool
    device: str

    @classmethod
    def of(cls, request: Request, *, trusted_hops: int) -> "Visitor":
        """The visitor, believing only what our own proxies added to the forwarded headers."""
        peer = request.client.host if request.client else ""
        scheme = request.url.scheme
        if trusted_hops:
            scheme = _hop(request, "x-forwarded-proto", trusted_hops) or scheme
            peer = _hop(request, "x-forwarded-for", trusted_hops) or peer
        agent = request.headers.get("user-agent", "")
        return cls(_household(peer), scheme == "https", "".join(filter(str.isprintable, agent))[:_DEVICE_LENGTH])


def _hop(request: Request, name: str, hops: int) -> str:
    """The entry that the outermost trusted proxy added, or an empty string."""
    told = [item.strip() for line in request.headers.getlist(name) for item in line.split(",")]
    return told[-hops] if len(told) >= hops else ""


def _household(address: str) -> str:
    try:
        known = ipaddress.ip_address(address.split("%")[0])
    except ValueError:
        return "unknown"
    if isinstance(known, ipaddress.IPv6Address):
        return str(known.ipv4_mapped or ipaddress.ip_network((known, 64), strict=False))
    return str(known)


@dataclass(frozen=True, slots=True)
class Door:
    """Reads and sets the refresh cookie: only for our own page, and `__Host-` and Secure where there is https."""

    visitor: Visitor
    request: Request
    response: Response

    @property
    def own_cookie(self) -> str | None:
        """The refresh token in the cookie, if it is our own page that sends it."""
        return self.request.cookies.get(self._name) if self._is_our_page() else None

    def cookie(self) -> str | None:
        """The refresh token in the cookie, or None; raises `OtherOrigin` where another site's page sends it."""
        if self._name in self.request.cookies and not self._is_our_page():
            raise OtherOrigin("This cookie is for Kahaniyaa's own page; send the refresh token in the body instead.")
        return self.own_cookie

    def remember(self, token: str, *, seconds: int) -> None:
        """Let the browser keep the token, out of reach of scripts; another site's page cannot make it do so."""
        self.response.headers["Cache-Control"] = "no-store"
        if self._is_our_page() or "origin" not in self.request.headers:
            self._set(token, seconds)

    def forget(self) -> None:
        """Let the browser drop the token."""
        if self._name in self.request.cookies:
            self._set("", 0)

    def _set(self, value: str, seconds: int) -> None:
        secure = self.visitor.is_https
        self.response.set_cookie(
            self._name, value, max_age=seconds, path="/", httponly=True, samesite="strict", secure=secure
        )

    @property
    def _name(self) -> str:
        return _SECURE_COOKIE if self.visitor.is_https else _PLAIN_COOKIE

    def _is_our_page(self) -> bool:
        origin = urlsplit(self.request.headers.get("origin", "").lower())
        port = _PORTS.get(origin.scheme)
        host = self.request.headers.get("host", "").lower()
        return port is not None and origin.netloc.removesuffix(port) == host.removesuffix(port) != ""


Settings = Annotated[AuthSettings, part(AuthSettings)]


async def _visitor(request: Request, settings: Settings) -> Visitor:
    return Visitor.of(request, trusted_hops=settings.auth_trusted_hops)


FromWhere = Annotated[Visitor, Depends(_visitor)]
"""Where the request comes from."""


async def _door(request: Request, response: Response, visitor: FromWhere) -> Door:
    return Door(visitor, request, response)


AtTheDoor = Annotated[Door, Depends(_door)]
"""The refresh cookie of whoever asks."""
