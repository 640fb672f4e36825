"""`kahaniyaa say`: a text read aloud right here, through the same API that the page uses, without a server."""

import asyncio
import sys
import tempfile
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import httpx2

from kahaniyaa.delivery import SOUNDS, keep, place_for, progress
from kahaniyaa_shared.starting import CannotStart
from kahaniyaa_shared.telemetry import configure_logs

CAPTIONS = (".vtt", ".srt", ".smil", ".marks", ".json")
_PATIENCE = 600
_OPTIONS = {
    "text": "the text",
    "ssml": "the SSML",
    "language": "--language",
    "voice": "--voice",
    "emotion": "--emotion",
    "speed": "--speed",
    "pitch": "--pitch",
}
"""What a person calls each field of the request."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """What is to be said, and how; what is None is left to the service."""

    text: str
    is_ssml: bool = False
    language: str | None = None
    voice: str | None = None
    emotion: str | None = None
    speed: float | None = None
    pitch: float | None = None

    def request(self, kind: str) -> dict[str, object]:
        """The body of `POST /v1/tts/speech`."""
        said: dict[str, object] = {"ssml" if self.is_ssml else "text": self.text, "format": kind}
        optional = {
            "language": self.language,
            "voice": self.voice,
            "emotion": self.emotion,
            "speed": self.speed,
            "pitch": self.pitch,
        }
        return said | {name: value for name, value in optional.items() if value is not None}


class NotSaid(CannotStart):
    """The text could not be said; the message says why and what to do."""


def text_of(told: str) -> str:
    """The text itself, that of a file of this name, or of standard input for `-`."""
    if told == "-":
        return sys.stdin.read()
    path = Path(told)
    try:
        return path.read_text("utf-8") if len(told) < 250 and path.is_file() else told
    except (OSError, UnicodeDecodeError) as failure:
        raise CannotStart(f"{told} cannot be read as text in UTF-8.") from failure


def say(saying: Saying, *, out: Path, captions: Path | None) -> int:
    """Say it to a file, with its captions in another; returns the exit status."""
    configure_logs("CRITICAL", service="say")
    with ExitStack() as places:
        beside = places.enter_context(place_for(out, kinds=SOUNDS))
        under = places.enter_context(place_for(captions, kinds=CAPTIONS)) if captions else None
        sound, times = asyncio.run(_said(saying, out.suffix.lower(), captions.suffix.lower() if captions else ""))
        keep(sound, beside=beside, out=out)
        if captions and under:
            keep(times, beside=under, out=captions)
    sys.stdout.write(f"{out} ({len(sound):,} bytes)\n")
    return 0


async def _said(saying: Saying, kind: str, captions: str) -> tuple[bytes, bytes]:
    """The sound, and its captions of that kind."""
    from kahaniyaa_shared.platform import Platform
    from kahaniyaa_tts.app import create_app
    from kahaniyaa_tts.settings import TtsSettings

    usual = TtsSettings.load()
    with tempfile.TemporaryDirectory(prefix="kahaniyaa-") as folder:
        given = {"data_dir": Path(folder), "database_url": "", "redis_url": "", "speech_voices": usual.voices_folder}
        app = create_app(TtsSettings.load(**given))
        async with app.router.lifespan_context(app):
            own = cast("Platform", app.state.platform).identity.token_for("say")
            async with httpx2.AsyncClient(
                transport=httpx2.ASGITransport(app), base_url="http://service", timeout=_PATIENCE
            ) as client:
                client.headers["Authorization"] = f"Bearer {own}"
                return await _recorded(client, saying, kind, captions)


async def _recorded(client: httpx2.AsyncClient, saying: Saying, kind: str, captions: str) -> tuple[bytes, bytes]:
    progress("speaking …")
    asked = saying.request(kind.removeprefix("."))
    answer = await client.post("/v1/tts/speech", json=asked, headers={"Accept": "application/json"})
    told = _checked(answer)
    for warning in told["warnings"]:
        progress(warning, done=True)
    progress(f"{told['duration']:.1f} seconds of speech by {told['engine']}", done=True)
    sound = await client.get(f"/v1/audio/{told['id']}")
    times = await client.get(f"/v1/audio/{told['id']}{captions}") if captions else None
    return _whole(sound), _whole(times) if times else b""


def _whole(answer: httpx2.Response) -> bytes:
    if not answer.is_success:
        raise NotSaid("It was said, but could not be read back. Try again, or see: kahaniyaa doctor")
    return answer.content


def _checked(answer: httpx2.Response) -> Mapping[str, Any]:
    told: dict[str, Any] = answer.json()
    if answer.is_success:
        return told
    wrong = [f"{_option(error['pointer'])}: {error['detail']}" for error in told.get("errors", [])]
    raise NotSaid("\n".join(wrong) or str(told.get("detail", f"The answer was {answer.status_code}.")))


def _option(pointer: str) -> str:
    """What a person wrote that became this field."""
    field = pointer.rsplit("/", 1)[-1]
    return _OPTIONS.get(field, field)
