"""The language of a text whose sender did not say: by its script; where several share one, by their own letters."""

from collections import Counter

from kahaniyaa_shared.scripts import script_of

_BY_SCRIPT = {
    "Arab": "ur", "Armn": "hy", "Beng": "bn", "Cyrl": "ru", "Deva": "hi", "Ethi": "am", "Geor": "ka", "Grek": "el",
    "Gujr": "gu", "Guru": "pa", "Hang": "ko", "Hani": "zh", "Hebr": "he", "Knda": "kn", "Mlym": "ml", "Mtei": "mni",
    "Olck": "sat", "Orya": "or", "Sinh": "si", "Taml": "ta", "Telu": "te",
}  # fmt: skip
# Letters that a language has and those it shares a script with do not.
_OWN_LETTERS = {
    "Arab": {"sd": "ٻڀٺٿڃڄڇڊڌڍڏڙڦڪڱڳڻ", "ks": "ٲٳۆێٟؠ", "ug": "ېۇۈۋەڭ"},
    "Beng": {"as": "ৰৱ"},
    "Cyrl": {"uk": "іїєґ", "be": "ўі", "kk": "әғқңұһ", "mk": "ѓќѕ", "sr": "ђћ"},
    "Deva": {"mr": "ळ"},
}
_ENOUGH = 0.25
"""Of the letters: a Hindi text may well hold a few words in Latin letters, an English one hardly any in Devanagari."""
_LOOKED_AT = 2_000
_LETTERS_FOR_ONE = 120
"""A language's own letter stands at least once in so many of its letters."""


def language_of(text: str) -> str:
    """The likeliest language: that of the commonest script of ours if there is enough of it, else English."""
    looked_at = text[:_LOOKED_AT]
    if looked_at.isascii():
        return "en"
    scripts = Counter[str]()
    for character, count in Counter(looked_at).items():
        if script := script_of(character):
            scripts[script] += count
    ours = {script: count for script, count in scripts.items() if script in _BY_SCRIPT}
    commonest = max(ours, key=lambda name: ours[name], default="")
    if not commonest or ours[commonest] < _ENOUGH * scripts.total():
        return "en"
    return _by_own_letters(looked_at, commonest, ours[commonest]) or _BY_SCRIPT[commonest]


def _by_own_letters(text: str, script: str, letters: int) -> str | None:
    """The language of the script whose own letters are most of those, if there are enough of them."""
    found = {code: sum(map(text.count, own)) for code, own in _OWN_LETTERS.get(script, {}).items()}
    likeliest = max(found, key=lambda code: found[code], default=None)
    return likeliest if likeliest and found[likeliest] * _LETTERS_FOR_ONE > letters else None
