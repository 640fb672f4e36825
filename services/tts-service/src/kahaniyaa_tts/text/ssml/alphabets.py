"""The alphabets in which <phoneme> may be written, as the International Phonetic Alphabet."""

from kahaniyaa_tts.text.ipa import as_written_here, has_sound, unknown_signs
from kahaniyaa_tts.text.sampa import NotSampa, ipa_of

ALPHABETS = frozenset({"", "ipa", "x-sampa"})
"""Those that are known; where none is named, it is ipa."""


def ipa(transcription: str, alphabet: str) -> str:
    """The transcription in IPA, nothing if it is not one in that alphabet."""
    if alphabet not in ALPHABETS:
        return ""
    try:
        written = ipa_of(transcription) if alphabet == "x-sampa" else as_written_here(transcription)
    except NotSampa:
        return ""
    return written if has_sound(written) and not unknown_signs(written) else ""
