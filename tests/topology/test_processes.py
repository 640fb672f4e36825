"""The services as separate processes: by hand with nothing installed, and replicated on Postgres and Redis."""

import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import httpx2
import pytest

from kahaniyaa_shared.testing.sse import EventReader, StreamEvent

LONG = {"language": "en", "scenario": "a snail who wants to see the sea", "length_words": 2500, "narrate": True}


def stream(client: httpx2.Client, method: str, path: str, **request: Any) -> Iterator[StreamEvent]:
    """Server-sent events as they come; ends quietly where the connection breaks."""
    headers = {"Accept": "text/event-stream", **request.pop("headers", {})}
    reader = EventReader()
    try:
        with client.stream(method, path, headers=headers, **request) as answer:
            for line in answer.iter_lines():
                if event := reader.feed(line):
                    yield event
    except httpx2.TransportError:
        return


def followed(client: httpx2.Client, story_id: str, seen: list[StreamEvent]) -> list[StreamEvent]:
    """Every stored event of a story, reconnecting as a page would, until it is done."""
    until = time.monotonic() + 60
    while time.monotonic() < until:
        last = max((int(event["id"]) for event in seen if "id" in event), default=0)
        seen += stream(client, "GET", f"/v1/stories/{story_id}/events", headers={"Last-Event-ID": str(last)})
        if seen and seen[-1]["event"] == "done":
            return seen
        time.sleep(0.2)
    raise TimeoutError(f"the story was not done after {len(seen)} events")


def eventually(claim: Callable[[], bool]) -> None:
    until = time.monotonic() + 15
    while not claim():
        assert time.monotonic() < until
        time.sleep(0.1)


def whole(seen: list[StreamEvent], *, was_cut_off: bool = False) -> None:
    """Stored events are numbered without a gap or a repeat, and end well.

    Where telling was cut off, lines that nobody had read yet are taken back, and their scene is told anew.
    """
    stored = [event for event in seen if "id" in event]
    numbers = [int(event["id"]) for event in stored]
    after_gaps = [
        event["data"] for before, event in zip([0, *numbers], stored, strict=False) if int(event["id"]) != before + 1
    ]
    assert numbers == sorted(set(numbers))
    assert all(was_cut_off and data.get("restart") for data in after_gaps)
    assert seen[-1]["data"]["status"] == "complete"


def test_five_processes_by_hand_tell_a_story_and_hear_each_other(by_hand: Any) -> None:
    client = by_hand.client
    asked = {"language": "hi", "scenario": "एक शर्मीला हाथी", "length_words": 150, "narrate": True}
    seen = list(stream(client, "POST", "/v1/stories", json=asked))
    whole(seen)
    story_id = seen[-1]["data"]["story_id"]
    audio = client.get(f"/v1/stories/{story_id}/narration").json()["scenes"][0]["audio_url"]
    assert client.get(audio).status_code == 200
    assert client.delete(f"/v1/stories/{story_id}").status_code == 204
    eventually(lambda: client.get(audio).status_code == 404)
    assert client.post("/v1/auth/logout", json={}).is_success
    eventually(lambda: client.get("/v1/stories").status_code == 401)


def test_a_story_that_was_cut_off_by_a_power_cut_is_told_to_its_end(by_hand: Any) -> None:
    client = by_hand.client
    (story_service,) = by_hand.processes["story-service"]
    seen: list[StreamEvent] = []
    for event in stream(client, "POST", "/v1/stories", json=LONG):
        seen.append(event)
        if event["event"] == "scene":
            story_service.kill()
    story_id = seen[0]["data"]["story_id"]
    assert seen[-1]["event"] != "done"
    story_service.start()
    story_service.wait()
    whole(followed(client, story_id, seen), was_cut_off=True)


@pytest.mark.postgres
@pytest.mark.redis
def test_the_composed_services_tell_a_story_through_the_gateway(composed: Any) -> None:
    assert len(composed.processes["story-service"]) == len(composed.processes["tts-service"]) == 2
    asked = {"language": "ta", "scenario": "பறக்க ஆசைப்படும் யானை", "narrate": True}
    whole(list(stream(composed.client, "POST", "/v1/stories", json=asked)))


@pytest.mark.postgres
@pytest.mark.redis
def test_killing_one_replica_is_not_noticed(composed: Any) -> None:
    client = composed.client
    stories: list[list[StreamEvent]] = [[] for _ in range(4)]

    def tell(seen: list[StreamEvent]) -> None:
        seen += stream(client, "POST", "/v1/stories", json=LONG)
        followed(client, seen[0]["data"]["story_id"], seen)

    tellers = [threading.Thread(target=tell, args=(seen,)) for seen in stories]
    for teller in tellers:
        teller.start()
    eventually(lambda: all(any(event["event"] == "scene" for event in seen) for seen in stories))
    composed.processes["story-service"][0].kill()
    composed.processes["tts-service"][1].kill()
    for teller in tellers:
        teller.join(90)
    for seen in stories:
        whole(seen, was_cut_off=True)
    assert client.get("/v1/stories").status_code == 200
