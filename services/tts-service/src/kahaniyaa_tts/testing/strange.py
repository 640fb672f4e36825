"""Texts that nobody would write, said by the real engine and held to what must be true of every text."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import get_args

from kahaniyaa_shared.contracts.speech import Emotion
from kahaniyaa_shared.engines import EngineError
from kahaniyaa_tts.engine import Sentence, Sounds
from kahaniyaa_tts.engines.espeak.engine import Espeak
from kahaniyaa_tts.speech.alignment import aligned
from kahaniyaa_tts.speech.script import script
from kahaniyaa_tts.speech.steps import Part, Phrase
from kahaniyaa_tts.testing.ears import pitch
from kahaniyaa_tts.testing.engines import Said, said
from kahaniyaa_tts.text.document import plain
from kahaniyaa_tts.voices.choosing import ChosenVoices
from kahaniyaa_tts.voices.roles import ROLES

_BLOCKS = (
    (0x20, 0x7E), (0xA0, 0x24F), (0x370, 0x3FF), (0x400, 0x4FF), (0x530, 0x58F), (0x5D0, 0x5EA), (0x600, 0x6FF),
    (0x900, 0x97F), (0x980, 0x9FF), (0xA00, 0xA7F), (0xA80, 0xAFF), (0xB00, 0xB7F), (0xB80, 0xBFF), (0xC00, 0xC7F),
    (0xC80, 0xCFF), (0xD00, 0xD7F), (0xD80, 0xDFF), (0xE00, 0xE7F), (0x10A0, 0x10FF), (0x1200, 0x137F),
    (0x1C50, 0x1C7F), (0x1CD0, 0x1CFF), (0x2000, 0x206F), (0x20A0, 0x20BF), (0x2190, 0x21FF), (0x2460, 0x24FF),
    (0x2600, 0x27BF), (0x3040, 0x30FF), (0x4E00, 0x4FFF), (0xA8E0, 0xA8FF), (0xAC00, 0xACFF), (0xABC0, 0xABFF),
    (0xFB50, 0xFDFF), (0xFE00, 0xFE0F), (0xFF00, 0xFFEF), (0x11000, 0x1107F), (0x12000, 0x1203F), (0x1D400, 0x1D4FF),
    (0x1F300, 0x1FAFF), (0xE0000, 0xE007F), (0x300, 0x36F),
)  # fmt: skip
"""Letters of India's and other scripts, marks, signs, digits, pictures, tags."""
_PIECES = (
    "\x01", "\x0130S ", "\x01+20R ", "\x0199P ", "\x01K1 ", "\x01F1 ", "\x1b[31m", "\0", "\x7f", "\x85", "\u200d",
    "\u200c", "\u202e", "\u2066", "\ufeff", "<break time='9s'/>", "<audio src='/etc/passwd'/>", "<speak>", "</speak>",
    "<![CDATA[", "]]>", "&amp;", "&#x1;", "[[h@l'oU]]", "[[", "]]", "(en)", "_^_hi", "1234567890" * 3, "१२३४५", "3.14",
    "-f/etc/hostname", "--help", "%s%n", "'; DROP", "…", "।", "॥", "۔", "؟", "?!", "\n\n", "\r\n", "\t", "👩‍👩‍👧‍👦",
    "🇮🇳", "क्क्क्क्क्क", "ക്ഷ്ൺ", "\u094d" * 9, "\u0301" * 30, "₹1,23,456.78", "10:30", "डॉ. रु.", "Mr. Dr. e.g.", "www.a.in",
    "x" * 90,
)  # fmt: skip
_SIGNS = "aeiouəɪʊɔɛæɑʌːˈˌ ptkbdgmnŋlrszʃʒtʃdʒhfvwjʈɖɳɭʰʱ̃123[]|'_ñक"
CONTROL = Sentence(text="एक जंगल में एक छोटा हाथी रहता था।", language="hi")
_MOST_SECONDS_A_SIGN = 2.2
"""The longest that one sign of a text may take, said at its slowest by the slowest of roles."""


def strange_text(chance: random.Random) -> str:
    """A text of anything, mostly short, sometimes long."""
    wanted = chance.choice((3, 20, 60, 60, 150, 400))
    blocks = chance.sample(_BLOCKS, chance.randint(1, 4))
    pieces: list[str] = []
    while sum(map(len, pieces)) < wanted:
        if chance.random() < 0.25:
            pieces.append(chance.choice(_PIECES))
        else:
            first, last = chance.choice(blocks)
            pieces.append("".join(chr(chance.randint(first, last)) for _ in range(chance.randint(1, 9))))
        pieces.append(chance.choice(("", "", " ", " ", ". ", ", ")))
    return "".join(pieces)


