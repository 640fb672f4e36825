"""Voices are fetched from a real server: whole, on where it broke off, checked, once, and by whom it is allowed."""

import asyncio
import hashlib
import json
import re
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import pytest

from kahaniyaa_shared.identity import Caller
from kahaniyaa_shared.languages import LANGUAGES
from kahaniyaa_shared.starting import CannotStart
from kahaniyaa_shared.testing.running import Client
from kahaniyaa_tts.installing.catalogue import Catalogue
from kahaniyaa_tts.installing.choice import installing_of
from kahaniyaa_tts.installing.folder import VoiceFolder
from kahaniyaa_tts.installing.problems import MayNotInstall
from kahaniyaa_tts.settings import TtsSettings
from kahaniyaa_tts.testing.file_server import FileServer, file_server
from kahaniyaa_tts.testing.fixtures import Service

VOICE = "/v1/voices/installable/piper:hi_IN-asha-medium"
NAME = "hi_IN-asha-medium"
MODEL = bytes(range(256)) * 2_000
DESCRIPTION = b'{"audio": {"sample_rate": 22050}}'


@pytest.fixture
async def files() -> AsyncIterator[FileServer]:
    async with file_server() as files:
        files.files = {"/asha.onnx": MODEL, "/asha.onnx.json": DESCRIPTION}
        yield files


@pytest.fixture
def catalogue(files: FileServer, tmp_path: Path) -> Path:
    return written(tmp_path, files.url)


def written(folder: Path, url: str, **model: Any) -> Path:
    """A catalogue of one voice whose files are at the address."""
    told = {"url": f"{url}/asha.onnx", "bytes": len(MODEL), "sha256": hashlib.sha256(MODEL).hexdigest(), **model}
    described = {"url": f"{url}/asha.onnx.json", "bytes": len(DESCRIPTION)}
    voice = {"id": NAME, "name": "Asha", "language": "hi", "license": "CC0 1.0", "files": [told, described]}
    path = folder / "catalogue.json"
    path.write_text(json.dumps({"voices": [voice]}))
    return path


@pytest.fixture
async def client(service: Service, catalogue: Path) -> AsyncIterator[Client]:
    async with service(speech_installing="anyone", speech_voice_catalogue=catalogue) as client:
        yield client


@pytest.fixture
def folder(given: dict[str, Any]) -> VoiceFolder:
    return VoiceFolder(Path(given["data_dir"]) / "voices")


async def settled(client: Client) -> dict[str, Any]:
    """How it stands once nothing is being fetched any more."""
    async with asyncio.timeout(20):
        while (told := (await client.get(VOICE)).json())["status"] == "installing":
            await asyncio.sleep(0.02)
    return told


async def installed(client: Client) -> dict[str, Any]:
    assert (await client.post(VOICE)).status_code == 202
    return await settled(client)


def is_whole(folder: VoiceFolder) -> bool:
    files = {path.name: path.read_bytes() for path in folder.path.iterdir() if not path.name.startswith(".")}
    return files == {f"{NAME}.onnx": MODEL, f"{NAME}.onnx.json": DESCRIPTION}


async def test_anybody_sees_what_can_be_installed(service: Service, catalogue: Path) -> None:
    async with service(user=None, speech_voice_catalogue=catalogue) as client:
        told = (await client.get("/v1/voices/installable", params={"language": "hi"})).json()
    assert told["may_install"] is False
    assert {"hi_IN-asha-medium", "hi_IN-priyamvada-medium"} <= {item["id"][6:] for item in told["items"]}
    asha = next(item for item in told["items"] if item["name"] == "Asha")
    assert (asha["status"], asha["received_bytes"], asha["problem"]) == ("available", 0, None)
    assert asha["bytes"] == len(MODEL) + len(DESCRIPTION)
    assert all(item["language"] == "hi" and item["license"] for item in told["items"])


def test_the_catalogue_tells_facts_only() -> None:
    voices = Catalogue().voices
    assert len(voices) > 20
    for voice in voices.values():
        assert voice.language in LANGUAGES
        assert len(voice.voice_id) <= 40
        assert voice.license_url.endswith("/MODEL_CARD")
        assert re.search(r"^CC|domain$|^MIT$|licence$|research only$", voice.license), voice.id
        assert all(file.bytes and (file.md5 or file.sha256) and "https://" in file.url for file in voice.files)
        assert voice.files[0].url.endswith(f"/{voice.id}.onnx")
        assert voice.files[1].url == voice.files[0].url + ".json"


