"""A word on trial: as it would be said, without being kept."""

from kahaniyaa_tts.lexicon.schemas import Trial
from kahaniyaa_tts.speech.steps import Part
from kahaniyaa_tts.text.document import Document, Respelling, Said, Span


def trial_parts(asked: Trial) -> tuple[Part, ...]:
    """The word, said as asked: by respelling or sounds or, with neither, as it stands."""
    span = Span(0, len(asked.written))
    otherwise = Respelling(span=span, words=asked.said or "", ipa=asked.ipa or "")
    said = Said(span=span, text=asked.written, respellings=(otherwise,))
    document = Document(text=asked.written, pieces=(said,))
    return (Part(document=document, language=asked.language, voice=asked.voice, pointer="/written"),)