def strange_part(chance: random.Random, languages: tuple[str, ...]) -> Part:
    """Such a text, said somehow by somebody."""
    language = chance.choice(languages)
    return Part(
        document=plain(strange_text(chance)),
        language=language,
        voice=f"{language}-{chance.choice(tuple(ROLES))}",
        emotion=chance.choice(get_args(Emotion)),
        speed=chance.choice((0.5, 0.8, 1.0, 1.0, 1.5, 4.0)),
        pitch=chance.choice((-12.0, 0.0, 0.0, 12.0)),
    )


@dataclass(slots=True)
class Trial:
    """Says strange texts and keeps count; what must not be is in `faults`."""

    engine: Espeak
    chance: random.Random
    losses: list[str]
    texts: int = 0
    sentences: int = 0
    seconds: float = 0.0
    slowest: float = 0.0  # seconds for a sign
    faults: list[str] = field(default_factory=list[str])
    deadly: list[str] = field(default_factory=list[str])  # sentences over which workers were lost, and that were said
    usual: Said | None = None

    async def run(self, texts: int, *, between: int) -> None:
        """Say so many texts, and a sentence whose sound is known after every few."""
        await self._listen_to_control()
        for number in range(texts):
            await self._say(strange_part(self.chance, tuple(sorted(self.engine.abilities.languages))))
            if number % between == between - 1:
                await self._listen_to_control()
        await self._listen_to_control()

    async def _say(self, part: Part) -> None:
        self.texts += 1
        abilities, reaches = self.engine.abilities, self.engine.reaches
        written = script((part,), ChosenVoices({}).speaker, abilities=abilities, reaches=reaches)
        for phrase in written.steps:
            if isinstance(phrase, Phrase):
                await self._hear(replace(phrase, sentence=self._perhaps_with_sounds(phrase.sentence)))

    def _perhaps_with_sounds(self, sentence: Sentence) -> Sentence:
        if self.chance.random() > 0.2:
            return sentence
        start = self.chance.randrange(len(sentence.text))
        ipa = "".join(self.chance.choices(_SIGNS, k=self.chance.choice((1, 5, 12, 200))))
        return replace(sentence, sounds=(Sounds(start, self.chance.randint(start + 1, len(sentence.text)), ipa),))

    async def _hear(self, phrase: Phrase) -> None:
        self.sentences += 1
        before = self.engine.pool.pids
        lost = len(self.losses)
        try:
            heard = await said(self.engine, phrase.sentence)
        except EngineError as error:
            self.faults.append(f"{error} at {phrase.sentence!r}")
            return
        if before and self.engine.pool.pids != before and len(self.losses) == lost:
            self.faults.append(f"a worker was lost unnoticed at {phrase.sentence!r}")
        if len(self.losses) > lost:
            self.deadly.append(repr(phrase.sentence))
        self.seconds += heard.seconds
        self.faults.extend(self._wrong_with(phrase, heard))

    def _wrong_with(self, phrase: Phrase, heard: Said) -> Iterator[str]:
        samples = len(heard.pcm) // 2
        signs = len(phrase.sentence.text) + sum(len(each.ipa) for each in phrase.sentence.sounds)
        took = heard.seconds * min(phrase.sentence.rate, 1) / (signs + 2)
        self.slowest = max(self.slowest, took)
        if took > _MOST_SECONDS_A_SIGN:
            yield f"{took:.1f} s a sign in {phrase.sentence!r}"
        timed = aligned(phrase.words, phrase.spoken, heard.words, samples=samples)
        moments = [moment for word in timed for moment in (word.start, word.end)]
        if moments != sorted(moments) or not all(0 <= moment <= samples for moment in moments):
            yield f"times out of order in {phrase.sentence!r}"

    async def _listen_to_control(self) -> None:
        heard = await said(self.engine, CONTROL)
        self.usual = self.usual or heard
        if abs(heard.seconds - self.usual.seconds) > 0.03:
            self.faults.append(
                f"after {self.texts} texts the known sentence lasts {heard.seconds - self.usual.seconds:+.3f} s"
            )
        if not 0.97 < pitch(heard.pcm) / pitch(self.usual.pcm) < 1.03:
            self.faults.append(f"after {self.texts} texts the known sentence is at another pitch")
