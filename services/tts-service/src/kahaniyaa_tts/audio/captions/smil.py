"""Media overlays of EPUB 3: which words of a page are heard when.

The page has an element for each utterance with the id `u0`, `u1` …, and in it one for each word: `u0w0`, `u0w1` …
"""

from collections.abc import Iterator
from xml.sax.saxutils import quoteattr

from kahaniyaa_tts.audio.schemas import TimedUtterance, Times

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<smil xmlns="http://www.w3.org/ns/SMIL" xmlns:epub="http://www.idpf.org/2007/ops" version="3.0">
  <body>
"""


def media_overlay(times: Times, *, page: str, sound: str) -> str:
    """The overlay (EPUB 3.3, 9.2.2) of a page with that name, with the recording in a file of that one."""
    utterances = (_utterance(utterance, n, page, sound) for n, utterance in enumerate(times.utterances))
    return _HEAD + "".join(utterances) + "  </body>\n</smil>\n"


def _utterance(utterance: TimedUtterance, number: int, page: str, sound: str) -> str:
    name = f"u{number}"
    words = "".join(_words(utterance, name, page, sound))
    if not words:  # a sequence must not be empty
        return ""
    return f'    <seq id="{name}" epub:textref={quoteattr(f"{page}#{name}")}>\n{words}    </seq>\n'


def _words(utterance: TimedUtterance, name: str, page: str, sound: str) -> Iterator[str]:
    """A pair of text and sound for each word that is heard for a while: no clip may be empty."""
    for number, word in enumerate(utterance.words):
        if word.end_ms > word.start_ms:
            text = f"<text src={quoteattr(f'{page}#{name}w{number}')}/>"
            clip = f'clipBegin="{word.start_ms / 1000:.3f}s" clipEnd="{word.end_ms / 1000:.3f}s"'
            audio = f"<audio src={quoteattr(sound)} {clip}/>"
            yield f'      <par id="{name}w{number}-heard">{text}{audio}</par>\n'
