"""How fast a text becomes sentences and words to say, in milliseconds for a story of 1,000 words.

    .venv/bin/python benchmarks/reading_out.py [rounds]

The named peer is the tokenizer that none can beat, `str.split()` of the same text. The first number of a process costs
more, because indic-numtowords is loaded for it; that is told apart.
"""

import sys
import time
from collections.abc import Callable

from kahaniyaa_tts.text.document import Said, Span
from kahaniyaa_tts.text.reading_out.reader import read_out
from kahaniyaa_tts.text.sentences import sentences
from kahaniyaa_tts.text.spoken import spoken

STORIES = {
    "hi": "एक जंगल में एक छोटा हाथी रहता था। उसके पास 15 केले थे, और वह रोज़ 5 किमी चलता था। “तुम कौन हो?” बंदर बोला। "
    "डॉ. उल्लू के पास ₹1,500 थे। वह 10:30 बजे आया और सबसे मिला। ",
    "en": "A small elephant lived in a forest. It had 15 bananas, and walked 5 km every day. “Who are you?” said the "
    "monkey. Dr. Owl had ₹1,500 in a box. He came at 10:30 am and met them all. ",
    "ta": "ஒரு காட்டில் சிறிய யானை வாழ்ந்தது. அதனிடம் 15 பழங்கள் இருந்தன, தினமும் 5 கிமீ நடந்தது. “நீ யார்?” என்றது குரங்கு. "
    "டாக். ஆந்தையிடம் ₹1,500 இருந்தது. அது 10:30 மணிக்கு வந்தது. ",
}


def best(rounds: int, work: Callable[[], object]) -> float:
    """Milliseconds of the quickest round."""
    took: list[float] = []
    for _ in range(rounds):
        began = time.perf_counter()
        work()
        took.append(1_000 * (time.perf_counter() - began))
    return min(took)


def measured(text: str, language: str, rounds: int) -> dict[str, float]:
    """Milliseconds of each part of the way, by its name."""
    spans = list(sentences(text, language))
    said = Said(span=Span(0, len(text)), text=text)
    return {
        "split": best(rounds, text.split),
        "sentences": best(rounds, lambda: list(sentences(text, language))),
        "read out": best(rounds, lambda: [list(read_out(text[s.start : s.end], language)) for s in spans]),
        "read out and made ready": best(rounds, lambda: [spoken(said, s, language, read_out) for s in spans]),
    }


def main() -> None:
    """Print a line for each language."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    print(f"the first number of a process: {best(1, lambda: list(read_out('15 आम', 'hi'))):.0f} ms")
    for language, piece in STORIES.items():
        parts = measured(piece * (1_000 // len(piece.split())), language, rounds)
        told = ", ".join(f"{name} {milliseconds:.2f}" for name, milliseconds in parts.items())
        print(f"{language}: {told} ms")


if __name__ == "__main__":
    main()
