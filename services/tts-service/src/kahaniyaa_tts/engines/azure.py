"""Azure Speech as a speech engine, by its REST interface and clean SSML of our own making.

It tells no word times there (only its SDK does), so they are estimated. Sources: the service's REST reference, and its
list of voices and styles.
"""

import asyncio
from collections.abc import AsyncGenerator, Mapping
from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

from pydantic import SecretStr

from kahaniyaa_shared.contracts.speech import Emotion
from kahaniyaa_shared.engines import EngineError, EngineRef
from kahaniyaa_tts.engine import Abilities, Began, EngineVoice, Sentence, Sound, SpeechChunk
from kahaniyaa_tts.engines.elsewhere import Connection, Levels, Refused, levelled, shared_out
from kahaniyaa_tts.engines.manners import gender_of, manner
from kahaniyaa_tts.engines.waves import wave_of

_NAME = "azure"
_FORMAT = "raw-22050hz-16bit-mono-pcm"
_RATES = (0.5, 2.0)
_PITCHES = (-9.0, 9.0)
_ALLOWED = {"\t", "\n", "\r"}
_VOICES: Mapping[str, tuple[str, str, str]] = {
    "as": ("as-IN", "Yashica", "Priyom"), "bn": ("bn-IN", "Tanishaa", "Bashkar"), "en": ("en-IN", "Neerja", "Prabhat"),
    "gu": ("gu-IN", "Dhwani", "Niranjan"), "hi": ("hi-IN", "Swara", "Madhur"), "kn": ("kn-IN", "Sapna", "Gagan"),
    "ml": ("ml-IN", "Sobhana", "Midhun"), "mr": ("mr-IN", "Aarohi", "Manohar"), "ne": ("ne-NP", "Hemkala", "Sagar"),
    "or": ("or-IN", "Subhasini", "Sukant"), "pa": ("pa-IN", "Vaani", "Ojas"), "ta": ("ta-IN", "Pallavi", "Valluvar"),
    "te": ("te-IN", "Shruti", "Mohan"), "ur": ("ur-IN", "Gul", "Salman"),
}  # fmt: skip
"""By language: the locale, a woman's voice and a man's."""
_STYLED = frozenset({"hi-IN-SwaraNeural", "en-IN-NeerjaNeural"})
_STYLES: Mapping[Emotion, str] = {
    "happy": "cheerful", "cheerful": "cheerful", "excited": "cheerful", "sad": "empathetic", "gentle": "empathetic",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class AzureService:
    """Where the service is, and what opens it."""

    url: str
    key: SecretStr


@dataclass(frozen=True, slots=True)
class AzureSpeech:
    """Has each sentence said by one of Azure's neural voices of its language."""

    service: AzureService
    connection: Connection
    _levels: Levels = field(default_factory=Levels)

    @property
    def ref(self) -> EngineRef:
        """The engine's name."""
        return EngineRef(name=_NAME, model="neural")

    @property
    def abilities(self) -> Abilities:
        """The Indian languages that it has voices for."""
        return Abilities(
            languages=frozenset(_VOICES),
            word_times="estimated",
            voices=tuple(_told(language, which) for language in _VOICES for which in (1, 2)),
            honours=frozenset({"rate", "pitch", "sounds", "emotion"}),
            attribution="Azure Speech, Microsoft",
        )

    def says(self, sentence: Sentence) -> EngineRef:
        """Azure's name of the voice."""
        return EngineRef(name=_NAME, model=_voice(sentence) or "neural")

    def reaches(self, sentence: Sentence) -> bool:
        """Whether prosody goes as far as asked: half to twice as fast, and nine semitones."""
        rate, pitch = _prosody(sentence)
        return _RATES[0] <= rate <= _RATES[1] and _PITCHES[0] <= pitch <= _PITCHES[1]

    async def speak(self, sentence: Sentence) -> AsyncGenerator[SpeechChunk]:
        """Say the sentence; raises EngineError where Azure does not."""
        voice = _voice(sentence)
        if voice is None:
            raise EngineError(f"Azure has no voice for {sentence.language!r}.", passing=False)
        wave = wave_of(await self._content(sentence, voice))
        if not len(wave):
            raise EngineError("Azure said nothing.", passing=False)
        yield Began(self.says(sentence), await levelled(self._levels, voice, wave))
        for word in await asyncio.to_thread(shared_out, sentence.text, wave):
            yield word
        yield Sound((wave * 32768).astype("<i2").tobytes())

    async def close(self) -> None:
        """Let the connection go."""
        await self.connection.close()

    async def _content(self, sentence: Sentence, voice: str) -> bytes:
        """The sound; where a sound of the sentence is none that the voice can make, its letters are read."""
        try:
            return await self._asked(ssml(sentence, voice))
        except Refused as refused:
            if refused.status != 400 or not sentence.sounds:
                raise
        return await self._asked(ssml(sentence, voice, with_sounds=False))

    async def _asked(self, document: str) -> bytes:
        headers = {
            "Ocp-Apim-Subscription-Key": self.service.key.get_secret_value(),
            "Content-Type": "application/ssml+xml",
            "X-Microsoft-OutputFormat": _FORMAT,
            "User-Agent": "kahaniyaa",
        }
        content = await self.connection.fetched(self.service.url, headers=headers, body=document.encode())
        return content[: len(content) // 2 * 2]


def ssml(sentence: Sentence, voice: str, *, with_sounds: bool = True) -> str:
    """The sentence as SSML that holds nothing but it: escaped, in one voice, with its prosody, sounds and style."""
    rate, pitch = _prosody(sentence)
    asked = (
        f"{(min(max(rate, _RATES[0]), _RATES[1]) - 1) * 100:+.1f}%",
        f"{min(max(pitch, _PITCHES[0]), _PITCHES[1]):+.2f}st",
    )
    said = f'<prosody rate="{asked[0]}" pitch="{asked[1]}">{_content(sentence, with_sounds=with_sounds)}</prosody>'
    style = _STYLES.get(sentence.emotion) if voice in _STYLED else None
    if style:
        said = f'<mstts:express-as style="{style}">{said}</mstts:express-as>'
    locale = "-".join(voice.split("-")[:2])
    return (
        '<speak version="1.0" xmlns="http://www.w3.org/2001/10/synthesis" '
        f'xmlns:mstts="https://www.w3.org/2001/mstts" xml:lang="{locale}"><voice name="{voice}">{said}</voice></speak>'
    )


def _content(sentence: Sentence, *, with_sounds: bool) -> str:
    parts: list[str] = []
    at = 0
    for sounds in sentence.sounds if with_sounds else ():
        parts.append(_text(sentence.text[at : sounds.start]))
        letters = _text(sentence.text[sounds.start : sounds.end])
        parts.append(f'<phoneme alphabet="ipa" ph={quoteattr(_clean(sounds.ipa))}>{letters}</phoneme>')
        at = sounds.end
    return "".join([*parts, _text(sentence.text[at:])])


def _text(text: str) -> str:
    return escape(_clean(text))


def _clean(text: str) -> str:
    """Without what no XML may hold: control characters, surrogates, and the two that are no characters."""
    return "".join(sign for sign in text if sign in _ALLOWED or (" " <= sign < "\ud800" or "\ue000" <= sign < "\ufffe"
                                                                 or sign > "\uffff"))  # fmt: skip


def _prosody(sentence: Sentence) -> tuple[float, float]:
    usual = manner(sentence.role)
    return sentence.rate * usual.rate, sentence.pitch + usual.pitch


def _voice(sentence: Sentence) -> str | None:
    """The voice that is named where it speaks the language, else the one of the role's gender."""
    if sentence.language not in _VOICES:
        return None
    locale, woman, man = _VOICES[sentence.language]
    named = sentence.voice.removeprefix(f"{_NAME}:")
    own = (f"{locale}-{woman}Neural", f"{locale}-{man}Neural")
    if named in own:
        return named
    gender = gender_of(sentence.role)
    return own[(gender == "male") != (sentence.shade % 2 == 1 and gender == "neutral")]


def _told(language: str, which: int) -> EngineVoice:
    voice = _VOICES[language]
    return EngineVoice(
        id=f"{_NAME}:{voice[0]}-{voice[which]}Neural",
        name=voice[which],
        language=language,
        gender="female" if which == 1 else "male",
        attribution="Azure Speech, Microsoft",
    )
