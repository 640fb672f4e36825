"""Any server of OpenAI's speech API as a speech engine: OpenAI itself, or one of your own."""

import asyncio
import io
import json
import wave as wav
from collections.abc import AsyncGenerator, Mapping
from dataclasses import dataclass, field

import numpy
from pydantic import SecretStr

from kahaniyaa_shared.contracts.speech import Emotion
from kahaniyaa_shared.engines import EngineError, EngineRef
from kahaniyaa_tts.engine import SAMPLE_RATE, Abilities, Began, EngineVoice, Sentence, Sound, SpeechChunk
from kahaniyaa_tts.engines.elsewhere import Connection, Levels, Refused, levelled, shared_out
from kahaniyaa_tts.engines.manners import gender_of
from kahaniyaa_tts.engines.waves import Wave, pcm_of, resampled, wave_of
from kahaniyaa_tts.text.words import words

_NAME = "openai"
_SPEEDS = (0.25, 4.0)
_NO_INSTRUCTIONS = ("tts-1",)
_VOICES = {
    "narrator": "alloy", "grandmother": "sage", "grandfather": "fable", "woman": "nova", "man": "echo",
    "child": "shimmer", "mouse": "shimmer", "giant": "onyx", "girl": "shimmer", "cub": "shimmer", "king": "onyx",
    "beast": "onyx", "queen": "coral", "witch": "sage", "trickster": "ash",
}  # fmt: skip
"""OpenAI's own voices for the roles; others are played by gender."""
_BY_GENDER = {"female": "nova", "male": "echo", "neutral": "alloy"}
_WAYS: Mapping[Emotion, str] = {
    "happy": "happily, with a smile",
    "sad": "sadly and slowly",
    "excited": "full of excitement",
    "calm": "calmly",
    "mysterious": "mysteriously, almost whispering",
    "cheerful": "cheerfully",
    "dramatic": "dramatically",
    "gentle": "gently and softly",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeechServer:
    """Where the server is, what opens it, its model and languages, and its voices by role."""

    base_url: str
    api_key: SecretStr
    model: str
    languages: frozenset[str]
    voices: Mapping[str, str]


@dataclass(slots=True)
class OpenAiSpeech:
    """Has each sentence said by the server; when its words begin is estimated."""

    server: SpeechServer
    connection: Connection
    _levels: Levels = field(default_factory=Levels)
    _takes_instructions: bool = field(init=False)

    def __post_init__(self) -> None:
        self._takes_instructions = not self.server.model.startswith(_NO_INSTRUCTIONS)

    @property
    def ref(self) -> EngineRef:
        """The engine's name, and the model at the server."""
        return EngineRef(name=_NAME, model=self.server.model)

    @property
    def abilities(self) -> Abilities:
        """What such servers can."""
        return Abilities(
            languages=self.server.languages,
            word_times="estimated",
            voices=tuple(self._told(voice) for voice in dict.fromkeys((self.server.voices or _VOICES).values())),
            honours=frozenset({"rate", "emotion"}) if self._takes_instructions else frozenset({"rate"}),
            attribution=f"Spoken by the model {self.server.model}",
        )

    def says(self, sentence: Sentence) -> EngineRef:
        """The model, and its voice for the role."""
        return EngineRef(name=_NAME, model=f"{self.server.model} {self._voice(sentence)}")

    def reaches(self, sentence: Sentence) -> bool:
        """Any rate is heard as asked; no pitch but the voice's own is."""
        return sentence.pitch == 0.0 and _SPEEDS[0] <= sentence.rate <= _SPEEDS[1]

    async def speak(self, sentence: Sentence) -> AsyncGenerator[SpeechChunk]:
        """Say the sentence; raises EngineError where the server does not."""
        if sentence.language not in self.server.languages:
            raise EngineError(f"The speech server does not speak {sentence.language!r}.", passing=False)
        if not any(words(sentence.text)):  # some servers fail at it as if they were down
            raise EngineError("There is no word to say.", passing=False)
        content = await self._content(sentence)
        wave = await asyncio.to_thread(_decoded, content)
        yield Began(self.says(sentence), await levelled(self._levels, self._voice(sentence), wave))
        for word in shared_out(sentence.text, wave):
            yield word
        yield Sound(pcm_of(wave))

    async def close(self) -> None:
        """Let the connection go."""
        await self.connection.close()

    async def _content(self, sentence: Sentence) -> bytes:
        """The server's answer; one that takes no instructions is asked without, from then on."""
        try:
            return await self._asked(sentence)
        except Refused as refused:
            if not self._takes_instructions or refused.status not in {400, 422} or "instruct" not in refused.said:
                raise
            self._takes_instructions = False
        return await self._asked(sentence)

    async def _asked(self, sentence: Sentence) -> bytes:
        key = self.server.api_key.get_secret_value()
        headers = {"Content-Type": "application/json", **({"Authorization": f"Bearer {key}"} if key else {})}
        url = f"{self.server.base_url.rstrip('/')}/audio/speech"
        return await self.connection.fetched(url, headers=headers, body=json.dumps(self._request(sentence)).encode())

    def _request(self, sentence: Sentence) -> dict[str, object]:
        way = _WAYS.get(sentence.emotion)
        asked: dict[str, object] = {
            "model": self.server.model,
            "input": sentence.text,
            "voice": self._voice(sentence),
            "response_format": "wav",  # it tells its own rate, where `pcm` would have to be taken at its word
            "speed": round(min(max(sentence.rate, _SPEEDS[0]), _SPEEDS[1]), 3),
        }
        if self._takes_instructions:
            told = f"You read a story to a child, as its {sentence.role}."
            asked["instructions"] = f"{told} Speak {way}." if way else told
        return asked

    def _voice(self, sentence: Sentence) -> str:
        engine, _, named = sentence.voice.partition(":")
        if engine == _NAME and named:
            return named
        if self.server.voices:
            return self.server.voices.get(sentence.role) or next(iter(self.server.voices.values()))
        return _VOICES.get(sentence.role, _BY_GENDER[gender_of(sentence.role)])

    def _told(self, voice: str) -> EngineVoice:
        return EngineVoice(id=f"{_NAME}:{voice}", name=voice.title(), language="en", attribution=self.server.model)


def _decoded(content: bytes) -> Wave:
    """The WAV's sound, mono and at SAMPLE_RATE; raises EngineError where it is none."""
    try:
        with wav.open(io.BytesIO(content)) as file:
            channels, width, rate = file.getnchannels(), file.getsampwidth(), file.getframerate()
            pcm = file.readframes(len(content))  # a header made before the sound knows no length
    except (wav.Error, EOFError) as failure:
        raise EngineError("The speech server's answer is no WAV.", passing=False) from failure
    if width != 2 or not channels or not rate or len(pcm) < 2:
        raise EngineError("The speech server's answer has no 16-bit sound.", passing=False)
    frames = wave_of(pcm[: len(pcm) // (2 * channels) * 2 * channels]).reshape(-1, channels)
    mono: Wave = frames.mean(axis=1, dtype=numpy.float32)
    return resampled(mono, SAMPLE_RATE / rate)
