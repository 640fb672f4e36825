"""Endings that a language joins onto a name, so that who is said right is said right in every case.

Hindi and its neighbours write `हाथीराम ने` in two words: nothing is to be done. Marathi, Bengali, Gujarati, Odia, Nepali
and the Dravidian languages join the ending on (`रामाला`, `রামের`, `ராமனுக்கு`), often changing the name's last sign.
What is not in these tables is left as it is written: a wrong guess would be worse than the engine's own reading.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from kahaniyaa_tts.lexicon.tokens import folded

_Pairs = Iterator[tuple[str, str]]
"""Letters that a name loses at its end, and those that it gets."""


@dataclass(frozen=True, slots=True)
class Endings:
    """What one language joins onto names; words are folded."""

    pairs: frozenset[tuple[str, str]] = frozenset()
    dropped: tuple[str, ...] = ()
    lasts: frozenset[str] = frozenset()  # the last letters of what is added: most words end with none of them

    def stems(self, word: str) -> Iterator[tuple[str, str]]:
        """What is left of the word where an ending is joined on, each with the letters that it loses."""
        for dropped in self.dropped:
            if len(word) > len(dropped) and word.endswith(dropped):
                yield word[: len(word) - len(dropped)], dropped

    def joined_to(self, word: str, form: str) -> tuple[str, str] | None:
        """The ending that makes this form of the word; None where it is none."""
        for stem, dropped in self.stems(word):
            if form.startswith(stem) and (dropped, form[len(stem) :]) in self.pairs:
                return dropped, form[len(stem) :]
        return None


@lru_cache(maxsize=64)
def endings_of(language: str) -> Endings:
    """The endings of a language; those that join none have none."""
    if language not in _JOINED:
        return Endings()
    pairs = frozenset((folded(dropped), folded(added)) for dropped, added in _JOINED[language]())
    return Endings(
        pairs,
        dropped=tuple(sorted({dropped for dropped, _ in pairs})),
        lasts=frozenset(added[-1] for _, added in pairs),
    )


def joined(word: str, ending: tuple[str, str]) -> str | None:
    """The word with the ending on; None where the two do not go together, as in different scripts."""
    dropped, added = ending
    if not word.endswith(dropped):
        return None
    stem = word[: len(word) - len(dropped)]
    if not stem or not _same_script(stem[-1], added[0]):
        return None
    return stem + added if stem[-1].isalpha() or added[0].isalpha() else None


def _same_script(one: str, other: str) -> bool:
    """Whether both are of one Indian block: each has 128 code points."""
    return ord(one) >> 7 == ord(other) >> 7


def _each(cases: str) -> list[str]:
    return cases.split()


def _after(dropped: str, cases: str) -> _Pairs:
    return ((dropped, added) for added in cases.split())


def _hindi() -> _Pairs:
    return _after("", "जी भाई दीदी")


def _punjabi() -> _Pairs:
    return _after("", "ਜੀ")


def _marathi() -> _Pairs:
    cases = (
        "ने नी ला ना चा ची चे च्या चं शी त हून कडे कडून साठी वर वरून बरोबर मुळे जवळ पाशी विषयी पेक्षा सारखा सारखी सारखे "
        "नेही लाही चाही चीही चेही च्याच नेच लाच कडेही समोर मागे सोबत"
    )
    for case in _each(cases):
        yield from (("", case), ("", "ा" + case), ("ा", "े" + case))
    yield from _after("", "ही च जी")


def _konkani() -> _Pairs:
    for case in _each("न क चो ची चें चे च्या कडेन खातीर लागीं वर"):
        yield from (("", case), ("", "ा" + case), ("ा", "े" + case))


def _nepali() -> _Pairs:
    return _after("", "ले लाई को का की मा बाट सँग सित देखि भन्दा तिर जी नै कै पनि हरू हरूले हरूलाई हरूको हरूसँग")


def _bengali() -> _Pairs:
    cases = (
        "র কে রে তে য় ই ও টা টি টির টার টিকে টাকে দের রা রাও কেও কেই রও রই ের েরও েরই ে এর এরা য়ের দেরকে দেরও দা দি দাদা দিদি"
    )
    return _after("", cases)


def _assamese() -> _Pairs:
    return _after("", "ৰ ক ে য়ে ই ও লৈ ত ৰে ৰা ৰো কো কে ৱে জন জনী জনীৰ হঁত হঁতৰ হঁতক দেউ ৰপৰা")


def _gujarati() -> _Pairs:
    cases = "ને નો ની નું ના નાં થી માં એ ે ય જી ભાઈ ભાઈએ ભાઈને ભાઈની બેન બેને બેનને બેનની નેય એય પર વાળા"
    return _after("", cases)


def _odia() -> _Pairs:
    cases = "ର କୁ ରେ ଠାରୁ ଠାରେ ଟି ଟିର ଟିକୁ ଙ୍କ ଙ୍କୁ ଙ୍କର ଙ୍କଠାରୁ ଙ୍କଠାରେ ମାନେ ମାନଙ୍କ ମାନଙ୍କୁ ମାନଙ୍କର ଭଳି"
    return _after("", cases)


def _tamil() -> _Pairs:
    """`ராமன்` loses its virama before a vowel; `சீதா` takes a v between, `மீனாட்சி` a y, `மரம்` becomes `மரத்த`."""
    cases = (
        "ை ைப் ைக் ைச் ைத் ையும் ைத்தான் ைப்போல் ைப்போல ைவிட ின் ினுடைய ால் ாலும் ோடு ோடும் ுடன் ுடைய ிடம் ிடமும் "
        "ிடமிருந்து ுக்கு ுக்குப் ுக்குக் ுக்குச் ுக்குத் ுக்கும் ுக்காக ும் ே ோ ா ில் ிலும் ிலிருந்து"
    )
    for case in _each(cases):
        yield from (("்", case), ("ு", case), ("", "வ" + case), ("", "ய" + case), ("ம்", "த்த" + case))
        if case.startswith("ுக்"):
            yield ("", case[1:])
    yield from _after("", "தான் கூட போல் போல")


def _telugu() -> _Pairs:
    """`రాముడు` becomes `రాముడి` before an ending."""
    cases = "కి కీ కు కూ ని నీ ను నూ తో తోనూ లో లోనూ లా కే నే దే ది వి గారు గారి గారికి గారితో కోసం వల్ల కన్నా నుంచి నుండి కూడా యొక్క మీద వద్ద దగ్గర వైపు"
    for case in _each(cases):
        yield from (("", case), ("ుడు", "ుడి" + case))
    yield ("ుడు", "ుడి")


def _kannada() -> _Pairs:
    """`ರಾಮ` takes an n between, `ಸೀತೆ` a y, `ಗುರು` a v; `ರಾಜೇಶ್` loses its virama."""
    after_n = "ನು ನ ನನ್ನು ನನ್ನೂ ನಿಗೆ ನಿಗೂ ನಿಂದ ನಿಗಾಗಿ ನೊಂದಿಗೆ ನಲ್ಲಿ ನೂ ನೇ ನಂತೆ ನಿಗಿಂತ"
    yield from _after("", after_n)
    yield from _after("್", after_n)
    yield from _after("", "ಯು ಯ ಯನ್ನು ಯನ್ನೂ ಗೆ ಗೂ ಯಿಂದ ಗಾಗಿ ಯೊಂದಿಗೆ ಯಲ್ಲಿ ಯೂ ಯೇ ಯಂತೆ ಗಿಂತ")
    yield from _after("", "ವು ವಿನ ವನ್ನು ವಿಗೆ ವಿನಿಂದ ವಿನೊಂದಿಗೆ ವೂ ವೇ ಳು ಳ ಳನ್ನು ಳಿಗೆ ಳಿಂದ ಳೊಂದಿಗೆ ಳೂ")


def _malayalam() -> _Pairs:
    """`രാമൻ` turns its last letter into `ന`, and so do the other chillus into the letter that they stand for."""
    yield from _after("", "യുടെ യെ യേ യ്ക്ക് യ്ക്കു യ്ക്കും ക്ക് ക്കു ക്കും യോട് യോടും യും യാൽ യിൽ യിൽനിന്ന് യിലും")
    yield from _after("", "വിന്റെ വിനെ വിന് വിനോട് വും വിൽ")
    yield from _after("ൻ", "ന്റെ നെ ന് നു നോട് നോടും നും നാൽ നിൽ നുമായി നേ")
    for chillu, letter in (("ർ", "റ"), ("ർ", "ര"), ("ൽ", "ല"), ("ൾ", "ള"), ("ൺ", "ണ")):
        yield from ((chillu, letter + case) for case in _each("ിന്റെ ിനെ ിന് ിനോട് െ ോട് ും ാൽ ിൽ ുടെ"))


_JOINED = {
    "hi": _hindi,
    "mai": _hindi,
    "bho": _hindi,
    "doi": _hindi,
    "pa": _punjabi,
    "mr": _marathi,
    "kok": _konkani,
    "ne": _nepali,
    "bn": _bengali,
    "as": _assamese,
    "gu": _gujarati,
    "or": _odia,
    "ta": _tamil,
    "te": _telugu,
    "kn": _kannada,
    "ml": _malayalam,
}
