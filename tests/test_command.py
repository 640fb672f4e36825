"""The command `kahaniyaa`, run as a person runs it: in a process of its own, with real parts and short stories."""

import asyncio
import hashlib
import json
import os
import re
import struct
import subprocess
import sys
import wave
from array import array
from collections.abc import Callable
from math import log10, sqrt
from pathlib import Path
from typing import Any

import pytest

from kahaniyaa.app import create_product
from kahaniyaa_shared.testing.running import running
from kahaniyaa_tts.testing.file_server import file_server
from kahaniyaa_tts.testing.speech_servers import KEY, AzureFake, azure_app
from kahaniyaa_tts.testing.tiny_voice import write_voice

Told = subprocess.CompletedProcess[str]
Command = Callable[..., Told]
WISH = ("a shy elephant who wants to fly", "--language", "hi", "--words", "60", "--seed", "7")
STREAM = {"Accept": "text/event-stream"}


@pytest.fixture
def kahaniyaa(tmp_path: Path) -> Command:
    """Runs the command in an empty folder, with settings for this run alone."""

    def run(*words: str, **settings: str) -> Told:
        environment = {"PATH": os.environ["PATH"], "DATA_DIR": str(tmp_path / "data"), **settings}
        command = [sys.executable, "-m", "kahaniyaa", *words]
        return subprocess.run(
            command, cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=60, check=False
        )

    return run


async def test_what_the_command_reads_aloud_is_what_the_page_reads_aloud(
    kahaniyaa: Command, tmp_path: Path, given: dict[str, Any]
) -> None:
    told = kahaniyaa("tell", *WISH, "--out", "story.mp3")
    assert told.returncode == 0, told.stderr
    assert told.stdout.startswith("story.mp3 (")
    asked = {"scenario": WISH[0], "language": "hi", "length_words": 60, "seed": 7, "narrate": True}
    async with running(create_product(**given)) as page:
        guest = (await page.post("/v1/auth/guest", json={})).raise_for_status().json()
        page.headers["Authorization"] = f"Bearer {guest['access_token']}"
        location = (await page.post("/v1/stories", json=asked, headers=STREAM)).headers["Location"]
        story, narration = [(await page.get(location + part)).json() for part in ("", "/narration")]
    assert narration["status"] == "complete"
    assert f"“{story['title']}”: {story['words']} words" in told.stderr
    seconds = seconds_of_mp3((tmp_path / "story.mp3").read_bytes())
    assert seconds == pytest.approx(narration["duration"], abs=0.2)
    assert f"{seconds:.0f} seconds of speech" in told.stderr


def test_a_recording_is_loud_enough_and_as_long_as_its_words(kahaniyaa: Command, tmp_path: Path) -> None:
    told = kahaniyaa("tell", *WISH, "--out", "story.wav")
    assert told.returncode == 0, told.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["story.wav"]
    seconds, level = heard(tmp_path / "story.wav")
    (words,) = map(int, re.findall(r"(\d+) words", told.stderr))
    assert 0.2 < seconds / words < 1
    assert -30 < level < -12


def test_a_story_can_be_kept_as_data(kahaniyaa: Command, tmp_path: Path) -> None:
    told = kahaniyaa("tell", *WISH, "--out", "story.json")
    assert told.returncode == 0, told.stderr
    story = json.loads((tmp_path / "story.json").read_text("utf-8"))
    assert (story["language"], story["status"]) == ("hi", "complete")
    assert all(line["text"] for scene in story["scenes"] for line in scene["lines"])


def heard(path: Path) -> tuple[float, float]:
    """How long a recording is, and how loud: RMS in dB below full scale."""
    with wave.open(str(path)) as file:
        samples = array("h", file.readframes(file.getnframes()))
        seconds = file.getnframes() / file.getframerate()
    loudness = sqrt(sum(sample * sample for sample in samples) / len(samples)) / 32768
    return seconds, 20 * log10(loudness)


