"""Tamil's forms: what a noun becomes in each case and number, and how a past-tense verb agrees with its subject.

Written by the rules of modern written Tamil as school grammars give them.
"""

PULLI = "்"
_SIGN = {"அ": "", "ஆ": "ா", "இ": "ி", "ஈ": "ீ", "உ": "ு", "ஊ": "ூ", "எ": "ெ", "ஏ": "ே", "ஐ": "ை", "ஒ": "ொ", "ஓ": "ோ"}
_SHORT = frozenset("ிுெொ")
_LONG = frozenset("ாீூேைோௌ")
_LONG_LETTERS = frozenset("ஆஈஊஏஐஓஔ")
_VOWEL_LETTERS = frozenset("அஆஇஈஉஊஎஏஐஒஓஔ")
_FRONT = frozenset("ிீைேஇஈஐ")
_BORROWED = frozenset(["கங்காரு"])  # with an உ that stays
_STOPS = frozenset("கசடதபற")  # words borrowed with one at their end double it: கேக், கேக்கை
_DOUBLED_STOPS = ("டு", "று")
_ENDINGS = {
    "acc": "ஐ",
    "loc": "இல்",
    "abl": "இலிருந்து",
    "gen": "இன்",
    "ins": "ஆல்",
    "soc": "உடன்",
    "at": "இடம்",
    "from": "இடமிருந்து",
}
CASES = ("nom", "acc", "dat", "loc", "abl", "gen", "ins", "soc", "at", "from", "obl", "and", "only")
"""Nominative, accusative, dative, locative, ablative, genitive, instrumental, sociative; `at` and `from` are the
locative and ablative of persons; `obl` stands before another noun; `and` is -உம், `only` is -ஏ."""

_PERSON = {"m": "ஆன்", "f": "ஆள்", "h": "ஆர்", "p": "ஆர்கள்", "i": "ஏன்", "we": "ஓம்"}
AGREEMENTS = ("m", "f", "n", "h", "p", "np", "i", "we")
"""He, she, it, an elder, several people, several animals or things, I, we."""

_IRREGULAR_NEUTER_PLURAL = {"போன": "போயின", "ஆன": "ஆயின", "சொன்ன": "சொல்லின", "என்ற": "என்றன"}

_PRONOUNS = {
    "நான்": "என்",
    "நீ": "உன்",
    "நாம்": "நம்",
    "நாங்கள்": "எங்கள்",
    "அவன்": "அவன்",
    "அவள்": "அவள்",
    "அவர்": "அவர்",
    "அது": "அத",
    "இது": "இத",
    "அவர்கள்": "அவர்கள்",
    "தான்": "தன்",
    "தாம்": "தம்",
}


def attach(stem: str, suffix: str) -> str:
    """A stem that ends in a bare consonant, with a suffix that begins with a vowel: மீன் + ஐ is மீனை."""
    return stem.removesuffix(PULLI) + _SIGN[suffix[0]] + suffix[1:]


def noun(lemma: str, case: str = "nom", *, plural: bool = False, irregular_plural: str = "") -> str:
    """The noun in one case and number; the last word of a phrase is the one that is inflected."""
    head, space, last = lemma.rpartition(" ")
    word = (irregular_plural or plural_of(last)) if plural else last
    return head + space + _cased(word, case)


def _cased(word: str, case: str) -> str:
    if case == "nom":
        return word
    if case == "obl":
        return _before_noun(word)
    if case in {"and", "only"}:
        return attach(_linked(word), "உம்" if case == "and" else "ஏ")
    if case == "gen" and word in _PRONOUNS:
        return _before_noun(word)
    if case in {"ins", "soc"} and word in {"அது", "இது"}:
        return attach(word[0] + "தன்", _ENDINGS[case])
    return _dative(word) if case == "dat" else attach(_stem(word), _ENDINGS[case])


def _dative(word: str) -> str:
    if word in {"அது", "இது"}:
        return word[0] + "தற்கு"
    if word in _PRONOUNS and word not in {"அவர்கள்", "நாங்கள்"}:
        return _PRONOUNS[word].removesuffix(PULLI) + ("க்கு" if word in {"நான்", "நீ", "நாம்", "தான்", "தாம்"} else "ுக்கு")
    if word[-1] in _FRONT or word.endswith("ய்"):
        return word + "க்கு"
    return attach(_stem(word), "உ") + "க்கு"


def _before_noun(word: str) -> str:
    if word in _PRONOUNS:
        return {"அது": "அதன்", "இது": "இதன்"}.get(word, _PRONOUNS[word])
    if _has_oblique(word):
        return attach(_stem(word), "உ")
    return word


