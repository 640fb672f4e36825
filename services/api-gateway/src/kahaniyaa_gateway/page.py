"""The page: its files, the same index for every address of its own, and headers that let it load only itself."""

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.websockets import WebSocketClose

from kahaniyaa_gateway.routes import RouteName
from kahaniyaa_gateway.settings import GatewaySettings
from kahaniyaa_shared.asgi.types import Receive, Scope, Send, header
from kahaniyaa_shared.problems import MethodNotAllowed, NotFound, Problem

_NEVER_A_PAGE = ("/v1", "/health", "/metrics", "/.well-known")
_ASSETS = "/assets/"
_IMMUTABLE = "public, max-age=31536000, immutable"  # the build names these files by their content
_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "font-src 'self'",
        "img-src 'self' blob: data:",
        "media-src 'self' blob:",
        "connect-src 'self'",
        "worker-src 'self'",
        "manifest-src 'self'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)
_HEADERS = {
    "Content-Security-Policy": _POLICY,
    "Permissions-Policy": "camera=(self), microphone=(self), geolocation=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


def find_page(settings: GatewaySettings) -> Path | None:
    """The folder of the built page: the configured one, the one in the installed product, or a checkout's; or None."""
    if settings.page_dir:
        return settings.page_dir if _is_page(settings.page_dir) else None
    return next(filter(_is_page, _places()), None)


def _places() -> Iterator[Path]:
    product = find_spec("kahaniyaa")
    for place in (product and product.submodule_search_locations) or ():
        yield Path(place) / "page"
    for checkout in Path(__file__).resolve().parents[4:5]:
        yield checkout / "frontend" / "dist"


def _is_page(folder: Path) -> bool:
    return (folder / "index.html").is_file()


@dataclass(frozen=True, slots=True)
class Page:
    """Serves the built page from a folder, as an ASGI application."""

    files: StaticFiles | None

    @classmethod
    def of(cls, settings: GatewaySettings) -> "Page":
        """The page that these settings lead to."""
        folder = find_page(settings)
        return cls(StaticFiles(directory=folder) if folder else None)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or say what is not there."""
        if scope["type"] != "http":
            await WebSocketClose()(scope, receive, send)
            return
        scope["route"] = RouteName("page")
        try:
            response = await self._answer(scope)
        except Problem as problem:
            response = problem.response()
        await response(scope, receive, send)

    async def _answer(self, scope: Scope) -> Response:
        path: str = scope["path"]
        if path.startswith(_NEVER_A_PAGE):
            raise NotFound("There is nothing at this address.")
        if self.files is None:
            raise NotFound("The page is not built here; `make run` builds it, or set PAGE_DIR to the folder it is in.")
        if scope["method"] not in {"GET", "HEAD"}:
            raise MethodNotAllowed("The page can only be read.", headers={"Allow": "GET, HEAD"})
        response = await self._file(self.files, path.strip("/") or "index.html", scope)
        response.headers.update(_HEADERS)
        response.headers["ETag"] = "W/" + response.headers["ETag"].removeprefix("W/")  # it may be sent compressed
        response.headers["Cache-Control"] = _IMMUTABLE if path.startswith(_ASSETS) else "no-cache"
        return response

    async def _file(self, files: StaticFiles, name: str, scope: Scope) -> Response:
        try:
            return await files.get_response(name, scope)
        except HTTPException as failure:
            if failure.status_code == 404 and _is_navigation(scope):
                return await files.get_response("index.html", scope)
            raise NotFound("There is nothing at this address.") from failure


def _is_navigation(scope: Scope) -> bool:
    """Whether a person went to an address, rather than the page asking for a file of its own."""
    wants = header(scope, b"accept") or b""
    mode = header(scope, b"sec-fetch-mode")
    return b"text/html" in wants and mode in {None, b"navigate"} and not scope["path"].startswith(_ASSETS)
