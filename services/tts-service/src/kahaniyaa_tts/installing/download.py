"""Fetches a file over HTTP: on where it broke off, no further than it may, and kept only if it is what it should be."""

import asyncio
import re
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass

import httpx2

from kahaniyaa_tts.installing.catalogue import VoiceFile
from kahaniyaa_tts.installing.part import Part

_ATTEMPTS = 4
_FIRST_WAIT = 0.2  # seconds; doubled at each attempt
_RANGE = re.compile(r"bytes (\d+)-\d+/(\d+|\*)")


class DownloadFailed(Exception):
    """The file could not be fetched; the message says why, for whoever asked for it."""


class Stopped(Exception):
    """Somebody asked to leave off."""


@dataclass(frozen=True, slots=True)
class Downloader:
    """Fetches files with a client of its own for each."""

    client: Callable[[], AbstractAsyncContextManager[httpx2.AsyncClient]]
    most_bytes: int

    async def fetch(self, file: VoiceFile, part: Part, *, stopped: Callable[[], bool]) -> None:
        """Have the whole file, checked; raises DownloadFailed, Stopped, or OSError where it cannot be kept."""
        await self._fetched(file, part, stopped)
        if not await asyncio.to_thread(part.is_genuine, file):
            part.drop()
            raise DownloadFailed("Its checksum is not the one that the catalogue gives; nothing was kept.")

    async def _fetched(self, file: VoiceFile, part: Part, stopped: Callable[[], bool]) -> None:
        wait = _FIRST_WAIT
        for attempt in range(1, _ATTEMPTS + 1):
            try:
                async with self.client() as client:
                    return await self._stream(client, file, part, stopped)
            except httpx2.HTTPError as failure:
                if attempt == _ATTEMPTS or isinstance(failure, httpx2.UnsupportedProtocol):
                    raise DownloadFailed(_why(failure)) from failure
            await asyncio.sleep(wait)
            wait *= 2
        return None

    async def _stream(
        self, client: httpx2.AsyncClient, file: VoiceFile, part: Part, stopped: Callable[[], bool]
    ) -> None:
        have = part.size
        if have and have == file.bytes:
            return
        ranged = {"Range": f"bytes={have}-"} if have else {}
        headers = {"Accept-Encoding": "identity", **ranged, **part.if_same()}
        async with client.stream("GET", file.url, headers=headers) as answer:
            have = _start(answer, part, have)
            expected = _expected(answer, file, have)
            self._room(part, have, expected)
            part.remember(answer.headers.get("ETag", ""))
            await self._write(answer, part, expected, stopped)

    async def _write(
        self, answer: httpx2.Response, part: Part, expected: int | None, stopped: Callable[[], bool]
    ) -> None:
        limit = expected or self.most_bytes
        have = part.size
        async for piece in answer.aiter_raw():
            have += len(piece)
            if have > limit:
                part.drop()
                raise DownloadFailed(f"The server sends more than the {limit:,} bytes that it should be.")
            if stopped():
                raise Stopped
            await asyncio.to_thread(part.append, piece)
        if expected is not None and have < expected:
            raise httpx2.RemoteProtocolError("The answer ended early.")

    def _room(self, part: Part, have: int, expected: int | None) -> None:
        if expected is not None and expected > self.most_bytes:
            raise DownloadFailed(f"It has {expected:,} bytes; SPEECH_MOST_VOICE_BYTES allows {self.most_bytes:,}.")
        missing, free = (expected or 0) - have, part.room
        if missing > free:
            raise DownloadFailed(f"It needs {missing:,} bytes more, and the disk has {free:,} free.")


def _why(failure: httpx2.HTTPError) -> str:
    if isinstance(failure, httpx2.ConnectError | httpx2.ConnectTimeout):
        return "Its server cannot be reached. Is this machine online?"
    return f"The server did not give it ({type(failure).__name__})."


def _start(answer: httpx2.Response, part: Part, have: int) -> int:
    """The byte at which the answer begins; what is here already is dropped where it begins anew."""
    if answer.status_code == 206:
        match = _RANGE.fullmatch(answer.headers.get("Content-Range", ""))
        if match and int(match[1]) == have:
            return have
    if answer.status_code in {206, 416}:
        part.drop()
        raise httpx2.RemoteProtocolError("The server gave another part than was asked for.")
    if answer.status_code != 200:
        _refuse(answer)
    if have:
        part.drop()
    return 0


def _refuse(answer: httpx2.Response) -> None:
    if answer.status_code in {408, 429} or answer.status_code >= 500:
        raise httpx2.RemoteProtocolError(f"The server answered {answer.status_code}.")
    raise DownloadFailed(f"The server answered {answer.status_code} for {answer.url}.")


def _expected(answer: httpx2.Response, file: VoiceFile, have: int) -> int | None:
    """How many bytes the whole file has; what the catalogue says holds, whatever the server says."""
    length = answer.headers.get("Content-Length", "")
    told = have + int(length) if length.isdigit() else None
    if file.bytes is not None and told is not None and told != file.bytes:
        raise DownloadFailed(f"The server has {told:,} bytes where the catalogue says {file.bytes:,}.")
    return file.bytes or told
