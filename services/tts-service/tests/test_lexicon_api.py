"""Lexicons over HTTP: entries, whose they are, and what they change of what is heard."""

import asyncio
from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest

from kahaniyaa_shared.contracts.events import LexiconChanged
from kahaniyaa_shared.events import Event, Subscription
from kahaniyaa_shared.testing.running import Client, running
from kahaniyaa_tts.app import create_app
from kahaniyaa_tts.settings import TtsSettings
from kahaniyaa_tts.testing.fixtures import Service

OTHER = "01930000-0000-7000-8000-000000000002"
STORY = "01930000-0000-7000-8000-00000000000a"
ENTRY = {"language": "hi", "written": "गज्जू", "said": "गज जू", "note": "आन्या का हाथी"}
JSON = {"Accept": "application/json"}
TALE = "गज्जू जंगल में रहता था। वह सबका मित्र था। सब कहते थे कि गज्जू अच्छा है।"


@pytest.fixture
async def client(service: Service) -> AsyncIterator[Client]:
    async with service() as client:
        yield client


async def create(client: Client, **changes: Any) -> dict[str, Any]:
    made = await client.post("/v1/lexicon", json={**ENTRY, **changes})
    assert made.status_code == 201, made.text
    return made.json()


async def test_an_entry_is_kept_changed_and_deleted(client: Client) -> None:
    made = await client.post("/v1/lexicon", json=ENTRY)
    where, entry = made.headers["location"], made.json()
    assert {name: entry[name] for name in ENTRY} == ENTRY
    assert (entry["ipa"], entry["story_id"], entry["version"]) == (None, None, 1)
    assert (await client.get(where)).json() == entry
    changed = await client.patch(where, json={"said": None, "ipa": "ˈɡədːʒuː"})
    assert (changed.json()["said"], changed.json()["ipa"]) == (None, "ˈɡədːʒuː")
    assert changed.json()["note"] == ENTRY["note"]
    assert (await client.delete(where)).status_code == 204
    for gone in (await client.get(where), await client.patch(where, json={}), await client.delete(where)):
        assert gone.status_code == 404
        assert gone.json()["type"].endswith("/entry-not-found")


async def test_a_change_holds_only_for_the_entry_as_it_was_read(client: Client) -> None:
    made = await client.post("/v1/lexicon", json=ENTRY)
    where, read = made.headers["location"], {"If-Match": made.headers["etag"]}
    changed = await client.patch(where, json={"said": "गज्‌जू"}, headers=read)
    assert (changed.status_code, changed.headers["etag"]) == (200, '"2"')
    for late in (
        await client.patch(where, json={"said": "गजू"}, headers=read),
        await client.delete(where, headers=read),
    ):
        assert late.status_code == 412
        assert late.json()["type"].endswith("/entry-changed")
    assert (await client.get(where, headers={"If-None-Match": '"2"'})).status_code == 304
    assert (await client.delete(where, headers={"If-Match": '"2"'})).status_code == 204


async def test_the_same_word_has_one_entry_which_a_second_one_names(client: Client) -> None:
    first = await create(client, language="en", written="Baba Yaga", said="bah bah yah gah")
    second = await client.post("/v1/lexicon", json={"language": "en", "written": "baba  YAGA", "said": "x"})
    assert second.status_code == 409
    assert (second.json()["type"].split("/")[-1], second.json()["entry_id"]) == ("entry-exists", first["id"])
    other = await create(client, language="en", written="Babar", said="bah bar")
    renamed = await client.patch(f"/v1/lexicon/{other['id']}", json={"written": "BABA-YAGA"})
    assert renamed.status_code == 200
    renamed = await client.patch(f"/v1/lexicon/{other['id']}", json={"written": "Baba Yaga"})
    assert (renamed.status_code, renamed.json()["entry_id"]) == (409, first["id"])
    await create(client, language="hi", written="Baba Yaga", said="बाबा यागा")
    await create(client, language="en", written="Baba Yaga", said="bah bah", story_id=STORY)


@pytest.mark.parametrize(
    ("changes", "pointer"),
    [
        ({"said": None}, ""),
        ({"written": " "}, "/written"),
        ({"written": "!!!"}, "/written"),
        ({"written": "क" * 101}, "/written"),
        ({"written": "a\u0007b"}, "/written"),
        ({"said": "—"}, "/said"),
        ({"said": "क" * 201}, "/said"),
        ({"ipa": "ɡaज"}, "/ipa"),
        ({"ipa": "ˈˌ"}, "/ipa"),
        ({"ipa": ""}, "/ipa"),
        ({"language": "tlh"}, "/language"),
        ({"story_id": "mine"}, "/story_id"),
        ({"note": "x" * 501}, "/note"),
        ({"voice": "hi-child"}, "/voice"),
    ],
)
async def test_an_entry_that_cannot_be_is_refused_with_its_place(
    client: Client, changes: dict[str, Any], pointer: str
) -> None:
    refused = await client.post("/v1/lexicon", json={**ENTRY, **changes})
    assert refused.status_code == 422
    assert refused.json()["errors"][0]["pointer"] == pointer
    assert (await client.get("/v1/lexicon")).json()["items"] == []


