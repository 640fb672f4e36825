"""What is deleted elsewhere is gone here."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from kahaniyaa_shared.contracts.events import EventData, StoryDeleted, UserDeleted, UserMerged
from kahaniyaa_shared.events import Event
from kahaniyaa_shared.testing.running import Client, running
from kahaniyaa_tts.app import create_app
from kahaniyaa_tts.settings import TtsSettings

ME = "01930000-0000-7000-8000-000000000001"
OTHER = "01930000-0000-7000-8000-000000000002"
JSON = {"Accept": "application/json"}


def event(data: EventData, subject: str) -> Event:
    return Event(
        id="01930000-0000-7000-8000-0000000000ee", source="/test", type=data.type, time=datetime.now(UTC),
        subject=subject, sequence=1, request_id="", data=data.model_dump(mode="json"),
    )  # fmt: skip


def files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


async def test_recordings_presets_and_sounds_go_with_their_owner(
    given: dict[str, Any], token_for: Callable[[str], str]
) -> None:
    app = create_app(TtsSettings(**given))
    data: Path = given["data_dir"]
    async with running(app, token=token_for(ME)) as client:
        asked = {"text": "एक हाथी था।"}
        mine = [(await client.post("/v1/tts/speech", json=asked, headers=JSON)).json()["id"] for _ in range(2)]
        await client.post("/v1/voices/presets", json={"name": "x", "voice": "hi-child"})
        client.headers["Authorization"] = f"Bearer {token_for(OTHER)}"
        theirs = (await client.post("/v1/tts/speech", json=asked, headers=JSON)).json()["id"]
        bus = app.state.platform.bus

        await bus.publish(event(StoryDeleted(story_id="s", owner_id=OTHER, audio_ids=(mine[0],)), "s"))
        client.headers["Authorization"] = f"Bearer {token_for(ME)}"
        await _until(client, f"/v1/audio/{mine[0]}", 200)

        await bus.publish(event(StoryDeleted(story_id="s", owner_id=ME, audio_ids=(mine[0],)), "s"))
        await _until(client, f"/v1/audio/{mine[0]}", 404)
        assert (await client.get(f"/v1/audio/{mine[1]}")).status_code == 200

        await bus.publish(event(UserDeleted(user_id=ME), ME))
        await _until(client, f"/v1/audio/{mine[1]}", 404)
        await _until_empty(client, "/v1/voices/presets")
        client.headers["Authorization"] = f"Bearer {token_for(OTHER)}"
        assert (await client.get(f"/v1/audio/{theirs}")).status_code == 200

        await bus.publish(event(UserMerged(from_user_id=OTHER, to_user_id=ME), OTHER))
        await _until(client, f"/v1/audio/{theirs}", 404)
        client.headers["Authorization"] = f"Bearer {token_for(ME)}"
        assert (await client.get(f"/v1/audio/{theirs}")).status_code == 200

        await bus.publish(event(UserDeleted(user_id=ME), ME))
        await _until(client, f"/v1/audio/{theirs}", 404)
    assert files(data / "blobs") == files(data / "said") == []


async def _until(client: Client, path: str, status: int) -> None:
    for _ in range(200):
        if (await client.get(path)).status_code == status:
            return
        await asyncio.sleep(0.02)
    raise AssertionError(f"{path} does not answer {status}")


async def test_lexicons_go_with_their_story_and_follow_their_owner(
    given: dict[str, Any], token_for: Callable[[str], str]
) -> None:
    app = create_app(TtsSettings(**given))
    story = "01930000-0000-7000-8000-00000000000a"
    entry = {"language": "hi", "written": "गज्जू", "said": "पहला"}
    async with running(app, token=token_for(OTHER)) as client:
        bus = app.state.platform.bus
        theirs = (await client.post("/v1/lexicon", json=entry)).json()
        late = (await client.post("/v1/lexicon", json={**entry, "written": "मुन्नू"})).json()
        client.headers["Authorization"] = f"Bearer {token_for(ME)}"
        mine = (await client.post("/v1/lexicon", json={**entry, "said": "दूसरा"})).json()
        early = (await client.post("/v1/lexicon", json={**entry, "written": "मुन्नू"})).json()
        of_story = (await client.post("/v1/lexicon", json={**entry, "story_id": story})).json()

        client.headers["Authorization"] = f"Bearer {token_for(OTHER)}"
        await client.patch(f"/v1/lexicon/{late['id']}", json={"said": "तीसरा"})
        await bus.publish(event(StoryDeleted(story_id=story, owner_id=OTHER), story))
        await bus.publish(event(UserMerged(from_user_id=OTHER, to_user_id=ME), OTHER))
        await _until(client, f"/v1/lexicon/{late['id']}", 404)
        client.headers["Authorization"] = f"Bearer {token_for(ME)}"
        await _until(client, f"/v1/lexicon/{late['id']}", 200)
        kept = (await client.get("/v1/lexicon")).json()["items"]
        assert {each["id"]: each["said"] for each in kept} == {
            mine["id"]: "दूसरा", late["id"]: "तीसरा", of_story["id"]: "पहला"
        }  # fmt: skip
        for gone in (theirs, early):
            assert (await client.get(f"/v1/lexicon/{gone['id']}")).status_code == 404

        await bus.publish(event(StoryDeleted(story_id=story, owner_id=ME), story))
        await _until(client, f"/v1/lexicon/{of_story['id']}", 404)
        await bus.publish(event(UserDeleted(user_id=ME), ME))
        await _until(client, f"/v1/lexicon/{mine['id']}", 404)
        await _until_empty(client, "/v1/lexicon")


async def _until_empty(client: Client, path: str) -> None:
    for _ in range(200):
        if not (await client.get(path)).json()["items"]:
            return
        await asyncio.sleep(0.02)
    raise AssertionError(f"{path} is not empty")
