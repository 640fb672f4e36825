"""`kahaniyaa tell`: one story told right here, through the same API that the page uses, without a server."""

import asyncio
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx2

from kahaniyaa.delivery import SOUNDS, keep, place_for, progress
from kahaniyaa_shared.telemetry import configure_logs
from kahaniyaa_tts.settings import TtsSettings

_LOOK_EVERY = 0.1  # a person may ask 1,200 times a minute, and a model may take minutes
_MINUTES = 10
_OPTIONS = {
    "scenario": "what happens",
    "language": "--language",
    "characters": "--character",
    "tone": "--tone",
    "audience": "--audience",
    "length_words": "--words",
    "seed": "--seed",
}
"""What a person calls each field of the request."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What the story should be; what is None is left to the service."""

    scenario: str
    language: str
    characters: tuple[str, ...] = ()
    tone: str | None = None
    audience: str | None = None
    length_words: int | None = None
    seed: int | None = None

    def request(self) -> dict[str, object]:
        """The body of `POST /v1/stories`."""
        asked: dict[str, object] = {"language": self.language}
        if self.scenario.strip():
            asked["scenario"] = self.scenario
        if self.characters:
            asked["characters"] = [{"name": name} for name in self.characters]
        optional = {"tone": self.tone, "audience": self.audience, "length_words": self.length_words, "seed": self.seed}
        return asked | {name: value for name, value in optional.items() if value is not None}


class NotTold(Exception):
    """The story could not be told; the message says why and what to do."""


def tell(wish: Wish, *, out: Path | None) -> int:
    """Tell the story to a file or the screen, with progress; returns the exit status."""
    configure_logs("CRITICAL", service="tell")
    try:
        _tell_to(out, wish) if out else sys.stdout.write(_told(wish, ".txt").decode())
    except NotTold as failure:
        progress(str(failure), done=True)
        return 1
    return 0


def _tell_to(out: Path, wish: Wish) -> None:
    with place_for(out) as beside:
        content = _told(wish, out.suffix.lower())
        keep(content, beside=beside, out=out)
    sys.stdout.write(f"{out} ({len(content):,} bytes)\n")


def _told(wish: Wish, kind: str) -> bytes:
    with tempfile.TemporaryDirectory(prefix="kahaniyaa-") as folder:
        return asyncio.run(_tell(wish, kind=kind, folder=Path(folder)))


async def _tell(wish: Wish, *, kind: str, folder: Path) -> bytes:
    progress("starting …")
    from kahaniyaa.app import create_product  # loads five services: after it is known that the story can be kept

    voices = TtsSettings.load().voices_folder
    product = create_product(data_dir=folder, database_url="", redis_url="", speech_voices=voices)
    async with product.running():
        transport = httpx2.ASGITransport(product.gateway)
        async with httpx2.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
            guest = _checked(await client.post("/v1/auth/guest", json={}))
            client.headers["Authorization"] = f"Bearer {guest['access_token']}"
            story = await _written(client, _checked(await client.post("/v1/stories", json=wish.request())))
            return await (_spoken if kind in SOUNDS else _exported)(client, story, kind.removeprefix("."))


async def _written(client: httpx2.AsyncClient, story: Mapping[str, Any]) -> Mapping[str, Any]:
    """Wait until the story is told, saying how far it is."""
    async with asyncio.timeout(_MINUTES * 60):
        while story["status"] == "writing":
            progress(f"writing … scene {len(story['scenes']) + 1}")
            await asyncio.sleep(_LOOK_EVERY)
            story = _checked(await client.get(f"/v1/stories/{story['id']}"))
    if story["status"] != "complete":
        why = story.get("failure") or "The story could not be told to its end."
        raise NotTold(f"{why} Try again, or see: kahaniyaa doctor")
    scenes = len(story["scenes"])
    progress(f"“{story['title']}”: {story['words']} words, {scenes} {'scene' if scenes == 1 else 'scenes'}", done=True)
    return story


async def _exported(client: httpx2.AsyncClient, story: Mapping[str, Any], kind: str) -> bytes:
    return _whole(await client.get(f"/v1/stories/{story['id']}/export", params={"format": kind}))


async def _spoken(client: httpx2.AsyncClient, story: Mapping[str, Any], kind: str) -> bytes:
    """The whole story as one recording, each speaker in their own voice."""
    progress("reading aloud …")
    asked = {"utterances": _utterances(story), "format": kind, "story_id": story["id"]}
    spoken = _checked(await client.post("/v1/tts/passages", json=asked))
    audio = _whole(await client.get(spoken["audio_url"]))
    progress(f"{spoken['duration']:.0f} seconds of speech", done=True)
    return audio


def _utterances(story: Mapping[str, Any]) -> list[dict[str, object]]:
    voices = {member["name"]: member.get("voice") for member in story["cast"]}
    return [
        {
            "text": line["text"],
            "language": line.get("language") or story["language"],
            "voice": voices.get(line.get("speaker")),
            "emotion": line.get("emotion") or "neutral",
        }
        for scene in story["scenes"]
        for line in scene["lines"]
    ]


def _whole(answer: httpx2.Response) -> bytes:
    if not answer.is_success:
        raise NotTold("The story was told, but could not be read back. Try again, or see: kahaniyaa doctor")
    return answer.content


def _checked(answer: httpx2.Response) -> dict[str, Any]:
    told: dict[str, Any] = answer.json()
    if answer.is_success:
        return told
    wrong = [f"{_option(error['pointer'])}: {error['detail']}" for error in told.get("errors", [])]
    raise NotTold("\n".join(wrong) or str(told.get("detail", f"The answer was {answer.status_code}.")))


def _option(pointer: str) -> str:
    """What a person wrote that became this field: `/characters/0/name` is `--character`."""
    field = pointer.split("/")[1] if "/" in pointer else pointer
    return _OPTIONS.get(field, field)