def _stem(word: str) -> str:
    """What case endings are put on: the oblique stem, ending in a bare consonant."""
    if word in _PRONOUNS:
        own = _PRONOUNS[word]
        return {"அத": "அத்", "இத": "இத்"}.get(own) or (_twice(own) if _is_one_short_syllable(own) else own)
    if _ends_in_am(word) and not _is_one_short_syllable(word):
        return word.removesuffix("ம்") + "த்த்"
    if _has_oblique(word):
        return word[:-1] + PULLI + word[-2] + PULLI
    return _linked(word)


def _has_oblique(word: str) -> bool:
    """மரம் and வீடு have a stem of their own before case endings; பாம்பு and வண்டு have not."""
    if word.endswith("ம்"):
        return _ends_in_am(word) and not _is_one_short_syllable(word)
    return word.endswith(_DOUBLED_STOPS) and word[-3] != PULLI and not _keeps_final_u(word)


def _ends_in_am(word: str) -> bool:
    """மரம் does; ஐஸ்கிரீம், whose m is its own, does not: ஐஸ்கிரீமை."""
    return word.endswith("ம்") and word[-3:-2].isalpha()


def _linked(word: str) -> str:
    """The nominative made ready for a vowel: a glide, a doubled consonant, or a dropped short உ."""
    last = word[-1]
    if last in _FRONT:
        return word + "ய்"
    if last == "ு" and not _keeps_final_u(word):
        return word[:-1] + PULLI
    if last == PULLI:
        if word[-2] in _STOPS:
            return _twice(word)
        return _twice(word) if _is_one_short_syllable(word) or word.endswith(("ாங்கல்", "க்கல்")) else word
    return word + "வ்"


def _twice(word: str) -> str:
    return word + word[-2] + PULLI


def plural_of(word: str) -> str:
    """The plural in -கள்: மரங்கள், பூக்கள், கற்கள், பாம்புகள்."""
    if _ends_in_am(word):
        return word.removesuffix("ம்") + "ங்கள்"
    if word in {"அவன்", "அவள்", "அவர்"}:
        return "அவர்கள்"
    if word[-1] == PULLI and word[-2] in _STOPS:
        return attach(_twice(word), "உ") + "கள்"
    if word.endswith("ன்") and "க" <= word[-3] <= "ஹ":
        return word.removesuffix("ன்") + "ர்கள்"
    if _is_one_short_syllable(word) and word.endswith("ல்"):
        return word.removesuffix("ல்") + "ற்கள்"
    if (_is_one_short_syllable(word) and word.endswith("ள்")) or word.endswith("ருள்"):
        return word.removesuffix("ள்") + "ட்கள்"
    if word[-1] in "ாூ" or (word[-1] == "ு" and _keeps_final_u(word)) or (len(word) <= 2 and word[-1] in "ீோஈ"):
        return word + "க்கள்"
    return word + "கள்"


def _syllables(word: str) -> list[str]:
    """The word cut into its vowels: each is the sign or letter that was heard, அ as an empty sign."""
    vowels: list[str] = []
    for place, letter in enumerate(word):
        after = word[place + 1] if place + 1 < len(word) else ""
        if letter in _VOWEL_LETTERS:
            vowels.append(letter)
        elif "க" <= letter <= "ஹ" and after != PULLI:
            vowels.append(after if after in _SHORT | _LONG else "")
    return vowels


def _is_one_short_syllable(word: str) -> bool:
    vowels = _syllables(word)
    return len(vowels) == 1 and vowels[0] not in _LONG | _LONG_LETTERS


def _keeps_final_u(word: str) -> bool:
    """பசு and தெரு (two short open syllables) keep their உ and take a வ்; பாம்பு, வீடு and கழுகு lose it."""
    vowels = _syllables(word)
    if word in _BORROWED:
        return True
    return word.endswith("ு") and len(vowels) == 2 and vowels[0] not in _LONG | _LONG_LETTERS and PULLI not in word


def past(relative: str, agreement: str) -> str:
    """A past-tense verb, given as its relative participle (வந்த, ஓடிய, சொன்ன), in agreement with its subject."""
    if agreement == "n":
        return relative + "து"
    if agreement == "np":
        return _IRREGULAR_NEUTER_PLURAL.get(relative) or _neuter_plural(relative)
    return attach(_past_stem(relative), _PERSON[agreement])


def _past_stem(relative: str) -> str:
    return relative.removesuffix("ிய") + "ின்" if relative.endswith("ிய") else relative + PULLI


def _neuter_plural(relative: str) -> str:
    return relative.removesuffix("ிய") + "ின" if relative.endswith("ிய") else relative + "ன"