async def test_an_entry_cannot_lose_all_its_pronunciations(client: Client) -> None:
    entry = await create(client)
    refused = await client.patch(f"/v1/lexicon/{entry['id']}", json={"said": None})
    assert (refused.status_code, refused.json()["errors"][0]["pointer"]) == (422, "/said")


async def test_what_is_written_is_kept_in_one_form(client: Client) -> None:
    entry = await create(client, written=" \u202aक\u093c़िस्सा\u202c  वाला ", said=None, ipa="[ 'qissa: ]")
    assert entry["ipa"] == "ˈqissaː"
    assert entry["written"].startswith("क")
    assert "  " not in entry["written"]
    assert "\u202a" not in entry["written"]


async def test_the_list_is_found_by_language_story_and_part_and_comes_in_pages(client: Client) -> None:
    names = [(await create(client, written=f"गज्जू{n}"))["written"] for n in range(5)]
    await create(client, language="en", written="Gajju", said="guh joo")
    await create(client, written="गज्जू0", story_id=STORY)

    async def found(**query: Any) -> list[str]:
        return [item["written"] for item in (await client.get("/v1/lexicon", params=query)).json()["items"]]

    assert len(await found()) == 7
    assert await found(language="en") == ["Gajju"]
    assert await found(story_id=STORY) == ["गज्जू0"]
    assert await found(q="GAJ") == ["Gajju"]
    assert await found(q="%") == []
    first = (await client.get("/v1/lexicon", params={"language": "hi", "limit": 4})).json()
    rest = (await client.get("/v1/lexicon", params={"language": "hi", "cursor": first["next_cursor"]})).json()
    listed = [item["written"] for item in (*first["items"], *rest["items"])]
    assert (listed, rest["next_cursor"]) == (["गज्जू0", *reversed(names)], None)


async def test_a_lexicon_has_only_so_many_entries(service: Service) -> None:
    async with service(lexicon_most_entries=1) as client:
        entry = await create(client)
        full = await client.post("/v1/lexicon", json={**ENTRY, "written": "मुन्नू"})
        assert (full.status_code, full.json()["type"].split("/")[-1]) == (409, "lexicon-full")
        await client.delete(f"/v1/lexicon/{entry['id']}")
        await create(client, written="मुन्नू")


async def test_somebody_elses_lexicon_is_not_there(client: Client, token_for: Callable[[str], str]) -> None:
    where = f"/v1/lexicon/{(await create(client, said='गजेंद्रनारायण'))['id']}"
    mine = await spoken(client)
    client.headers["Authorization"] = f"Bearer {token_for(OTHER)}"
    for answer in (await client.get(where), await client.patch(where, json={}), await client.delete(where)):
        assert answer.status_code == 404
    assert (await client.get("/v1/lexicon")).json()["items"] == []
    assert lasting(await spoken(client), 0) < lasting(mine, 0) / 1.5
    del client.headers["Authorization"]
    assert (await client.get("/v1/lexicon")).status_code == 401


async def test_every_change_is_told_to_the_others_without_its_words(
    given: dict[str, Any], token_for: Callable[[str], str]
) -> None:
    app, told = create_app(TtsSettings(**given)), list[Event]()

    async def hear(event: Event) -> None:
        told.append(event)

    async with running(app, token=token_for(OTHER)) as client:
        await app.state.platform.bus.subscribe(Subscription(kinds=(LexiconChanged,), handler=hear))
        where = f"/v1/lexicon/{(await create(client, story_id=STORY))['id']}"
        await client.patch(where, json={"said": "गजू"})
        pls = (await client.get("/v1/lexicon/export", params={"language": "hi", "story_id": STORY})).content
        sent = {"Content-Type": "application/pls+xml"}
        for _ in range(2):  # the second one changes nothing
            await client.post("/v1/lexicon/import", content=pls, headers=sent)
        await client.delete(where)
        async with asyncio.timeout(30):
            while len(told) < 4:
                await asyncio.sleep(0.02)
    assert [event.data["change"] for event in told] == ["created", "updated", "imported", "deleted"]
    assert [event.data["story_id"] for event in told] == [STORY, STORY, None, STORY]
    assert all(not {"written", "said", "ipa", "note"} & event.data.keys() for event in told)


async def spoken(client: Client, text: str = TALE, **more: Any) -> dict[str, Any]:
    answer = await client.post("/v1/tts/speech", json={"text": text, "language": "hi", **more}, headers=JSON)
    assert answer.status_code == 200, answer.text
    return answer.json()


def lasting(said: dict[str, Any], number: int) -> int:
    """How many milliseconds a word lasts."""
    return said["words"][number]["end_ms"] - said["words"][number]["start_ms"]


