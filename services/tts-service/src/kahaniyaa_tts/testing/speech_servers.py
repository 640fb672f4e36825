"""Azure Speech and OpenAI's speech API as local servers: as strict as the real ones, and saying tones.

What they say lasts as long as the text would and is as fast and as high as was asked: all of it can be measured.
"""

import io
import re
import wave as wav
from dataclasses import dataclass, field
from typing import Any
from xml.etree import ElementTree

import numpy
from fastapi import FastAPI, Request, Response
from fastapi.responses import JSONResponse

KEY = "a-key-of-this-test"
HERTZ = 200.0
_SECONDS_A_LETTER = 0.06
_SSML = "{http://www.w3.org/2001/10/synthesis}"
_MSTTS = "{https://www.w3.org/2001/mstts}"
_VOICE = re.compile(r"[a-z]{2}-[A-Z]{2}-[A-Z][a-z]+Neural")
_RATE = re.compile(r"[+-]\d+(\.\d+)?%")
_PITCH = re.compile(r"[+-]\d+(\.\d+)?st")


@dataclass(slots=True)
class SpeechServerFake:
    """What both have: an address, what they were asked, and the statuses that they are told to answer next."""

    url: str = ""
    asked: list[dict[str, Any]] = field(default_factory=list[dict[str, Any]])
    statuses: list[int] = field(default_factory=list[int])
    again_after: str = "1"  # what it says with 429
    level: float = 0.2
    refuses_sounds: bool = False
    knows_instructions: bool = True

    def told(self) -> Response | None:
        """The next status it was told to answer, as an answer."""
        if not self.statuses:
            return None
        status = self.statuses.pop(0)
        return JSONResponse(
            {"error": {"message": "No."}}, status, {"Retry-After": self.again_after} if status == 429 else {}
        )

    def tone(self, text: str, *, hertz: float, rate: float, sample_rate: int) -> bytes:
        """A tone that lasts as long as the text."""
        time = numpy.arange(int(max(len(text), 1) * _SECONDS_A_LETTER / rate * sample_rate)) / sample_rate
        return (numpy.sin(2 * numpy.pi * hertz * time) * self.level * 32767).astype("<i2").tobytes()


@dataclass(slots=True)
class AzureFake(SpeechServerFake):
    """`POST /cognitiveservices/v1` and `GET /cognitiveservices/voices/list`."""

    async def answer(self, request: Request) -> Response:
        """The sound, or the status that Azure answers to what it cannot read."""
        headers = request.headers
        if headers.get("ocp-apim-subscription-key") != KEY:
            return Response(status_code=401)
        if not headers["content-type"].startswith("application/ssml+xml"):
            return Response(status_code=415)
        if headers.get("x-microsoft-outputformat") != "raw-22050hz-16bit-mono-pcm" or not headers.get("user-agent"):
            return Response(status_code=400)
        if told := self.told():
            return told
        try:
            asked = _understood((await request.body()).decode())
        except (ValueError, ElementTree.ParseError, KeyError):
            return Response(status_code=400)
        self.asked.append(asked)
        if self.refuses_sounds and asked["sounds"]:
            return Response(status_code=400)
        hertz = HERTZ * 2 ** (asked["pitch"] / 12)
        sound = self.tone(asked["text"], hertz=hertz, rate=asked["rate"], sample_rate=22_050)
        return Response(sound, media_type="audio/basic")

    async def voices(self, request: Request) -> Response:
        """Its list of voices, of which nobody reads more than that it comes."""
        is_known = request.headers.get("ocp-apim-subscription-key") == KEY
        return JSONResponse([{"ShortName": "hi-IN-SwaraNeural"}]) if is_known else Response(status_code=401)


def _understood(document: str) -> dict[str, Any]:
    """What the SSML asks for; raises where it is not as the service wants it."""
    speak = ElementTree.fromstring(document)  # noqa: S314  # what our own engine wrote
    if speak.tag != f"{_SSML}speak" or speak.get("version") != "1.0":
        raise ValueError(speak.tag)
    (voice,) = speak
    name = voice.get("name", "")
    locale = speak.get("{http://www.w3.org/XML/1998/namespace}lang", "")
    if voice.tag != f"{_SSML}voice" or not _VOICE.fullmatch(name) or not name.startswith(locale):
        raise ValueError(name)
    express = voice.find(f"{_MSTTS}express-as")
    prosody = (voice if express is None else express).find(f"{_SSML}prosody")
    if prosody is None or not _RATE.fullmatch(prosody.attrib["rate"]) or not _PITCH.fullmatch(prosody.attrib["pitch"]):
        raise ValueError("prosody")
    return {
        "voice": name,
        "style": None if express is None else express.attrib["style"],
        "rate": 1 + float(prosody.attrib["rate"].rstrip("%")) / 100,
        "pitch": float(prosody.attrib["pitch"].removesuffix("st")),
        "text": "".join(prosody.itertext()),
        "sounds": [(each.attrib["ph"], each.text) for each in prosody.iter(f"{_SSML}phoneme")],
    }


@dataclass(slots=True)
class OpenAiFake(SpeechServerFake):
    """`POST /v1/audio/speech`."""

    async def answer(self, request: Request) -> Response:
        """The sound as WAV, or an error in OpenAI's words."""
        if request.headers.get("authorization") != f"Bearer {KEY}":
            return JSONResponse({"error": {"message": "Incorrect API key provided."}}, 401)
        if told := self.told():
            return told
        asked: dict[str, Any] = await request.json()
        wrong = _wrong(asked, knows_instructions=self.knows_instructions)
        if wrong:
            return JSONResponse({"error": {"message": wrong, "type": "invalid_request_error"}}, 400)
        self.asked.append(asked)
        if not any(character.isalnum() for character in asked["input"]):
            return JSONResponse({"error": {"message": "No sound was made."}}, 500)  # as one over Piper does
        pcm = self.tone(asked["input"], hertz=HERTZ, rate=asked["speed"], sample_rate=24_000)
        return Response(_wav(pcm, 24_000), media_type="audio/wav")


def _wrong(asked: dict[str, Any], *, knows_instructions: bool) -> str:
    known = {"model", "input", "voice", "response_format", "speed", *(["instructions"] if knows_instructions else [])}
    if extra := asked.keys() - known:
        return f"Unrecognized request argument supplied: {', '.join(extra)}"
    if not isinstance(asked.get("input"), str) or not 1 <= len(asked["input"]) <= 4_096:
        return "input"
    if asked.get("response_format") != "wav" or not 0.25 <= asked.get("speed", 1) <= 4 or not asked.get("voice"):
        return "response_format, speed or voice"
    return ""


def _wav(pcm: bytes, rate: int) -> bytes:
    """As servers stream it: with a length that nobody knew when the header was sent."""
    held = io.BytesIO()
    with wav.open(held, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(pcm)
    content = bytearray(held.getvalue())
    content[4:8] = content[40:44] = b"\xff\xff\xff\xff"
    return bytes(content)


def azure_app(fake: AzureFake) -> FastAPI:
    """The server as an application, to be run on a free loopback port."""
    app = FastAPI()
    app.add_api_route("/cognitiveservices/v1", fake.answer, methods=["POST"], response_model=None)
    app.add_api_route("/cognitiveservices/voices/list", fake.voices, methods=["GET"], response_model=None)
    return app


def openai_app(fake: OpenAiFake) -> FastAPI:
    """The server as an application, to be run on a free loopback port."""
    app = FastAPI()
    app.add_api_route("/v1/audio/speech", fake.answer, methods=["POST"], response_model=None)
    return app
