"""What all engines have in common that others run: how they are asked, how they fail, and what is made of their sound.

A sentence's sound is taken whole before any of it is given on: so a connection that breaks off is never heard, and the
next engine of a chain can say the sentence instead.
"""

import asyncio
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import httpx2
import numpy

from kahaniyaa_shared.engines import EngineError
from kahaniyaa_tts.engine import SAMPLE_RATE, WordBegan
from kahaniyaa_tts.engines.waves import Wave, levelling_gain
from kahaniyaa_tts.text.words import words

_PASSING = frozenset({408, 409, 425, 429})
_MOST_BYTES = 64_000_000
_LONG_ENOUGH = SAMPLE_RATE
_QUIET = 0.02  # of the loudest sample
_PAUSES = {",": 3, ";": 3, ":": 3, "—": 3, "–": 3, "،": 3}
"""How many letters' time a pause within a sentence takes."""


@dataclass(slots=True)
class Levels:
    """The gain of each voice, measured on the first sentence of it that is long enough."""

    _gains: dict[str, float] = field(default_factory=dict[str, float])

    def gain(self, voice: str, wave: Wave) -> float:
        """The gain in dB for this voice, which sounds like this."""
        if voice in self._gains:
            return self._gains[voice]
        gain = round(levelling_gain(wave), 1)
        if len(wave) >= _LONG_ENOUGH:
            self._gains[voice] = gain
        return gain


class Refused(EngineError):
    """The server answered with an error; what it said is for deciding what to do next, and for nobody's eyes.

    `again_after` are the seconds after which it wants to be asked again; 0 where it does not say.
    """

    def __init__(self, status: int, said: str, again_after: float = 0.0) -> None:
        super().__init__(f"The speech server answered {status}.", passing=status in _PASSING or status >= 500)
        self.status = status
        self.said = said
        self.again_after = again_after


@dataclass(slots=True)
class Connection:
    """A connection to a server, opened at the first sentence and kept for the next ones."""

    seconds: float
    _client: httpx2.AsyncClient | None = None

    async def fetched(self, url: str, *, headers: Mapping[str, str], body: bytes) -> bytes:
        """The whole answer to a POST; raises EngineError, whose message never holds what was asked."""
        self._client = self._client or httpx2.AsyncClient(timeout=self.seconds)
        try:
            async with self._client.stream("POST", url, headers=dict(headers), content=body) as answer:
                if answer.status_code != 200:
                    said = (await answer.aread())[:2_000].decode(errors="replace")
                    raise Refused(answer.status_code, said, again_after(answer.headers.get("Retry-After", "")))
                return await _read(answer)
        except (httpx2.HTTPError, httpx2.InvalidURL) as failure:
            why = f"The speech server could not be reached ({type(failure).__name__})."
            raise EngineError(why, passing=True) from failure

    async def close(self) -> None:
        """Let it go; the next sentence opens another one."""
        client, self._client = self._client, None
        if client is not None:
            await client.aclose()


def again_after(told: str) -> float:
    """The seconds of a Retry-After header (RFC 9110, 10.2.3), which says them or a date; 0 where it says neither."""
    if told.strip().isascii() and told.strip().isdigit():
        return float(told)
    try:
        moment = parsedate_to_datetime(told)
    except ValueError:
        return 0.0
    return max((moment.astimezone(UTC) - datetime.now(UTC)).total_seconds(), 0.0)


async def _read(answer: httpx2.Response) -> bytes:
    content = bytearray()
    async for piece in answer.aiter_bytes():
        content += piece
        if len(content) > _MOST_BYTES:
            raise EngineError("The speech server does not stop.", passing=False)
    return bytes(content)


def shared_out(text: str, wave: Wave) -> tuple[WordBegan, ...]:
    """The words of the text, each with its share of the sound by its letters and the pauses before it."""
    first, last = _heard(wave)
    spans = list(words(text))
    weights = list(_weights(text, [span.start for span in spans], [span.end for span in spans]))
    starts = numpy.cumsum([0, *weights])[: len(spans)]
    whole = max(sum(weights), 1)
    return tuple(
        WordBegan(span.start, first + int((last - first) * start // whole), is_estimated=True)
        for span, start in zip(spans, starts, strict=True)
    )


def _weights(text: str, starts: list[int], ends: list[int]) -> Iterator[int]:
    for start, end, following in zip(starts, ends, [*starts[1:], len(text)][: len(starts)], strict=True):
        last = following == len(text)
        yield end - start + (0 if last else sum(_PAUSES.get(sign, 0) for sign in text[end:following]))


def _heard(wave: Wave) -> tuple[int, int]:
    """The samples between which anything is heard."""
    if not len(wave):
        return 0, 0
    loud = numpy.flatnonzero(numpy.abs(wave) > _QUIET * float(numpy.abs(wave).max()))
    return (int(loud[0]), int(loud[-1])) if len(loud) else (0, len(wave))


async def levelled(levels: Levels, voice: str, wave: Wave) -> float:
    """The voice's gain, measured beside the event loop."""
    return await asyncio.to_thread(levels.gain, voice, wave)