async def test_a_voice_is_fetched_whole_and_is_in_its_place(client: Client, folder: VoiceFolder) -> None:
    begun = await client.post(VOICE)
    assert begun.json()["status"] == "installing"
    assert begun.headers["location"] == VOICE
    told = await settled(client)
    assert (told["status"], told["received_bytes"]) == ("installed", told["bytes"])
    assert is_whole(folder)
    assert (await client.post(VOICE)).json()["status"] == "installed"


async def test_a_download_that_breaks_off_goes_on_where_it_was(
    client: Client, files: FileServer, folder: VoiceFolder
) -> None:
    files.breaks = [len(DESCRIPTION), 100_000, 200_000]
    assert (await installed(client))["status"] == "installed"
    assert is_whole(folder)
    ranges = [asked.get("range") for asked in files.asked if asked["path"] == "/asha.onnx"]
    assert ranges == [None, "bytes=100000-", "bytes=300000-"]


async def test_a_file_that_changed_meanwhile_is_fetched_anew(
    client: Client, files: FileServer, folder: VoiceFolder
) -> None:
    part = folder.part(NAME, ".onnx")
    folder.path.mkdir(parents=True)
    part.write_bytes(b"another version")
    part.with_name(f".{part.name}.etag").write_text('"another"')
    assert (await installed(client))["status"] == "installed"
    assert is_whole(folder)


async def test_a_server_without_ranges_begins_anew(client: Client, files: FileServer, folder: VoiceFolder) -> None:
    files.knows_ranges, files.breaks = False, [len(DESCRIPTION), 100_000]
    assert (await installed(client))["status"] == "installed"
    assert is_whole(folder)


async def test_redirects_are_followed(client: Client, files: FileServer, folder: VoiceFolder) -> None:
    files.files["/elsewhere"] = files.files.pop("/asha.onnx")
    files.moved = {"/asha.onnx": f"{files.url}/elsewhere"}
    assert (await installed(client))["status"] == "installed"
    assert is_whole(folder)


async def test_a_redirect_to_what_is_no_web_address_is_refused(client: Client, files: FileServer) -> None:
    files.moved = {"/asha.onnx": "file:///etc/passwd"}
    assert (await installed(client))["status"] == "failed"


async def test_another_checksum_is_not_kept(client: Client, files: FileServer, folder: VoiceFolder) -> None:
    files.files["/asha.onnx"] = MODEL[:-1] + b"!"
    told = await installed(client)
    assert (told["status"], told["received_bytes"]) == ("failed", len(DESCRIPTION))
    assert "checksum" in told["problem"]
    assert not folder.file(NAME, ".onnx").exists()
    files.files["/asha.onnx"] = MODEL
    assert (await installed(client))["status"] == "installed"


async def test_a_length_that_the_catalogue_does_not_know_is_refused(client: Client, files: FileServer) -> None:
    files.files["/asha.onnx"] = MODEL + b"more"
    told = await installed(client)
    assert told["status"] == "failed"
    assert f"{len(MODEL):,}" in told["problem"]


async def test_a_file_that_is_not_there_is_told(client: Client, files: FileServer) -> None:
    del files.files["/asha.onnx"]
    told = await installed(client)
    assert told["status"] == "failed"
    assert "404" in told["problem"]


async def test_a_server_that_is_down_for_a_moment_is_asked_again(client: Client, files: FileServer) -> None:
    files.statuses = [503, 429]
    assert (await installed(client))["status"] == "installed"


async def test_what_is_here_is_counted_while_a_part_becomes_the_whole_file(folder: VoiceFolder) -> None:
    folder.path.mkdir(parents=True)
    part, whole = folder.part(NAME, ".onnx"), folder.file(NAME, ".onnx")
    part.write_bytes(MODEL)

    def move_it_there_and_back() -> None:
        for _ in range(2_000):
            part.replace(whole)
            whole.replace(part)

    moving = asyncio.create_task(asyncio.to_thread(move_it_there_and_back))
    while not moving.done():
        assert await asyncio.to_thread(folder.received, NAME) in {0, len(MODEL)}
    await moving


