"""A story read aloud while it is written, and again when a person wants it otherwise."""

import asyncio
from collections.abc import Callable
from typing import Any

from kahaniyaa_shared.testing.running import Client, client_of

ASKED = {"language": "en", "scenario": "the lost kite"}
STREAM = {"Accept": "text/event-stream"}


def _kinds(stream: str) -> list[str]:
    return [line.removeprefix("event: ") for line in stream.splitlines() if line.startswith("event: ")]


async def _told(client: Client, **more: object) -> str:
    answer = await client.post("/v1/stories", json={**ASKED, **more}, headers=STREAM)
    return answer.headers["Location"]


async def _narrated(client: Client, story: str) -> dict[str, Any]:
    async with asyncio.timeout(20):
        while (narration := (await client.get(f"{story}/narration")).json())["status"] == "working":
            await asyncio.sleep(0.02)
    return narration


async def test_the_stream_of_a_story_to_be_narrated_ends_after_the_sound_of_every_scene(client: Client) -> None:
    answer = await client.post("/v1/stories", json={**ASKED, "narrate": True}, headers=STREAM)
    kinds = _kinds(answer.text)
    assert kinds.count("audio") == 3
    assert kinds[-1] == "done"
    assert kinds.count("done") == 1
    assert "/v1/audio/" in answer.text
    assert "signature=" in answer.text


async def test_words_are_timed_into_their_line_and_their_scene(client: Client) -> None:
    location = await _told(client, narrate=True)
    story, narration = (await client.get(location)).json(), (await client.get(f"{location}/narration")).json()
    assert narration["status"] == "complete"
    assert [scene["number"] for scene in narration["scenes"]] == [1, 2, 3]
    for scene, told in zip(narration["scenes"], story["scenes"], strict=True):
        texts = [told["lines"][word["line"]]["text"][word["start"] : word["end"]] for word in scene["words"]]
        assert texts == " ".join(line["text"] for line in told["lines"]).split()
        assert scene["words"][-1]["end_ms"] == scene["duration_ms"]
    offsets = [scene["offset_ms"] for scene in narration["scenes"]]
    assert offsets == [0, narration["scenes"][0]["duration_ms"], sum(s["duration_ms"] for s in narration["scenes"][:2])]
    assert narration["duration"] == sum(scene["duration_ms"] for scene in narration["scenes"]) / 1000


async def test_everybody_has_a_voice_of_their_own_and_keeps_it(client: Client, voice: Any) -> None:
    first = (await client.get(await _told(client, narrate=True))).json()
    second = (await client.get(await _told(client, narrate=True))).json()
    voices = {member["name"]: member["voice"] for member in first["cast"]}
    assert voices["Mina"] == "en-child"
    assert voices["Grandmother"] not in {"en-child", None}
    assert voices == {member["name"]: member["voice"] for member in second["cast"]}
    spoken = [utterance.voice for utterance in voice.heard[0].utterances]
    assert spoken == [None, "en-child"]
    assert voice.heard[0].utterances[1].emotion == "happy"


async def test_a_story_may_be_read_in_a_voice_of_choice_from_its_first_word(client: Client, voice: Any) -> None:
    narration = (await client.get(f"{await _told(client, narrate=True, voice='en-giant')}/narration")).json()
    assert narration["voice"] == "en-giant"
    assert "en-giant" in {utterance.voice for utterance in voice.heard[0].utterances}


async def test_a_narration_is_made_when_it_is_asked_for_and_not_twice(client: Client, voice: Any) -> None:
    story = await _told(client)
    assert (await client.get(f"{story}/narration")).json()["status"] == "none"
    asked = await client.post(f"{story}/narration", json={})
    assert asked.status_code == 202
    made = await _narrated(client, story)
    again = (await client.post(f"{story}/narration", json={})).json()
    assert again["id"] == made["id"]
    assert len(voice.heard) == 3


async def test_another_voice_or_speed_is_another_narration(client: Client, voice: Any) -> None:
    story = await _told(client, narrate=True)
    first = (await client.get(f"{story}/narration")).json()
    slower = (await client.post(f"{story}/narration", json={"speed": 0.8, "cast": {"Mina": "en-giant"}})).json()
    assert slower["id"] != first["id"]
    made = await _narrated(client, story)
    assert made["cast"]["Mina"] == "en-giant"
    assert voice.heard[-1].utterances[0].speed == 0.8


async def test_an_edited_line_makes_the_narration_stale_and_a_new_one_says_the_new_words(
    client: Client, voice: Any
) -> None:
    story = await _told(client, narrate=True)
    edit = {"lines": [{"scene": 1, "line": 0, "text": "It was early."}]}
    assert (await client.patch(story, json=edit)).status_code == 200
    assert (await client.get(f"{story}/narration")).json()["status"] == "stale"
    await client.post(f"{story}/narration", json={})
    assert (await _narrated(client, story))["status"] == "complete"
    assert any(said.utterances[0].text == "It was early." for said in voice.heard)