def seconds_of_mp3(data: bytes) -> float:
    """The length of an MPEG-2 layer III stream without tags, frame by frame (ISO/IEC 13818-3)."""
    rates, bits = (22050, 24000, 16000), (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)
    at, seconds = 0, 0.0
    while at < len(data):
        (head,) = struct.unpack_from(">I", data, at)
        assert head >> 19 == 0b1111111111110, "an MPEG-2 frame begins here"
        rate = rates[head >> 10 & 3]
        at += 72_000 * bits[head >> 12 & 15] // rate + (head >> 9 & 1)
        seconds += 576 / rate
    return seconds


def test_a_story_on_the_screen_is_the_text_alone(kahaniyaa: Command, tmp_path: Path) -> None:
    told = kahaniyaa("tell", "--character", "மீனா", "--language", "ta", "--words", "50", "--seed", "1")
    title, *text = told.stdout.splitlines()
    assert told.returncode == 0, told.stderr
    assert re.search("[\u0b80-\u0bff]", title)
    assert "மீனா" in told.stdout
    assert len(text) > 3
    assert f"“{title}”" in told.stderr
    assert list(tmp_path.iterdir()) == []


def test_what_no_writer_can_tell_is_said_by_the_option_that_was_wrong(kahaniyaa: Command, tmp_path: Path) -> None:
    told = kahaniyaa("tell", "a kite", "--language", "xx", "--out", "story.txt")
    assert told.returncode == 1
    assert told.stdout == ""
    assert told.stderr.startswith("--language: ")
    assert "hi" in told.stderr
    assert list(tmp_path.iterdir()) == []


REFUSED = {
    "another kind of file": (("a kite", "--out", "story.pdf"), ".mp3, .opus, .aac, .flac, .wav, .txt, .json"),
    "no kind of file": (("a kite", "--out", "story"), "end the name with"),
    "a folder that is not there": (("a kite", "--out", "shelf/story.txt"), "there is no folder shelf"),
    "a folder in the file's place": (("a kite", "--out", "folder.txt"), "is a folder"),
    "nothing to tell of": ((" ",), "say what happens"),
    "a number that is none": (("a kite", "--words", "many"), "--words"),
}


@pytest.mark.parametrize("reason", list(REFUSED))
def test_what_cannot_be_kept_is_not_told(kahaniyaa: Command, tmp_path: Path, reason: str) -> None:
    words, advice = REFUSED[reason]
    (tmp_path / "folder.txt").mkdir()
    told = kahaniyaa("tell", *words)
    assert told.returncode in {1, 2}
    assert advice in told.stderr
    assert "Traceback" not in told.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["folder.txt"]


def test_the_doctor_tries_everything_and_says_what_to_do_where_something_is_wrong(kahaniyaa: Command) -> None:
    told = kahaniyaa("doctor", OPENAI_BASE_URL="http://127.0.0.1:1/v1", REDIS_URL="redis://127.0.0.1:1/0", PORT="0")
    lines = told.stdout.splitlines()
    wrong = [line for line in lines if line.startswith(" NO ") and "Page" not in line]  # which may not be built here
    assert told.returncode == 1
    assert [line.split()[1] for line in wrong] == ["Redis", "Model"]
    assert "→ Is the server of REDIS_URL running?" in told.stdout
    assert "→ Is the server of OPENAI_BASE_URL running?" in told.stdout
    assert [line.split()[2:4] for line in lines if " Voice: " in line] == [
        [each, "speaks"] for each in ("en", "hi", "ta")
    ]
    assert re.search(r"ok +Stories +by builtin", told.stdout)
    for service in ("auth", "story", "tts", "vision"):
        assert re.search(rf"ok +{service}-service +starts and is ready", told.stdout)


