"""What the services can do as they are configured, found by having them do it."""

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from typing import Any, cast

import httpx2
from fastapi import FastAPI

from kahaniyaa.findings import Finding
from kahaniyaa.servers import Server, asked, bearing
from kahaniyaa.speaking import speaking
from kahaniyaa_shared.platform import Platform
from kahaniyaa_story.settings import StorySettings
from kahaniyaa_tts.engine import SpeechEngine

_WORDS = {"en": "story", "hi": "कहानी", "ta": "கதை"}
_SPOKEN_BYTES = 5_000  # a tenth of a second of sound; a header alone is 44
_NO_VOICE = "Reinstall the voice engine: pip install --force-reinstall espeakng-loader"
_NO_MODEL = "Not needed. For stories by a model set OPENAI_API_KEY, or OPENAI_BASE_URL for a server of your own."
_NO_SERVER = "Is the server of OPENAI_BASE_URL running? Meanwhile the built-in storyteller writes."
_NO_MODELS = "OPENAI_BASE_URL is the address below which the server has /chat/completions; it often ends in /v1."
_NO_SEER = "Not needed. For a model that looks at pictures set VISION_MODEL to its name."


async def abilities(name: str, app: FastAPI) -> AsyncIterator[Finding]:
    """What a running service can do, one by one."""
    looks: Mapping[str, Callable[[httpx2.AsyncClient], Awaitable[list[Finding]]]] = {
        "story": _writers,
        "tts": _voices,
        "vision": _describers,
    }
    if name not in looks:
        return
    platform = cast("Platform", app.state.platform)
    own = {"Authorization": f"Bearer {platform.identity.token_for('doctor')}"}
    transport = httpx2.ASGITransport(app)
    async with httpx2.AsyncClient(transport=transport, base_url="http://service", headers=own) as client:
        for finding in await looks[name](client):
            yield finding
    if name == "tts":
        for finding in await speaking(app.state.parts[SpeechEngine]):
            yield finding


async def _writers(client: httpx2.AsyncClient) -> list[Finding]:
    catalog: Mapping[str, Any] = (await client.get("/v1/catalog")).raise_for_status().json()
    found = [
        Finding(
            "Stories", f"by {writer['name']} ({writer['model']}) in {', '.join(writer['languages']) or 'any language'}"
        )
        for writer in catalog["engines"]
    ]
    settings = StorySettings.load()
    return [
        *found,
        await _model(settings) if settings.openai_is_configured else Finding("Model", "none", advice=_NO_MODEL),
    ]


async def _model(settings: StorySettings) -> Finding:
    """Whether the model server answers to this key; asked for its list of models, which costs nothing."""
    where = settings.openai_base_url.rstrip("/")
    server = Server(
        what="Model",
        url=where,
        listing=f"{where}/models",
        headers=bearing(settings.openai_api_key.get_secret_value()),
        works=f"{settings.openai_model} at {where}",
        when_silent=_NO_SERVER,
        when_refused="Put a valid key into OPENAI_API_KEY.",
        when_otherwise=_NO_MODELS,
    )
    return await asked(server)


async def _voices(client: httpx2.AsyncClient) -> list[Finding]:
    return [await _voice(client, language, word) for language, word in _WORDS.items()]


async def _voice(client: httpx2.AsyncClient, language: str, word: str) -> Finding:
    spoken = await client.post("/v1/tts/speech", json={"text": word, "language": language, "format": "wav"})
    heard = spoken.is_success and len(spoken.content) > _SPOKEN_BYTES
    return Finding(
        f"Voice: {language}", "speaks" if heard else "is silent", fine=heard, advice="" if heard else _NO_VOICE
    )


async def _describers(client: httpx2.AsyncClient) -> list[Finding]:
    known: Mapping[str, Any] = (await client.get("/v1/vision/capabilities")).raise_for_status().json()
    found = [Finding("Pictures", f"looked at by {each['name']}" + (f" ({each['model']})" if each["model"] else ""))
             for each in known["describers"]]  # fmt: skip
    models = any(each["model"] for each in known["describers"])
    return found if models else [*found, Finding("Model for pictures", "none", advice=_NO_SEER)]