async def test_a_voice_changed_in_the_story_makes_the_narration_stale(client: Client) -> None:
    story = await _told(client, narrate=True)
    await client.patch(story, json={"cast": [{"name": "Mina", "voice": "en-giant"}]})
    assert (await client.get(f"{story}/narration")).json()["status"] == "stale"
    await client.post(f"{story}/narration", json={})
    assert (await _narrated(client, story))["cast"]["Mina"] == "en-giant"


async def test_a_name_that_is_said_otherwise_now_makes_its_narrations_stale_and_only_those(
    client: Client, voice: Any
) -> None:
    story = await _told(client, narrate=True)
    first = (await client.get(f"{story}/narration")).json()
    assert {str(said.story_id) for said in voice.heard} == {story.rsplit("/", 1)[1]}
    voice.lexicon = {"Nobody": "no-bo-dee"}
    assert (await client.get(f"{story}/narration")).json()["status"] == "complete"
    assert (await client.post(f"{story}/narration", json={})).json()["id"] == first["id"]

    word = voice.heard[0].utterances[0].text.split()[0]
    voice.lexicon = {word: "another way"}
    assert (await client.get(f"{story}/narration")).json()["status"] == "stale"
    again = (await client.post(f"{story}/narration", json={})).json()
    assert again["id"] != first["id"]
    made = await _narrated(client, story)
    assert (made["id"], made["status"]) == (again["id"], "complete")
    assert len(voice.heard) == 6
    assert (await client.post(f"{story}/narration", json={})).json()["id"] == again["id"]

    voice.lexicon = {}
    assert (await client.post(f"{story}/narration", json={})).json()["id"] == first["id"]


async def test_a_narration_is_shown_while_nobody_can_tell_how_names_are_said(client: Client, voice: Any) -> None:
    story = await _told(client, narrate=True)
    voice.is_away = True
    assert (await client.get(f"{story}/narration")).json()["status"] == "complete"


async def test_a_voice_that_is_away_for_a_moment_is_asked_again(client: Client, voice: Any) -> None:
    voice.refusals = [503]
    answer = await client.post("/v1/stories", json={**ASKED, "narrate": True}, headers=STREAM)
    assert _kinds(answer.text).count("audio") == 3


async def test_a_voice_that_refuses_fails_the_narration_and_leaves_the_story_whole(client: Client, voice: Any) -> None:
    voice.refusals = [422]
    answer = await client.post("/v1/stories", json={**ASKED, "narrate": True}, headers=STREAM)
    story = answer.headers["Location"]
    assert "The voices rest." in answer.text
    assert _kinds(answer.text)[-1] == "done"
    assert (await client.get(story)).json()["status"] == "complete"
    assert (await client.get(f"{story}/narration")).json()["status"] == "failed"
    await client.post(f"{story}/narration", json={})
    assert (await _narrated(client, story))["status"] == "complete"


async def test_a_narration_that_was_cut_off_is_finished_by_the_next_process(
    make_app: Callable[..., Any], owner: str, voice: Any
) -> None:
    voice.refusals = [503]
    async with client_of(make_app(), token=owner) as client:
        story = (await client.post("/v1/stories", json={**ASKED, "narrate": True})).headers["Location"]
        async with asyncio.timeout(30):
            while voice.refusals:
                await asyncio.sleep(0.01)
    assert voice.heard == []
    async with client_of(make_app(), token=owner) as client:
        stream = await client.get(f"{story}/events", headers=STREAM)
        assert (await client.get(f"{story}/narration")).json()["status"] == "complete"
    assert _kinds(stream.text).count("audio") == 3
    assert _kinds(stream.text)[-1] == "done"


async def test_another_narration_asked_for_meanwhile_does_not_end_the_storys_stream(
    served: Any, told: Any, make_writer: Callable[..., Any]
) -> None:
    async with served(writers=(make_writer(pause=0.02),)) as client:
        async with told(client, {**ASKED, "narrate": True}) as events:
            seen = [await anext(events)]
            story = f"/v1/stories/{seen[0].data['story_id']}"
            async for event in events:
                seen.append(event)
                if event.kind == "audio" and event.data["scene"] == 1:
                    other = await client.post(f"{story}/narration", json={"speed": 0.5})
                    assert other.status_code == 202
        made = await _narrated(client, story)
    kinds = [event.kind for event in seen]
    assert (kinds.count("audio"), kinds.count("done"), kinds[-1]) == (3, 1, "done")
    assert (made["status"], len(made["scenes"]), made["speed"]) == ("complete", 3, 0.5)


async def test_somebody_elses_story_cannot_be_heard(
    client: Client, stranger: str, make_app: Callable[..., Any]
) -> None:
    story = await _told(client)
    other = {"Authorization": f"Bearer {stranger}"}
    assert (await client.get(f"{story}/narration", headers=other)).status_code == 404
    assert (await client.post(f"{story}/narration", json={}, headers=other)).status_code == 404
