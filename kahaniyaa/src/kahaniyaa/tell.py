"""`kahaniyaa tell`: one story told right here, through the same API that the page uses, without a server."""

import asyncio
import json
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx2

from kahaniyaa.app import create_product
from kahaniyaa_shared.telemetry import configure_logs

_KINDS = (".mp3", ".wav", ".txt", ".json")
_LOOK_EVERY = 0.05
_MINUTES = 10


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
        asked: dict[str, object] = {"scenario": self.scenario, "language": self.language}
        if self.characters:
            asked["characters"] = [{"name": name} for name in self.characters]
        optional = {"tone": self.tone, "audience": self.audience, "length_words": self.length_words, "seed": self.seed}
        return asked | {name: value for name, value in optional.items() if value is not None}


class NotTold(Exception):
    """The story could not be told; the message says why and what to do."""


def tell(wish: Wish, *, out: Path | None) -> int:
    """Tell the story to a file or the screen, with progress; returns the exit status."""
    if out is not None and out.suffix.lower() not in _KINDS:
        sys.stderr.write(f"{out.name}: end the name with {', '.join(_KINDS)}.\n")
        return 2
    configure_logs("CRITICAL", service="tell")
    with tempfile.TemporaryDirectory(prefix="kahaniyaa-") as folder:
        try:
            asyncio.run(_tell(wish, out=out, folder=Path(folder)))
        except NotTold as failure:
            sys.stderr.write(f"\n{failure}\n")
            return 1
    return 0


async def _tell(wish: Wish, *, out: Path | None, folder: Path) -> None:
    product = create_product(data_dir=folder, database_url="", redis_url="")
    async with product.running():
        transport = httpx2.ASGITransport(product.gateway)
        async with httpx2.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
            guest = _checked(await client.post("/v1/auth/guest", json={}))
            client.headers["Authorization"] = f"Bearer {guest['access_token']}"
            story = await _written(client, _checked(await client.post("/v1/stories", json=wish.request())))
            await _deliver(client, story, out)


async def _written(client: httpx2.AsyncClient, story: Mapping[str, Any]) -> Mapping[str, Any]:
    """Wait until the story is told, saying how far it is."""
    async with asyncio.timeout(_MINUTES * 60):
        while story["status"] == "writing":
            _progress(f"writing … scene {len(story['scenes']) + 1}")
            await asyncio.sleep(_LOOK_EVERY)
            story = _checked(await client.get(f"/v1/stories/{story['id']}"))
    if story["status"] != "complete":
        raise NotTold("The story could not be told to its end. Try again, or see: kahaniyaa doctor")
    _progress(f"“{story['title']}”: {story['words']} words, {len(story['scenes'])} scenes\n")
    return story


async def _deliver(client: httpx2.AsyncClient, story: Mapping[str, Any], out: Path | None) -> None:
    if out is None:
        sys.stdout.write(_as_text(story))
        return
    kind = out.suffix.lower()
    if kind == ".txt":
        content = _as_text(story).encode()
    elif kind == ".json":
        content = json.dumps(story, ensure_ascii=False, indent=2).encode() + b"\n"
    else:
        content = await _spoken(client, story, kind=kind.removeprefix("."))
    beside = out.with_name(out.name + ".writing")
    beside.write_bytes(content)
    beside.replace(out)
    sys.stdout.write(f"{out} ({len(content):,} bytes)\n")


async def _spoken(client: httpx2.AsyncClient, story: Mapping[str, Any], *, kind: str) -> bytes:
    """The whole story as one recording, each speaker in their own voice."""
    _progress("reading aloud …")
    voices = {member["name"]: member.get("voice") for member in story["cast"]}
    utterances = [
        {
            "text": line["text"],
            "language": line.get("language") or story["language"],
            "voice": voices.get(line.get("speaker")),
            "emotion": line.get("emotion") or "neutral",
        }
        for scene in story["scenes"]
        for line in scene["lines"]
    ]
    spoken = _checked(await client.post("/v1/tts/passages", json={"utterances": utterances, "format": kind}))
    audio = await client.get(spoken["audio_url"])
    if audio.status_code != 200:
        raise NotTold("The story was written, but its recording could not be read.")
    _progress(f"{spoken['duration']:.0f} seconds of speech\n")
    return audio.content


def _checked(answer: httpx2.Response) -> dict[str, Any]:
    told: dict[str, Any] = answer.json()
    if answer.is_success:
        return told
    raise NotTold(str(told.get("detail", f"The answer was {answer.status_code}.")))


def _as_text(story: Mapping[str, Any]) -> str:
    scenes = ("\n".join(line["text"] for line in scene["lines"]) for scene in story["scenes"])
    moral = [story["moral"]] if story.get("moral") else []
    return "\n\n".join([story["title"], *scenes, *moral]) + "\n"


def _progress(what: str) -> None:
    sys.stderr.write(f"\r\x1b[K{what}" if sys.stderr.isatty() else f"{what.rstrip()}\n" if what.endswith("\n") else "")
    sys.stderr.flush()
