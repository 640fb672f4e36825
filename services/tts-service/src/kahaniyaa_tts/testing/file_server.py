"""A file server on loopback with ranges and tags, that breaks off, lies or dawdles as a test tells it."""

import asyncio
import hashlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field


@dataclass(slots=True)
class FileServer:
    """Serves the files that it is given; `breaks` are the bytes after which its next answers break off."""

    url: str = ""
    files: dict[str, bytes] = field(default_factory=dict[str, bytes])
    moved: dict[str, str] = field(default_factory=dict[str, str])
    breaks: list[int] = field(default_factory=list[int])
    says_more: int = 0
    statuses: list[int] = field(default_factory=list[int])
    goes_on: asyncio.Event = field(default_factory=asyncio.Event)
    knows_ranges: bool = True
    asked: list[dict[str, str]] = field(default_factory=list[dict[str, str]])

    async def answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One request, one answer, and the connection is over."""
        with suppress(ConnectionError, asyncio.IncompleteReadError):
            head = (await reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
            headers = {key.lower(): value for key, _, value in (line.partition(": ") for line in head[1:])}
            path = head[0].split(" ")[1]
            self.asked.append({"path": path, **headers})
            await self._answer(path, headers, writer)
        writer.close()

    async def _answer(self, path: str, headers: dict[str, str], writer: asyncio.StreamWriter) -> None:
        if self.statuses:
            return await _send(writer, self.statuses.pop(0), {"Content-Length": "0"})
        if path in self.moved:
            return await _send(writer, 302, {"Location": self.moved[path], "Content-Length": "0"})
        if path not in self.files:
            return await _send(writer, 404, {"Content-Length": "0"})
        content = self.files[path]
        tag = f'"{hashlib.sha256(content).hexdigest()[:16]}"'
        start = self._start(headers, tag)
        if start and start >= len(content):
            return await _send(writer, 416, {"Content-Length": "0"})
        body = content[start:]
        told = {"Content-Length": str(len(body) + self.says_more), "ETag": tag}
        if start:
            told["Content-Range"] = f"bytes {start}-{len(content) - 1}/{len(content)}"
        await _send(writer, 206 if start else 200, told)
        return await self._pour(body, writer)

    def _start(self, headers: dict[str, str], tag: str) -> int:
        asked = headers.get("range", "") if headers.get("if-range", tag) == tag and self.knows_ranges else ""
        return int(asked.removeprefix("bytes=").rstrip("-") or 0)

    async def _pour(self, body: bytes, writer: asyncio.StreamWriter) -> None:
        limit = self.breaks.pop(0) if self.breaks else len(body)
        writer.write(body[:limit])
        await writer.drain()
        await self.goes_on.wait()


async def _send(writer: asyncio.StreamWriter, status: int, headers: dict[str, str]) -> None:
    lines = [f"HTTP/1.1 {status} So", "Connection: close", *(f"{name}: {value}" for name, value in headers.items())]
    writer.write(("\r\n".join(lines) + "\r\n\r\n").encode())
    await writer.drain()


@asynccontextmanager
async def file_server() -> AsyncIterator[FileServer]:
    """Serve on a free port for as long as the block lasts."""
    files = FileServer()
    files.goes_on.set()
    server = await asyncio.start_server(files.answer, "127.0.0.1", 0)
    files.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    try:
        yield files
    finally:
        files.goes_on.set()
        server.close()
        await server.wait_closed()
