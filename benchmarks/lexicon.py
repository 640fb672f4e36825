"""What a full lexicon costs a story: to make it ready once, and to look every word of 1,000 up.

    .venv/bin/python benchmarks/lexicon.py

In milliseconds of the processor. The named peer is a regular expression over all entries: the simple way to find them.
"""

import re
import sys
import time
from collections.abc import Callable
from pathlib import Path

from kahaniyaa_tts.lexicon.entry import Entry
from kahaniyaa_tts.lexicon.finder import Lexicon

ENTRIES, WORDS = 5_000, 1_000
TALES = Path(__file__).parents[1] / "services/story-service/src/kahaniyaa_story/writing/engines/builtin/languages"
LETTERS = {"hi": r"[\u0900-\u0963\u0970-\u097f]+", "ta": r"[\u0b80-\u0bff]+", "en": r"[A-Za-z]+"}


def words_of(language: str) -> list[str]:
    """The words of the built-in writer's tales, in their order."""
    texts = (path.read_text("utf-8") for path in sorted((TALES / language).rglob("*")) if path.suffix == ".txt")
    return [word for text in texts for word in re.findall(LETTERS[language], text)]


def milliseconds(work: Callable[[], object]) -> float:
    """The least of five times that this took the processor."""
    times: list[float] = []
    for _ in range(5):
        began = time.process_time()
        work()
        times.append(time.process_time() - began)
    return 1_000 * min(times)


def measure(language: str) -> str:
    """One line of figures."""
    words = words_of(language)
    text = " ".join(words[-WORDS:])
    names = [f"{word}{n}" for n, word in enumerate((words * 9)[: ENTRIES - 10])]
    entries = [(language, Entry(written=name, said=name)) for name in (*names, *words[-WORDS::100])]
    lexicon = Lexicon.of(entries)
    ready = milliseconds(lambda: Lexicon.of(entries))
    found = milliseconds(lambda: lexicon.found(text, language))
    pattern = re.compile(r"\b(?:" + "|".join(re.escape(entry.written) for _, entry in entries) + r")\b", re.IGNORECASE)
    peer = milliseconds(lambda: pattern.findall(text))
    count = len(lexicon.found(text, language))
    return f"{language}: ready {ready:6.1f} ms, {WORDS} words {found:5.2f} ms ({count} found), peer {peer:8.1f} ms"


if __name__ == "__main__":
    for code in LETTERS:
        sys.stdout.write(measure(code) + "\n")
