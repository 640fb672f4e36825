"""How much alike a set of stories is, beside stories that people wrote.

Tokens are runs of letters with their signs, in lower case. What is told of variety is taken over three windows of 150
words of each story, its first, its middle and its last, and the worst of the three counts: a grammar's variety tends to
sit in its openings. Self-BLEU-4 is sentence BLEU (Papineni et al. 2002) of each of 20 stories against the others, as
texygen uses it (Zhu et al. 2018), with 0.1 for an order of which nothing matches; distinct-n is the share of different
n-grams in the pool of them (Li et al. 2016).
"""

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

WINDOW = 150
_POOL = 20
_ORDERS = 4
_LEAST_WINDOWS = 10  # stories long enough, under which only their beginnings are compared
_SENTENCE = 4  # words from which a sentence counts as shared
_END = re.compile(r'[.!?।॥؟۔…]+["”’»)]*(?:\s+|$)')
_WORD = re.compile(r"[\w\u0900-\u0963\u0966-\u096f\u0971-\u0dff\u200c\u200d’']+")
_LETTER = re.compile(r"[^\W\d_]")
_OPEN_SLOT = re.compile(r"[{}<>\[\]|]|\bNone\b|\bundefined\b|__")
_QUOTE = re.compile('["“«]')
_SCRIPTS = {"en": "LATIN", "hi": "DEVANAGARI", "ta": "TAMIL"}

Words = Sequence[str]


@dataclass(frozen=True, slots=True)
class Sample:
    """A story, the names that must be in it, and the words in it that are its reader's own."""

    text: str
    names: tuple[str, ...] = ()
    own: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Variety:
    """How different the stories of a set are in one window."""

    self_bleu4: float
    distinct2: float
    distinct4: float
    jaccard4_max: float


@dataclass(frozen=True, slots=True)
class Spread:
    """The 10th, 50th and 90th percentile of something told of each story."""

    p10: float
    median: float
    p90: float


@dataclass(frozen=True, slots=True)
class Figures:
    """What is told of a set of stories; the variety is that of the worst window."""

    stories: int
    variety: Variety
    shared_sentences: float
    same_opening: float
    purity: float
    names: float
    open_slots: int
    sentence_words: Spread
    syllables_per_word: Spread
    dialogue: Spread


def figures(samples: Sequence[Sample], language: str) -> Figures:
    """The figures of a set of two or more stories in one language."""
    words = [tokens(sample.text) for sample in samples]
    sentences = [sentences_of(sample.text) for sample in samples]
    return Figures(
        stories=len(samples),
        variety=_worst([_variety(window) for window in _windows(words)]),
        shared_sentences=_shared(sentences),
        same_opening=_same_opening(words),
        purity=min(_purity(sample, language) for sample in samples),
        names=_names(samples),
        open_slots=sum(len(_OPEN_SLOT.findall(sample.text)) for sample in samples),
        sentence_words=_spread([len(w) / max(1, len(s)) for w, s in zip(words, sentences, strict=True)]),
        syllables_per_word=_spread([sum(map(syllables, w)) / max(1, len(w)) for w in words]),
        dialogue=_spread(
            [len(_QUOTE.findall(each.text)) / max(1, len(s)) for each, s in zip(samples, sentences, strict=True)]
        ),
    )


def tokens(text: str) -> list[str]:
    """The words of a text, in lower case."""
    return [word for word in _WORD.findall(text.lower()) if _LETTER.search(word)]


def sentences_of(text: str) -> list[list[str]]:
    """The words of each sentence of a text."""
    return [words for part in _END.split(text) if (words := tokens(part))]


def syllables(word: str) -> int:
    """How many syllables are written: akshara in the scripts of India, groups of vowels elsewhere; at least one."""
    akshara = sum(_begins_akshara(word, i) for i in range(len(word)))
    return max(1, akshara or len(re.findall("[aeiouyáéíóúàèìòùâêîôûäëïöü]+", word.lower())))


def _begins_akshara(word: str, at: int) -> bool:
    """By a letter's place in its block: all blocks of India from U+0900 to U+0D7F are laid out alike (ISCII)."""
    if not _is_of_india(word[at]):
        return False
    place = ord(word[at]) & 0x7F
    is_joined = at + 1 < len(word) and _is_of_india(word[at + 1]) and ord(word[at + 1]) & 0x7F == 0x4D
    return 0x05 <= place <= 0x14 or (0x15 <= place <= 0x39 and not is_joined) or 0x58 <= place <= 0x61


