"""Measures how loud espeak-ng's timbres are, and prints the table of gains that makes them equal.

    python -m kahaniyaa_tts.testing.levelling

Each gain is what a few seconds of speech need, after their peaks have been bent as they will be.
"""

import asyncio
from collections.abc import Iterable, Mapping

from kahaniyaa_tts.audio.pcm import amplified
from kahaniyaa_tts.engine import LOUDNESS, Sentence
from kahaniyaa_tts.engines.espeak.engine import Espeak, installed_espeak
from kahaniyaa_tts.engines.espeak.languages import VOICES
from kahaniyaa_tts.engines.espeak.roles import TIMBRES
from kahaniyaa_tts.testing.ears import loudness
from kahaniyaa_tts.testing.engines import said
from kahaniyaa_tts.testing.passages import PASSAGES, passage
from kahaniyaa_tts.voices.roles import SHADES

_VARIED = ("en", "hi", "ta", "bn", "mr", "ur")
"""Where the variations of a timbre are measured: what they add hardly depends on the language."""


async def _level(espeak: Espeak) -> None:
    """Print a row of gains for every timbre, and one of what its variations add."""
    spoken = [language for language, voice in VOICES.items() if voice == language and language in PASSAGES]
    print(f"_VOICES = {tuple(spoken)}")
    varied: list[str] = []
    for role, timbres in TIMBRES.items():
        for which in range(len(timbres)):
            usual = {language: await _missing(espeak, role, which, language) for language in spoken}
            added = [await _added(espeak, role, shade, usual) for shade in range(which, SHADES, len(timbres))]
            print(f'    "{role}-{which}": ({_row(usual.values())}),', flush=True)
            varied.append(f'    "{role}-{which}": ({_row(added)}),')
    print("\n".join(varied))


async def _added(espeak: Espeak, role: str, shade: int, usual: Mapping[str, float]) -> float:
    if shade < len(TIMBRES[role]):
        return 0.0
    return _mean([await _missing(espeak, role, shade, language) - usual[language] for language in _VARIED])


async def _missing(espeak: Espeak, role: str, shade: int, language: str) -> float:
    """The gain to the loudness of all."""
    asked = Sentence(text=passage(language), language=language, role=role, shade=shade)
    heard = (await said(espeak, asked)).pcm
    gain = LOUDNESS - loudness(heard)
    return gain + LOUDNESS - loudness(amplified(heard, gain))


def _mean(values: Iterable[float]) -> float:
    found = list(values)
    return sum(found) / len(found)


def _row(gains: Iterable[float]) -> str:
    return ", ".join(f"{gain:.1f}".replace("-0.0", "0.0") for gain in gains)


async def main() -> None:
    """Print the table."""
    espeak = installed_espeak(workers=1, idle_seconds=30, most_seconds=60, time_limit=20)
    await _level(espeak)
    await espeak.close()


if __name__ == "__main__":
    asyncio.run(main())
