"""Alarms over Hindi agreement, by the analyses of Debian's apertium-hin: an oracle beside the project, never inside it.

    apt-get install apertium-hin lttoolbox
    .venv/bin/python -m benchmarks.stories.agreement [STORIES]

Three rules: a noun before a postposition is oblique; का, के, की agree with the noun that follows; so does an adjective.
A word that the analyser does not know, or that has any analysis which fits, raises no alarm. People's stories raise 1.9
alarms in 1,000 words.
"""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from benchmarks.stories.telling import told

from kahaniyaa_story.writing.brief import AUDIENCES, TONES, Brief

_ANALYSES = Path("/usr/share/apertium/apertium-hin/hin.automorf.bin")
MOST = 2.0  # alarms in 1,000 words
_UNIT = re.compile(r"\^([^/$^]*)((?:/[^/$^]*)*)\$")
_POSTPOSITIONS = frozenset({"में", "से", "को", "का", "के", "की", "ने"})
_GENITIVES = frozenset({"का", "के", "की"})
_COMPOSED = {
    f"{chr(plain)}\u093c": chr(0x0958 + place)
    for place, plain in enumerate((0x0915, 0x0916, 0x0917, 0x091C, 0x0921, 0x0922, 0x092B))
}
"""Letters with a dot below, as the analyser writes them."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word and its analyses, each a set of tags; none where the analyser does not know it."""

    form: str
    analyses: tuple[frozenset[str], ...]

    def may_be(self, *tags: str) -> bool:
        """Whether an analysis has all these tags."""
        return any(analysis.issuperset(tags) for analysis in self.analyses)

    def is_only(self, tag: str) -> bool:
        """Whether every analysis has this tag, and there is one."""
        return bool(self.analyses) and all(tag in analysis for analysis in self.analyses)


def is_installed() -> bool:
    """Whether the analyser is on this machine."""
    return shutil.which("lt-proc") is not None and _ANALYSES.is_file()


def analysed(text: str) -> list[Word]:
    """The words of a text as the analyser sees them."""
    for decomposed, composed in _COMPOSED.items():
        text = text.replace(decomposed, composed)
    command = ["lt-proc", "-w", str(_ANALYSES)]
    answer = subprocess.run(command, input=text, capture_output=True, text=True, check=True)
    return [_word(match[1], match[2]) for match in _UNIT.finditer(answer.stdout)]


def alarms(words: Sequence[Word]) -> Iterator[str]:
    """Each place where no analysis agrees."""
    for word, following in pairwise(words):
        if following.form in _POSTPOSITIONS and word.is_only("n") and not word.may_be("n", "obl"):
            yield f"{word.form} {following.form}: not oblique"
        if word.form in _GENITIVES and following.is_only("n") and not _agree(word, following):
            yield f"{word.form} {following.form}: the genitive does not agree"
        if word.is_only("adj") and following.is_only("n") and not _agree(word, following):
            yield f"{word.form} {following.form}: the adjective does not agree"


def _agree(word: Word, noun: Word) -> bool:
    """Whether some analysis of the one has gender, number and case of some analysis of the other, as far as told."""
    return any(_fits(mine, theirs) for mine in word.analyses for theirs in noun.analyses)


def _fits(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    for told_apart in ({"m", "f"}, {"sg", "pl"}, {"nom", "obl"}):
        ours, others = mine & told_apart, theirs & told_apart
        if ours and others and not ours & others:
            return "gen" in mine and told_apart == {"sg", "pl"} and "obl" in theirs
    return True


def _word(form: str, analyses: str) -> Word:
    parts = [part for part in analyses.split("/") if part and not part.startswith("*")]
    return Word(form, tuple(frozenset(re.findall(r"<([a-z]+)>", part)) for part in parts))


def measured(stories: int) -> tuple[list[str], float]:
    """Every alarm over so many stories, and how many there are in 1,000 words."""
    count, found = 0, list[str]()
    for seed in range(stories):
        brief = Brief(language="hi", seed=seed, tone=TONES[seed % 8], audience=AUDIENCES[seed % 6], length_words=400)
        text = told(brief).text
        count += len(text.split())
        found += [f"{seed:4}  {alarm}" for alarm in alarms(analysed(text))]
    return found, len(found) / max(1, count) * 1000


def main(stories: int) -> int:
    """Print every alarm over so many stories; 1 where there are too many."""
    found, rate = measured(stories)
    print(*found, sep="\n")
    print(f"{len(found)} alarms, {rate:.2f} in 1,000 words; at most {MOST}")
    return int(rate > MOST)


if __name__ == "__main__":
    if not is_installed():
        sys.exit("apertium-hin is not installed: apt-get install apertium-hin lttoolbox")
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 60))