async def test_a_new_entry_is_heard_at_once_and_words_stay_those_of_the_page(client: Client) -> None:
    before = await spoken(client)
    entry = await create(client, said="गजेंद्रनारायण")
    after = await spoken(client)
    assert [word["text"] for word in after["words"]] == [word["text"] for word in before["words"]]
    for name in (0, 13):
        assert lasting(after, name) > 1.5 * lasting(before, name)
    await client.patch(f"/v1/lexicon/{entry['id']}", json={"said": "गज"})
    assert lasting(await spoken(client), 0) < lasting(before, 0)
    await client.delete(f"/v1/lexicon/{entry['id']}")
    assert (await spoken(client))["duration"] == before["duration"]


async def test_a_change_is_heard_in_the_next_request_at_every_replica(service: Service) -> None:
    async def heard(client: Client) -> int:
        asked = {"text": TALE, "language": "hi", "format": "wav"}
        return len((await client.post("/v1/tts/speech", json=asked)).content)

    async with service() as here, service() as there:
        before = await heard(there)
        entry = await create(here, said="गजेंद्रनारायण")
        assert await heard(there) > before
        await here.delete(f"/v1/lexicon/{entry['id']}")
        assert await heard(there) == before


async def test_a_storys_own_entry_holds_before_the_owners_in_that_story_alone(client: Client) -> None:
    await create(client, said="गज")
    await create(client, said="गजेंद्रनारायण", story_id=STORY)
    everywhere, there = await spoken(client), await spoken(client, story_id=STORY)
    assert lasting(there, 0) > 2 * lasting(everywhere, 0)


async def test_every_door_uses_the_lexicon(client: Client) -> None:
    asked = {"model": "kahaniyaa", "input": TALE, "voice": "hi-narrator", "response_format": "wav", "language": "hi"}
    ssml = {"ssml": f'<speak xml:lang="hi">{TALE}</speak>', "language": "hi", "format": "wav"}
    passage = {"utterances": [{"text": TALE, "language": "hi"}]}

    async def lengths() -> list[float]:
        return [
            len((await client.post("/v1/audio/speech", json=asked)).content),
            len((await client.post("/v1/tts/speech", json=ssml)).content),
            (await client.post("/v1/tts/passages", json=passage)).json()["duration"],
        ]

    before = await lengths()
    await create(client, said="गजेंद्रनारायण")
    assert all(after > was for was, after in zip(before, await lengths(), strict=True))


async def test_a_changed_lexicon_says_only_the_changed_sentences_again(client: Client, given: dict[str, Any]) -> None:
    def kept() -> int:
        return sum(1 for path in (given["data_dir"] / "said").rglob("*") if path.is_file())

    await spoken(client)
    before = kept()
    await create(client, said="गजेंद्रनारायण")
    await spoken(client)
    assert kept() == before + before * 2 // 3


async def test_a_passage_tells_what_of_the_lexicon_it_heeded(client: Client) -> None:
    texts = [TALE, "वह सबका मित्र था।"]

    async def heard(text: str) -> str:
        asked = {"utterances": [{"text": text, "language": "hi"}], "story_id": STORY}
        return (await client.post("/v1/tts/passages", json=asked)).json()["lexicon"]

    async def now() -> list[str]:
        asked = {"story_id": STORY, "recordings": [{"language": "hi", "texts": [text]} for text in texts]}
        return (await client.post("/v1/lexicon/tags", json=asked)).json()["tags"]

    assert await now() == ["", ""] == [await heard(text) for text in texts]
    await create(client)
    first = await now()
    assert first[0]
    assert not first[1]
    assert first == [await heard(text) for text in texts]
    await create(client, written="मुन्नू")
    assert await now() == first
    await create(client, said="गजू", story_id=STORY)
    assert (await now())[0] not in {"", first[0]}


async def test_a_word_is_heard_on_trial_and_nothing_is_kept(client: Client) -> None:
    asked = {"language": "hi", "written": "गज्जू"}
    plain = await client.post("/v1/lexicon/try", json=asked)
    long = await client.post("/v1/lexicon/try", json={**asked, "said": "गजेंद्रनारायण", "voice": "hi-child"})
    for answer in (plain, long):
        assert (answer.status_code, answer.headers["content-type"]) == (200, "audio/mpeg")
    assert len(long.content) > 1.3 * len(plain.content)
    assert (await client.get("/v1/lexicon")).json()["items"] == []
    unknown = await client.post("/v1/lexicon/try", json={**asked, "voice": "hi-nobody"})
    assert unknown.status_code == 422


async def test_a_presets_sample_uses_its_owners_lexicon(client: Client) -> None:
    preset = (await client.post("/v1/voices/presets", json={"name": "aunt", "voice": "hi-woman"})).json()["id"]
    before = (await client.get(f"/v1/voices/{preset}/sample")).headers["etag"]
    await create(client, written="नमस्ते", said="नमस्कार")
    assert (await client.get(f"/v1/voices/{preset}/sample")).headers["etag"] != before