async def test_the_doctor_says_who_speaks_and_whether_the_servers_of_others_answer(
    kahaniyaa: Command, tmp_path: Path
) -> None:
    write_voice(tmp_path / "data" / "voices", "hi_IN-asha-medium")
    (tmp_path / "data" / "voices" / "broken.onnx").write_bytes(b"no voice")
    fake = AzureFake()
    async with running(azure_app(fake)) as azure:
        told = await asyncio.to_thread(
            kahaniyaa,
            "doctor",
            AZURE_SPEECH_KEY=KEY,
            AZURE_SPEECH_ENDPOINT=f"{str(azure.base_url).rstrip('/')}/cognitiveservices/v1",
            SPEECH_MODEL="some-model",
            SPEECH_BASE_URL="http://127.0.0.1:1/v1",
            SPEECH_ENGINES="piper,espeak",
            SPEECH_ENGINES_BY_LANGUAGE="ta=azure,espeak",
            PORT="0",
        )
    lines = [" ".join(line.split()) for line in told.stdout.splitlines()]
    assert "ok Speech by piper, then espeak" in lines
    assert "ok Speech: ta by azure, then espeak" in lines
    assert f"ok Natural voices 1 for hi in {tmp_path / 'data' / 'voices'}" in lines
    assert "NO Natural voice broken cannot be read" in lines
    assert any(line.startswith("ok Azure Speech answers at http://127.0.0.1:") for line in lines)
    assert "NO Speech model http://127.0.0.1:1/v1 does not answer (ConnectError)" in lines
    assert KEY not in told.stdout + told.stderr


def test_the_doctor_tells_of_a_provider_that_is_half_configured(kahaniyaa: Command) -> None:
    told = kahaniyaa("doctor", AZURE_SPEECH_KEY="a-key", PORT="0")
    assert re.search(r"NO +Azure Speech +is half configured", told.stdout)
    assert re.search(r"ok +Natural voices +none in ", told.stdout)


def test_a_setting_that_cannot_be_used_is_named(kahaniyaa: Command) -> None:
    told = kahaniyaa("up", PORT="a lot")
    assert (told.returncode, told.stdout) == (1, "")
    assert told.stderr.startswith("PORT cannot be used: ")
    assert "Traceback" not in told.stderr


def test_the_command_says_which_it_is_at_once(kahaniyaa: Command) -> None:
    assert kahaniyaa("--version").stdout.startswith("kahaniyaa 0.")


def test_a_text_is_said_into_a_file_with_its_captions(kahaniyaa: Command, tmp_path: Path) -> None:
    (tmp_path / "words.txt").write_text("एक छोटा हाथी जंगल में रहता था।", "utf-8")
    usual = kahaniyaa("say", "words.txt", "--out", "usual.wav", "--captions", "usual.vtt")
    slow = kahaniyaa("say", "words.txt", "--out", "slow.wav", "--speed", "0.5", "--voice", "hi-giant")
    assert (usual.returncode, slow.returncode) == (0, 0), usual.stderr + slow.stderr
    assert usual.stdout.startswith("usual.wav (")
    captions = (tmp_path / "usual.vtt").read_text("utf-8")
    assert captions.startswith("WEBVTT")
    assert all(word in captions for word in ("छोटा", "रहता"))
    (usual_seconds, level), (slow_seconds, _) = heard(tmp_path / "usual.wav"), heard(tmp_path / "slow.wav")
    assert slow_seconds > 1.8 * usual_seconds
    assert -30 < level < -12


NOT_SAID = {
    "another kind of file": (("Hello", "--out", "hello.txt"), "end the name with one of .mp3"),
    "a voice that is not there": (("Hello", "--out", "hello.mp3", "--voice", "hi-nobody"), "--voice: "),
    "SSML that is none": (("<speak>", "--ssml", "--out", "hello.mp3"), "the SSML: "),
}


@pytest.mark.parametrize("reason", list(NOT_SAID))
def test_what_cannot_be_said_is_told_by_what_was_wrong(kahaniyaa: Command, tmp_path: Path, reason: str) -> None:
    words, advice = NOT_SAID[reason]
    told = kahaniyaa("say", *words)
    assert told.returncode == 1
    assert advice in told.stderr
    assert "Traceback" not in told.stderr
    assert list(tmp_path.iterdir()) == []