async def test_nothing_longer_than_the_limit_is_fetched(service: Service, catalogue: Path) -> None:
    async with service(
        speech_installing="anyone", speech_voice_catalogue=catalogue, speech_most_voice_bytes=1000
    ) as client:
        told = await installed(client)
    assert "SPEECH_MOST_VOICE_BYTES" in told["problem"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
async def test_a_full_disk_is_told_and_left_as_it_was(client: Client, folder: VoiceFolder) -> None:
    folder.path.mkdir(parents=True)
    folder.part(NAME, ".onnx").symlink_to("/dev/full")
    told = await installed(client)
    assert told["status"] == "failed"
    assert "No space left on device" in told["problem"]
    assert told["received_bytes"] == 0


async def test_a_place_that_is_taken_is_told(client: Client, folder: VoiceFolder) -> None:
    folder.file(NAME, ".onnx").mkdir(parents=True)
    told = await installed(client)
    assert told["status"] == "failed"
    assert "cannot be kept" in told["problem"]


async def test_a_download_is_stopped_and_leaves_nothing(client: Client, files: FileServer, folder: VoiceFolder) -> None:
    files.goes_on.clear()
    files.breaks = [len(DESCRIPTION), 1000]
    await client.post(VOICE)
    assert (await client.delete(VOICE)).status_code == 204
    told = await settled(client)
    assert (told["status"], told["received_bytes"]) == ("available", 0)
    assert not [path for path in folder.path.iterdir() if not path.name.endswith(".lock")]


async def test_an_installed_voice_is_removed(client: Client, folder: VoiceFolder) -> None:
    await installed(client)
    assert (await client.delete(VOICE)).status_code == 204
    assert (await client.get(VOICE)).json()["status"] == "available"
    assert folder.names() == ()


async def test_one_fetches_for_all_processes(client: Client, files: FileServer, folder: VoiceFolder) -> None:
    folder.path.mkdir(parents=True)
    with folder.lock(NAME):  # as another process would hold it
        told = await client.get(VOICE)
        assert told.json()["status"] == "installing"
        await client.post(VOICE)
        await asyncio.sleep(0.1)
        assert files.asked == []
        await client.delete(VOICE)
        assert folder.stop(NAME).exists()
    assert (await installed(client))["status"] == "installed"


async def test_asked_twice_it_is_fetched_once(client: Client, files: FileServer) -> None:
    await asyncio.gather(*(client.post(VOICE) for _ in range(5)))
    await settled(client)
    assert len(files.asked) == 2


@pytest.mark.parametrize("who", ["nobody", "admins"])
async def test_only_those_who_may_install(service: Service, catalogue: Path, who: str) -> None:
    async with service(speech_installing=who, speech_voice_catalogue=catalogue) as client:
        assert (await client.get("/v1/voices/installable")).json()["may_install"] is False
        for answer in (await client.post(VOICE), await client.delete(VOICE)):
            assert answer.status_code == 403
            assert answer.json()["type"].endswith("/may-not-install")


async def test_an_admin_may_install_where_admins_may(given: dict[str, Any], catalogue: Path) -> None:
    installing = installing_of(TtsSettings(**given, speech_voice_catalogue=catalogue))
    with pytest.raises(MayNotInstall):
        await installing.start(NAME, Caller("somebody"))
    await installing.start(NAME, Caller("somebody", roles=frozenset({"admin"})))
    async with asyncio.timeout(20):
        while (await installing.read(NAME)).status == "installing":
            await asyncio.sleep(0.02)
    assert installing.folder.names() == (NAME,)
    await installing.close()


async def test_without_a_token_nothing_is_installed(service: Service) -> None:
    async with service(user=None, speech_installing="anyone") as client:
        assert (await client.post(VOICE)).status_code == 401


@pytest.mark.parametrize("name", ["nobody", "..%2F..%2Fetc", "piper:", "piper:hi_IN-nobody-medium"])
async def test_what_the_catalogue_does_not_have_is_not_there(client: Client, name: str) -> None:
    for ask in (client.get, client.post, client.delete):
        answer = await ask(f"/v1/voices/installable/{name}")
        assert answer.status_code in {404, 405}


def test_a_catalogue_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    for wrong in ("", "{}", '{"voices": [{"id": "../up"}]}'):
        (tmp_path / "mine.json").write_text(wrong)
        with pytest.raises(CannotStart, match="SPEECH_VOICE_CATALOGUE"):
            assert Catalogue(tmp_path / "mine.json").voices


async def test_an_upgrade_keeps_what_is_there_by_hand(
    service: Service, folder: VoiceFolder, token_for: Callable[[str], str]
) -> None:
    folder.path.mkdir(parents=True)
    for kind in (".onnx", ".onnx.json"):
        folder.file("own", kind).write_bytes(b"mine")
    async with service(speech_installing="anyone"):
        assert folder.names() == ("own",)
