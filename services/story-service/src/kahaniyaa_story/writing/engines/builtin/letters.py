"""A name in other letters: Latin, Devanagari and Tamil, by how it sounds, and other Indian letters into these.

The blocks of India's scripts hold the same letters in the same order (Unicode 17, chapter 12), so what is read in one
of them is read as Devanagari. Tamil writes no voice and no breath: க is गा between vowels and का where a word begins.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from kahaniyaa_story.writing.engines.builtin.tokens import script

_DEVANAGARI, _BLOCK, _LAST_BLOCK = 0x0900, 0x80, 0x0D00
_VIRAMA, _NUKTA, _ANUSVARA, _CANDRABINDU, _VISARGA = "्", "़", "ं", "ँ", "ः"
_KEEPS_VOWELS = frozenset({"TAMIL", "TELUGU", "KANNADA", "MALAYALAM", "ORIYA"})  # which write no vowel that is silent

_ALONE = {"अ": "a", "आ": "aa", "इ": "i", "ई": "ii", "उ": "u", "ऊ": "uu", "ऋ": "ri", "ऍ": "e", "ऎ": "e", "ए": "e"} | {
    "ऐ": "ai", "ऑ": "o", "ऒ": "o", "ओ": "o", "औ": "au",
}  # fmt: skip
_SIGNS = {"ा": "aa", "ि": "i", "ी": "ii", "ु": "u", "ू": "uu", "ृ": "ri", "ॅ": "e", "ॆ": "e", "े": "e", "ै": "ai"} | {
    "ॉ": "o", "ॊ": "o", "ो": "o", "ौ": "au", _VIRAMA: "",
}  # fmt: skip
_SAME = {"ऩ": "न", "ऱ": "र"}
_VOICED = {"क": "ग", "च": "ज", "ट": "ड", "त": "द", "प": "ब"}
_NASALS = {"ङ": "कखगघ", "ञ": "चछजझ", "ण": "टठडढ", "न": "तथदध", "म": "पफबभ"}

_TO_LATIN = {
    "क": "k", "ख": "kh", "ग": "g", "घ": "gh", "ङ": "n", "च": "ch", "छ": "chh", "ज": "j", "झ": "jh", "ञ": "n",
    "ट": "t", "ठ": "th", "ड": "d", "ढ": "dh", "ण": "n", "त": "t", "थ": "th", "द": "d", "ध": "dh", "न": "n",
    "प": "p", "फ": "ph", "ब": "b", "भ": "bh", "म": "m", "य": "y", "र": "r", "ल": "l", "व": "v", "श": "sh",
    "ष": "sh", "स": "s", "ह": "h", "ळ": "l", "ऴ": "zh", "क़": "q", "ख़": "kh", "ग़": "g", "ज़": "z", "ड़": "r",
    "ढ़": "rh", "फ़": "f",
}  # fmt: skip
_FROM_LATIN = {
    "chh": "छ", "ksh": "क्ष", "kh": "ख", "gh": "घ", "ch": "च", "jh": "झ", "th": "थ", "dh": "ध", "ph": "फ", "bh": "भ",
    "sh": "श", "zh": "झ", "ck": "क", "qu": "क्व", "b": "ब", "c": "क", "d": "द", "f": "फ़", "g": "ग", "h": "ह",
    "j": "ज", "k": "क", "l": "ल", "m": "म", "n": "न", "p": "प", "q": "क", "r": "र", "s": "स", "t": "त", "v": "व",
    "w": "व", "x": "क्स", "y": "य", "z": "ज़",
}  # fmt: skip
_VOWELS_OF_LATIN = {"aa": "aa", "ai": "ai", "ay": "e", "au": "au", "a": "a", "ee": "ii", "ea": "ii", "ei": "e"} | {
    "ey": "i", "ie": "i", "i": "i", "oo": "uu", "ou": "au", "o": "o", "u": "u", "e": "e",
}  # fmt: skip
_LATIN = re.compile("|".join(sorted([*_FROM_LATIN, *_VOWELS_OF_LATIN], key=len, reverse=True)))
_LATIN_VOWELS = {"a": "a", "aa": "a", "i": "i", "ii": "ee", "u": "u", "uu": "oo", "e": "e", "ai": "ai", "o": "o"} | {
    "au": "au", "ri": "ri", "": "",
}  # fmt: skip
_SHORT, _LONG = {"ii": "i", "uu": "u"}, {"a": "aa", "i": "ii", "u": "uu"}

_TO_TAMIL = {
    "क": "க", "ख": "க", "ग": "க", "घ": "க", "ङ": "ங", "च": "ச", "छ": "ச", "ज": "ஜ", "झ": "ஜ", "ञ": "ஞ", "ट": "ட",
    "ठ": "ட", "ड": "ட", "ढ": "ட", "ण": "ண", "त": "த", "थ": "த", "द": "த", "ध": "த", "न": "ன", "प": "ப", "फ": "ப",
    "ब": "ப", "भ": "ப", "म": "ம", "य": "ய", "र": "ர", "ल": "ல", "व": "வ", "श": "ஷ", "ष": "ஷ", "स": "ஸ", "ह": "ஹ",
    "ळ": "ள", "ऴ": "ழ", "क़": "க", "ख़": "க", "ग़": "க", "ज़": "ஜ", "ड़": "ட", "ढ़": "ட", "फ़": "ஃப",
}  # fmt: skip
_TAMIL_ALONE = {"a": "அ", "aa": "ஆ", "i": "இ", "ii": "ஈ", "u": "உ", "uu": "ஊ", "e": "ஏ", "ai": "ஐ", "o": "ஓ"} | {
    "au": "ஔ", "ri": "ரி",
}  # fmt: skip
_TAMIL_SIGNS = {"a": "", "aa": "ா", "i": "ி", "ii": "ீ", "u": "ு", "uu": "ூ", "e": "ே", "ai": "ை", "o": "ோ"} | {
    "au": "ௌ", "ri": "்ரி", "": "்",
}  # fmt: skip
_HINDI_ALONE = {"a": "अ", "aa": "आ", "i": "इ", "ii": "ई", "u": "उ", "uu": "ऊ", "e": "ए", "ai": "ऐ", "o": "ओ"} | {
    "au": "औ", "ri": "ऋ",
}  # fmt: skip
_HINDI_SIGNS = {"a": "", "aa": "ा", "i": "ि", "ii": "ी", "u": "ु", "uu": "ू", "e": "े", "ai": "ै", "o": "ो"} | {
    "au": "ौ", "ri": "ृ",
}  # fmt: skip
_IN_HINDI = {"ऴ": "ल", "ळ": "ल"}
_BREATHLESS = {"ख": "क", "घ": "ग", "छ": "च", "झ": "ज", "ठ": "ट", "ढ": "ड", "थ": "त", "ध": "द", "फ": "प", "भ": "ब"}
_CLASSES = {"ष": "श", "ण": "न", "ञ": "न", "ङ": "न", "ळ": "ल", "ऴ": "ल", "ट": "त", "ड": "द", "ज़": "ज", "फ़": "प"} | {
    "क़": "क", "ख़": "क", "ग़": "ग", "ड़": "र", "ढ़": "र",
}  # fmt: skip
_VOICELESS = {"ग": "क", "ज": "स", "च": "स", "श": "स", "द": "त", "ब": "प"}


class _Sound(NamedTuple):
    """A consonant, as Devanagari has it, with the vowel behind it; either may be none."""

    consonant: str
    vowel: str


def written_in(letters: str, name: str) -> str:
    """A name in the letters of a script (`LATIN`, `DEVANAGARI`, `TAMIL`); as it is where they are not known."""
    write = _WRITE.get(letters)
    if write is None:
        return name
    return " ".join(write(sounds) if (sounds := _sounds(word)) else word for word in name.split())


def sound_of(name: str, *, is_voiced: bool = True) -> str:
    """How a name sounds, roughly: the same for Latha and लता, and, where no voice is told, for कबीर and கபீர்."""
    said = [sound for word in name.split() for sound in _sounds(word)]
    roughly = (_roughly(sound, is_voiced=is_voiced) for sound in said)
    kept = list[str]()
    for sound in roughly:
        if kept and kept[-1] == sound[:1] and sound[:1].isalpha():  # a doubled consonant
            kept.pop()
        kept.append(sound)
    return "".join(kept)


def _roughly(sound: _Sound, *, is_voiced: bool) -> str:
    consonant = _BREATHLESS.get(sound.consonant, sound.consonant)
    consonant = _CLASSES.get(consonant, consonant)
    consonant = consonant if is_voiced else _VOICELESS.get(consonant, consonant)
    return consonant + {"aa": "a", "ii": "i", "uu": "u", "ri": "रi"}.get(sound.vowel, sound.vowel)


def _sounds(word: str) -> list[_Sound]:
    """The sounds of a word; none where its letters are not known."""
    letters = script(word)
    if letters == "LATIN":
        return _of_latin(word)
    word = unicodedata.normalize("NFC", word).replace("ற்ற", "ட்ர").replace("ஷ", "ஶ")
    plain = "".join(map(_as_devanagari, word))
    if script(plain) != "DEVANAGARI":
        return []
    said = list(_of_devanagari(unicodedata.normalize("NFD", plain)))
    if letters == "TAMIL":
        return list(_voiced(said))
    return said if letters in _KEEPS_VOWELS else _as_said(said)


def _ended(sounds: Sequence[_Sound], vowels: Mapping[str, str]) -> list[_Sound]:
    """The sounds with another vowel at the end of a name that has more than one."""
    *before, last = sounds
    return [*before, last._replace(vowel=vowels.get(last.vowel, last.vowel))] if before else [last]


def _as_devanagari(letter: str) -> str:
    """A letter of India as the one of Devanagari in the same place; any other as it is."""
    code = ord(letter)
    if not _DEVANAGARI <= code < _LAST_BLOCK + _BLOCK:
        return letter
    return chr(_DEVANAGARI + code % _BLOCK)


def _of_devanagari(word: str) -> Iterator[_Sound]:
    """The sounds as they are written: each consonant with its vowel, `a` where nothing stands."""
    at = 0
    while at < len(word):
        letter = word[at]
        at += 1
        if letter in _ALONE:
            yield _Sound("", _ALONE[letter])
        elif letter in (_ANUSVARA, _CANDRABINDU):
            yield _Sound(_nasal_before(word[at : at + 1]), "")
        elif "क" <= letter <= "ह":
            letter = unicodedata.normalize("NFC", letter)
            if word[at : at + 1] == _NUKTA:
                letter, at = letter + _NUKTA, at + 1
            vowel = _SIGNS.get(word[at : at + 1])
            at += vowel is not None
            yield _Sound(_SAME.get(_whole(letter), _whole(letter)), "a" if vowel is None else vowel)


def _whole(letter: str) -> str:
    return {"न" + _NUKTA: "न", "र" + _NUKTA: "र", "ळ" + _NUKTA: "ऴ"}.get(letter, letter)


def _nasal_before(letter: str) -> str:
    return next((nasal for nasal, beside in _NASALS.items() if letter and letter in beside), "न")


def _as_said(sounds: Sequence[_Sound]) -> list[_Sound]:
    """The sounds without the vowels that are written and not said: at the end, and between two that are."""
    said = list(sounds)
    if len(said) > 1 and said[-1].consonant and said[-1].vowel == "a":
        said[-1] = _Sound(said[-1].consonant, "")
    for at in range(len(said) - 2, 0, -1):
        is_between = bool(said[at - 1].vowel) and bool(said[at + 1].vowel) and bool(said[at + 1].consonant)
        if said[at].vowel == "a" and said[at].consonant and is_between:
            said[at] = _Sound(said[at].consonant, "")
    return said


def _voiced(sounds: Sequence[_Sound]) -> Iterator[_Sound]:
    """Tamil sounds as they are spoken: voiced between vowels and behind a nasal, not where they are doubled."""
    for at, (consonant, vowel) in enumerate(sounds):
        before = sounds[at - 1] if at else _Sound("", "")
        follows_same = before.consonant == consonant and not before.vowel
        is_doubled = follows_same or (not vowel and sounds[at + 1 : at + 2] and sounds[at + 1].consonant == consonant)
        is_sung = not before.vowel and consonant in _NASALS.get(before.consonant, "-")
        is_within = at > 0 and not is_doubled and (before.vowel or is_sung)
        if consonant == "च" and not is_doubled and not is_sung:
            yield _Sound("स", vowel)
        else:
            yield _Sound(_VOICED.get(consonant, consonant) if is_within and vowel else consonant, vowel)


def _of_latin(word: str) -> list[_Sound]:
    """The sounds of an Indian name in Latin letters, whose long vowels are often written as short ones."""
    plain = unicodedata.normalize("NFD", word.casefold())
    parts = _LATIN.findall("".join(letter for letter in plain if letter.isascii() and letter.isalpha()))
    said = list[_Sound]()
    for at, part in enumerate(parts):
        following = "".join(parts[at + 1 :])
        if part in _VOWELS_OF_LATIN or (part == "y" and at and following[:1] not in tuple("aeiou")):
            vowel = _VOWELS_OF_LATIN.get(part, "i")
            vowel = vowel if following else {"a": "aa", "i": "ii", "u": "uu"}.get(vowel, vowel)
            if said and said[-1].consonant and not said[-1].vowel:
                said[-1] = _Sound(said[-1].consonant, vowel)
            else:
                is_glided = bool(said) and said[-1].vowel in ("i", "ii", "e", "ai") and vowel[:1] in ("a", "o", "u")
                said.append(_Sound("य" if is_glided else "", vowel))
        else:
            soft = part == "c" and following[:1] in tuple("eiy")
            written = "स" if soft else _FROM_LATIN[part]
            said += [_Sound(letter, "") for letter in written.split(_VIRAMA)]
    return _lengthened(said)


def _lengthened(said: list[_Sound]) -> list[_Sound]:
    """A short first vowel is a long one in names such as Tara and Raju."""
    if len(said) == 2 and said[0].vowel == "a" and said[1].vowel in ("aa", "uu", "o"):
        return [_Sound(said[0].consonant, "aa"), said[1]]
    if len(said) == 2 and said[0].vowel == "i" and said[1].vowel == "uu":
        return [_Sound(said[0].consonant, "ii"), said[1]]
    return said


def _latin(sounds: Sequence[_Sound]) -> str:
    written, sounds = list[str](), _ended(sounds, _SHORT)
    for at, (consonant, vowel) in enumerate(sounds):
        following = sounds[at + 1].consonant if at + 1 < len(sounds) else ""
        letter = _TO_LATIN.get(consonant, "")
        letter = "m" if letter == "n" and not vowel and following in tuple("पफबभ") else letter
        letter = "c" if consonant == "च" and not vowel and following == "च" else letter
        written.append(letter)
        written.append(_LATIN_VOWELS[vowel])
    return "".join(written).capitalize()


def _hindi(sounds: Sequence[_Sound]) -> str:
    """In Devanagari: two consonants that meet are joined where Hindi joins them; a nasal is a dot."""
    written, sounds = list[str](), _ended(sounds, _LONG)
    for at, (consonant, vowel) in enumerate(sounds):
        following = sounds[at + 1] if at + 1 < len(sounds) else None
        letter = _IN_HINDI.get(consonant, consonant)
        if not letter:
            written.append(_HINDI_ALONE[vowel])
        elif vowel:
            written.append(letter + _HINDI_SIGNS[vowel])
        elif following is None:
            written.append(letter)
        elif letter in _NASALS and following.consonant in _NASALS[letter]:
            written.append(_ANUSVARA)
        else:
            behind = _IN_HINDI.get(following.consonant, following.consonant)
            written.append(letter + (_VIRAMA if _is_joined(letter, behind, is_first=not at) else ""))
    return "".join(written)


def _is_joined(letter: str, following: str, *, is_first: bool) -> bool:
    """Whether a consonant without a vowel is written into the next one."""
    is_doubled = letter == following or _BREATHLESS.get(following) == letter
    is_stop = letter in _BREATHLESS or letter in _BREATHLESS.values()
    return (
        is_first
        or is_doubled
        or following in ("य", "ष", "ञ")
        or (following == "र" and is_stop)
        or (letter == "र" and following != "ह")
        or (letter in "सश" and following in "तथकपवरच")
        or (letter in "कप" and following in "तसश")
        or (letter in "शष" and following in "मन")
    )


def _tamil(sounds: Sequence[_Sound]) -> str:
    written, sounds = list[str](), _ended(sounds, _SHORT)
    for at, (consonant, vowel) in enumerate(sounds):
        following = sounds[at + 1].consonant if at + 1 < len(sounds) else ""
        if not consonant:
            written.append(_TAMIL_ALONE[vowel])
            continue
        letter = _TO_TAMIL[consonant]
        if consonant in tuple("नङञ") and not vowel:
            letter = next((_TO_TAMIL[n] for n, beside in _NASALS.items() if following and following in beside), letter)
        if consonant == "न" and (not at or (not vowel and following in tuple("तथदध"))):
            letter = "ந"
        is_between = at > 0 and bool(sounds[at - 1].vowel) and bool(vowel)
        doubled = f"{letter}\u0bcd" if is_between and consonant in ("च", "ट") else ""
        written.append(doubled + letter + _TAMIL_SIGNS[vowel])
    return "".join(written)


_WRITE: Mapping[str, Callable[[Sequence[_Sound]], str]] = {"LATIN": _latin, "DEVANAGARI": _hindi, "TAMIL": _tamil}
