"""Measures how loud espeak-ng's timbres are, and prints the tables of gains that make them equal.

    python -m kahaniyaa_tts.testing.levelling [LANGUAGE …]

Each gain is what a minute of speech needs in that language, after its peaks have been bent as they will be: so much
differs between a few seconds and the next that voices levelled by one sentence were up to 3 LU apart in the others. Of
each language there is a column, also where another one's rules read it: other words have other vowels.
"""

import asyncio
import sys
from collections.abc import Iterable, Mapping, Sequence

from kahaniyaa_shared.languages import STORY_LANGUAGES
from kahaniyaa_tts.audio.pcm import amplified
from kahaniyaa_tts.engine import LOUDNESS, Sentence
from kahaniyaa_tts.engines.espeak.engine import Espeak, installed_espeak
from kahaniyaa_tts.engines.espeak.roles import TIMBRES
from kahaniyaa_tts.testing.ears import loudness
from kahaniyaa_tts.testing.engines import said
from kahaniyaa_tts.testing.passages import passage, tales
from kahaniyaa_tts.text.document import Said, Span
from kahaniyaa_tts.text.spoken import spoken
from kahaniyaa_tts.voices.roles import SHADES

_VARIED = ("en", "hi", "ta", "bn", "mr", "ur")
"""Where the variations of a timbre are measured: what they add hardly depends on the language."""


async def _level(espeak: Espeak, languages: Sequence[str]) -> None:
    """Print a row of gains for every timbre, and where all languages are asked for, what its variations add."""
    print(",".join(["timbre", *languages]))
    varied: list[str] = []
    for role, timbres in TIMBRES.items():
        for which in range(len(timbres)):
            usual = {language: await _missing(espeak, role, which, language) for language in languages}
            print(f"{role}-{which},{_row(usual.values(), ',')}", flush=True)
            if set(_VARIED) <= set(languages):
                added = [await _added(espeak, role, shade, usual) for shade in range(which, SHADES, len(timbres))]
                varied.append(f'    "{role}-{which}": ({_row(added, ", ")}),')
    print("\n".join(varied))


async def _added(espeak: Espeak, role: str, shade: int, usual: Mapping[str, float]) -> float:
    if shade < len(TIMBRES[role]):
        return 0.0
    return _mean([await _missing(espeak, role, shade, language) - usual[language] for language in _VARIED])


async def _missing(espeak: Espeak, role: str, shade: int, language: str) -> float:
    """The gain to the loudness of all."""
    texts = (passage(language), *tales(language))
    return _mean([await _missing_in(espeak, role, shade, language, text) for text in texts])


async def _missing_in(espeak: Espeak, role: str, shade: int, language: str, text: str) -> float:
    span = Span(0, len(text))
    asked = Sentence(
        text=spoken(Said(span=span, text=text), span, language).text, language=language, role=role, shade=shade
    )
    heard = (await said(espeak, asked)).pcm
    gain = LOUDNESS - loudness(heard)
    return gain + LOUDNESS - loudness(amplified(heard, gain))


def _mean(values: Iterable[float]) -> float:
    found = list(values)
    return sum(found) / len(found)


def _row(gains: Iterable[float], between: str) -> str:
    return between.join(f"{gain:.1f}".replace("-0.0", "0.0") for gain in gains)


async def main(languages: Sequence[str]) -> None:
    """Print the tables."""
    espeak = installed_espeak(workers=1, idle_seconds=30, most_seconds=60, time_limit=20)
    await _level(espeak, languages)
    await espeak.close()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1:] or list(STORY_LANGUAGES)))
