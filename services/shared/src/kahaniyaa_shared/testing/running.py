"""Applications that run for a test: within the process for plain answers, on a real port for streams."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing

import httpx2
from fastapi import FastAPI
from starlette.types import ASGIApp

from kahaniyaa_shared.clients.trust import trusted
from kahaniyaa_shared.serve import listen, server

Client = httpx2.AsyncClient


@asynccontextmanager
async def client_of(app: FastAPI, *, token: str | None = None) -> AsyncIterator[Client]:
    """A client of an application whose lifespan is entered; answers come whole, so use `running` for streams."""
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    async with app.router.lifespan_context(app):
        transport = httpx2.ASGITransport(app)
        async with Client(transport=transport, base_url="http://service", headers=headers) as client:
            yield client


@asynccontextmanager
async def running(app: ASGIApp, *, token: str | None = None, port: int = 0) -> AsyncIterator[Client]:
    """A client of an application that a real server runs on a free port of this machine."""
    listener = listen("127.0.0.1", port)
    serving = server(app)
    task = asyncio.create_task(serving.serve(sockets=[listener]))
    try:
        while not serving.started:
            if task.done():
                task.result()
            await asyncio.sleep(0.01)
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        base = f"http://127.0.0.1:{listener.getsockname()[1]}"
        async with Client(base_url=base, headers=headers, timeout=60, verify=trusted()) as client:
            yield client
    finally:
        serving.should_exit = True
        with closing(listener):
            await task
