"""Which service answers which address; what is not here does not exist for the world."""

from dataclasses import dataclass

from kahaniyaa_shared.problems import Unreadable

SERVICES = ("auth", "story", "tts", "vision")

_PREFIXES = {
    "/.well-known/jwks.json": "auth",
    "/v1/auth": "auth",
    "/v1/catalog": "story",
    "/v1/listeners": "story",
    "/v1/shared": "story",
    "/v1/shelf": "story",
    "/v1/stories": "story",
    "/v1/templates": "story",
    "/v1/audio": "tts",
    "/v1/lexicon": "tts",
    "/v1/models": "tts",
    "/v1/tts": "tts",
    "/v1/voices": "tts",
    "/v1/images": "vision",
    "/v1/vision": "vision",
}
_ALIASES = {"/v1/story/create": "/v1/stories", "/v1/stories/upload-image": "/v1/images"}
_DOTS = frozenset({".", ".."})


@dataclass(frozen=True, slots=True)
class Route:
    """Where a request goes: the service, and the path there."""

    service: str
    prefix: str
    path: str
    renamed: bool = False  # an old address was asked for


@dataclass(frozen=True, slots=True)
class RouteName:
    """What logs and metrics call a request: never its address."""

    path: str


def find_route(path: str) -> Route | None:
    """The route of a decoded path, old addresses included; None where no service has it."""
    target = _ALIASES.get(path, path)
    segments = target.split("/")
    prefix = "/".join(segments[:3])
    service = _PREFIXES.get(prefix)
    if service is None:
        return None
    if not _DOTS.isdisjoint(segments):
        raise Unreadable("Leave '.' and '..' out of the address.")
    return Route(service, prefix, target, renamed=target != path)