async def test_a_voice_is_installed_from_an_address_heard_and_removed(kahaniyaa: Command, tmp_path: Path) -> None:
    model = write_voice(tmp_path / "elsewhere", "hi_IN-asha-medium")
    async with file_server() as files:
        for path in model.parent.iterdir():
            files.files[f"/{path.name}"] = path.read_bytes()
        address = f"{files.url}/hi_IN-asha-medium.onnx"
        unsure = await asyncio.to_thread(kahaniyaa, "voices", "install", address)
        files.breaks = [10**9, 10**9, 10**9, 1_000]
        sure = await asyncio.to_thread(kahaniyaa, "voices", "install", address, "--yes")
    assert (unsure.returncode, sure.returncode) == (1, 0), sure.stderr
    assert "--yes" in unsure.stderr
    came = hashlib.sha256(model.read_bytes()).hexdigest()
    for fact in ("Hindi", address, "size", "licence", "checksum  none is told", f"came as   {came}"):
        assert fact in sure.stdout
    assert any("range" in asked for asked in files.asked), "it went on where it broke off"
    assert "piper:hi_IN-asha-medium" in kahaniyaa("voices").stdout
    said = kahaniyaa("say", "एक हाथी", "--language", "hi", "--out", "said.wav")
    assert "by piper" in said.stderr, said.stderr
    assert kahaniyaa("voices", "remove", "hi_IN-asha-medium").returncode == 0
    assert kahaniyaa("voices", "remove", "hi_IN-asha-medium").returncode == 1


async def test_what_is_no_voice_is_not_installed(kahaniyaa: Command) -> None:
    async with file_server() as files:
        files.files = {"/hi_IN-not-medium.onnx": b"no", "/hi_IN-not-medium.onnx.json": b"{}"}
        for wanted in (
            "nobody",
            f"{files.url}/gone.onnx",
            f"{files.url}/hi_IN-not-medium.onnx",
            "http://127.0.0.1:1/a.onnx",
        ):
            told = await asyncio.to_thread(kahaniyaa, "voices", "install", wanted, "--yes")
            assert told.returncode == 1
            assert "Traceback" not in told.stderr
            assert told.stderr.strip()


def test_voices_of_a_language_are_listed(kahaniyaa: Command) -> None:
    told = kahaniyaa("voices", "--language", "hi").stdout
    assert "hi-grandmother" in told
    assert re.search(r"hi_IN-priyamvada-medium +Hindi, female, medium, 63.5 MB, CC BY-NC-SA 4.0", told)
    assert kahaniyaa("voices", "--language", "xx").returncode == 1


def test_what_a_language_of_the_storyteller_lacks_is_told(kahaniyaa: Command) -> None:
    told = kahaniyaa("storyteller", "check", "hi", "en")
    hindi, english = told.stdout.split("\nen\n")
    for language in (hindi, english):
        assert re.search(r"^  tells \d+ of \d+ plots: wish, ", language, re.MULTILINE)
        assert re.search(r"^  holds tier (early|loved); lang.toml says (early|loved)$", language, re.MULTILINE)
        assert re.search(r"^  0 missing ", language, re.MULTILINE)
        assert re.search(r"^  0 wrong ", language, re.MULTILINE)
    assert told.returncode == 0


def test_what_is_thin_is_listed_where_all_is_asked_for(kahaniyaa: Command) -> None:
    told = kahaniyaa("storyteller", "check", "ta", "--all").stdout
    thin = int(re.findall(r"(\d+) thin", told)[0])
    assert len(re.findall(r"^    \S+ has \d+ of \d+ tellings$", told, re.MULTILINE)) == thin


def test_a_language_without_a_folder_is_answered_with_those_that_have_one_and_the_guide(kahaniyaa: Command) -> None:
    told = kahaniyaa("storyteller", "check", "en", "xx")
    assert (told.returncode, told.stdout) == (1, "")
    assert "'xx'" in told.stderr
    assert "en, hi, ta" in told.stderr
    assert "docs/guides/add-a-story-language.md" in told.stderr
