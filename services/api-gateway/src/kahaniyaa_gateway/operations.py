"""The gateway's own addresses: health, the merged document, and a page that shows it."""

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, Response

from kahaniyaa_gateway.docs import POLICY, rendered
from kahaniyaa_gateway.neighbourhood import Neighbourhood
from kahaniyaa_shared.service import VERSION

router = APIRouter(tags=["operations"])


def _neighbourhood(request: Request) -> Neighbourhood:
    return request.app.state.neighbourhood


@router.get("/health")
@router.get("/health/live")
async def live() -> dict[str, str]:
    """Whether the gateway answers."""
    return {"status": "live", "service": "gateway", "version": VERSION}


@router.get("/health/ready")
async def ready(request: Request) -> Response:
    """Each service's state. Ready while any answers: one that is down must not take the others with it."""
    states = await _neighbourhood(request).states()
    up = sum(state == "up" for state in states.values())
    status = "ready" if up == len(states) else "degraded" if up else "not-ready"
    content = {"status": status, "service": "gateway", "checks": states}
    return JSONResponse(content, status_code=200 if up else 503)


@router.get("/openapi.json")
async def openapi(request: Request) -> Response:
    """The whole API as one OpenAPI document."""
    return JSONResponse(await _neighbourhood(request).document())


@router.get("/docs")
async def docs(request: Request) -> Response:
    """The whole API to read; it needs no network and no script."""
    html = rendered(await _neighbourhood(request).document())
    return Response(html, media_type="text/html", headers={"Content-Security-Policy": POLICY})