def _is_of_india(character: str) -> bool:
    return 0x900 <= ord(character) < 0xD80


def _windows(words: Sequence[Words]) -> Iterator[list[Words]]:
    yield [story[:WINDOW] for story in words]
    long = [story for story in words if len(story) >= WINDOW]
    if len(long) >= _LEAST_WINDOWS:
        yield [story[(len(story) - WINDOW) // 2 :][:WINDOW] for story in long]
        yield [story[-WINDOW:] for story in long]


def _worst(windows: Sequence[Variety]) -> Variety:
    return Variety(
        self_bleu4=max(each.self_bleu4 for each in windows),
        distinct2=min(each.distinct2 for each in windows),
        distinct4=min(each.distinct4 for each in windows),
        jaccard4_max=max(each.jaccard4_max for each in windows),
    )


def _variety(stories: Sequence[Words]) -> Variety:
    pool = stories[:_POOL]
    fours = [set(_ngrams(story, 4)) for story in stories]
    return Variety(
        self_bleu4=_self_bleu(pool),
        distinct2=_distinct(pool, 2),
        distinct4=_distinct(pool, 4),
        jaccard4_max=max((len(a & b) / max(1, len(a | b)) for a, b in combinations(fours, 2)), default=0.0),
    )


def _ngrams(words: Words, n: int) -> list[tuple[str, ...]]:
    return list(zip(*(words[i:] for i in range(n)), strict=False))


def _distinct(stories: Sequence[Words], n: int) -> float:
    all_of_them = [gram for story in stories for gram in _ngrams(story, n)]
    return len(set(all_of_them)) / max(1, len(all_of_them))


def _self_bleu(stories: Sequence[Words]) -> float:
    counts = [[Counter(_ngrams(story, n)) for n in range(1, _ORDERS + 1)] for story in stories]
    return sum(_bleu(number, stories, counts) for number in range(len(stories))) / len(stories)


def _bleu(number: int, stories: Sequence[Words], counts: Sequence[Sequence[Counter[tuple[str, ...]]]]) -> float:
    """Sentence BLEU of one story against all the others."""
    others = [each for i, each in enumerate(counts) if i != number]
    logarithms = 0.0
    for order, mine in enumerate(counts[number]):
        matched = sum(min(count, max(each[order][gram] for each in others)) for gram, count in mine.items())
        logarithms += math.log((matched or 0.1) / max(1, mine.total()))
    return _brevity(number, [len(story) for story in stories]) * math.exp(logarithms / _ORDERS)


def _brevity(number: int, lengths: Sequence[int]) -> float:
    own = lengths[number]
    nearest = min((abs(length - own), length) for i, length in enumerate(lengths) if i != number)[1]
    return 1.0 if own > nearest else math.exp(1 - nearest / max(1, own))


def _shared(stories: Sequence[Sequence[Words]]) -> float:
    """The share of sentences, of those of four words and more, that stand in another story too."""
    sets = [{" ".join(sentence) for sentence in story if len(sentence) >= _SENTENCE} for story in stories]
    seen = Counter(sentence for story in sets for sentence in story)
    return sum(seen[sentence] > 1 for story in sets for sentence in story) / max(1, sum(map(len, sets)))


def _same_opening(stories: Sequence[Words]) -> float:
    commonest = Counter(tuple(story[:4]) for story in stories).most_common(1)[0][1]
    return commonest / len(stories) if commonest > 1 else 0.0


def _purity(sample: Sample, language: str) -> float:
    """The share of letters that are of the language's script, without the reader's own words."""
    text = sample.text
    for word in (*sample.names, *sample.own):
        text = text.replace(word, " ")
    letters = [character for character in text if character.isalpha()]
    return sum(_SCRIPTS[language] in unicodedata.name(each, "") for each in letters) / max(1, len(letters))


def _names(samples: Sequence[Sample]) -> float:
    wanted = [name in sample.text for sample in samples for name in sample.names]
    return sum(wanted) / len(wanted) if wanted else 1.0


def _spread(values: Sequence[float]) -> Spread:
    ordered = sorted(values)

    def percentile(share: float) -> float:
        return ordered[min(len(ordered) - 1, int(share * len(ordered)))]

    return Spread(p10=percentile(0.1), median=percentile(0.5), p90=percentile(0.9))
