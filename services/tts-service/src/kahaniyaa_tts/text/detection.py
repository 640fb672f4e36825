"""The language of a text whose sender did not say: by its script, which most of our languages have to themselves."""

from collections import Counter

from kahaniyaa_shared.scripts import script_of

_BY_SCRIPT = {
    "Arab": "ur", "Armn": "hy", "Beng": "bn", "Cyrl": "ru", "Deva": "hi", "Ethi": "am", "Geor": "ka", "Grek": "el",
    "Gujr": "gu", "Guru": "pa", "Hang": "ko", "Hani": "zh", "Hebr": "he", "Knda": "kn", "Mlym": "ml", "Mtei": "mni",
    "Olck": "sat", "Orya": "or", "Sinh": "si", "Taml": "ta", "Telu": "te",
}  # fmt: skip
_ENOUGH = 0.25
"""Of the letters: a Hindi text may well hold a few words in Latin letters, an English one hardly any in Devanagari."""
_LOOKED_AT = 2_000


def language_of(text: str) -> str:
    """The likeliest language: that of the commonest script of ours if there is enough of it, else English."""
    scripts = Counter(filter(None, map(script_of, text[:_LOOKED_AT])))
    ours = {script: count for script, count in scripts.items() if script in _BY_SCRIPT}
    script = max(ours, key=lambda name: ours[name], default="")
    return _BY_SCRIPT[script] if script and ours[script] >= _ENOUGH * scripts.total() else "en"
