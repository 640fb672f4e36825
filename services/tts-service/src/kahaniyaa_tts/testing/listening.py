"""Listens to every built-in voice in every language, and prints how alike the most alike are and how loud the loudest.

python -m kahaniyaa_tts.testing.listening [LANGUAGE …]
"""

import asyncio
import sys
from itertools import combinations

from kahaniyaa_tts.audio.pcm import amplified
from kahaniyaa_tts.engine import LOUDNESS, Began, Sentence, Sound, SpeechEngine
from kahaniyaa_tts.engines.espeak.engine import installed_espeak
from kahaniyaa_tts.testing.ears import loudness
from kahaniyaa_tts.testing.likeness import Impression, apart, impression
from kahaniyaa_tts.testing.passages import passage
from kahaniyaa_tts.voices.roles import ROLES, SHADES
from kahaniyaa_tts.voices.samples import SAMPLES


async def levelled(engine: SpeechEngine, sentence: Sentence) -> bytes:
    """The sentence's sound at the loudness that its engine means it to have."""
    gain, pcm = 0.0, list[bytes]()
    async for chunk in engine.speak(sentence):
        match chunk:
            case Began():
                gain = chunk.gain
            case Sound():
                pcm.append(chunk.pcm)
            case _:
                pass
    return amplified(b"".join(pcm), gain)


async def _listen(languages: list[str]) -> None:
    espeak = installed_espeak(workers=1, idle_seconds=30, most_seconds=60, time_limit=20)
    for language in languages:
        heard = dict[tuple[str, int], Impression]()
        loud = dict[tuple[str, int], float]()
        for role in ROLES:
            for shade in range(SHADES):
                sentence = Sentence(text=passage(language), language=language, role=role, shade=shade)
                pcm = await levelled(espeak, sentence)
                heard[role, shade], loud[role, shade] = impression(pcm), loudness(pcm) - LOUDNESS
        _tell(language, heard, loud)
    await espeak.close()


def _tell(language: str, heard: dict[tuple[str, int], Impression], loud: dict[tuple[str, int], float]) -> None:
    pairs = {pair: apart(heard[pair[0]], heard[pair[1]]) for pair in combinations(heard, 2)}
    usual = {pair: far for pair, far in pairs.items() if pair[0][1] == pair[1][1] == 0}
    shades = {pair: far for pair, far in pairs.items() if pair[0][0] == pair[1][0]}
    off = max(loud, key=lambda voice: abs(loud[voice]))
    for name, among in (("roles", usual), ("shades of a role", shades), ("any two voices", pairs)):
        nearest = min(among, key=lambda pair: among[pair])
        print(f"{language:4} {name:17} {among[nearest]:.2f} {nearest[0]} {nearest[1]}")
    print(f"{language:4} loudness          {loud[off]:+.2f} LU {off}")


if __name__ == "__main__":
    asyncio.run(_listen(sys.argv[1:] or list(SAMPLES)))
