"""The documents there are of a recording's times."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from kahaniyaa_tts.audio.captions.marks import speech_marks
from kahaniyaa_tts.audio.captions.smil import media_overlay
from kahaniyaa_tts.audio.captions.srt import subrip
from kahaniyaa_tts.audio.captions.vtt import webvtt
from kahaniyaa_tts.audio.schemas import Times

PAGE = "text.xhtml"
"""The page that a media overlay is about."""


@dataclass(frozen=True, slots=True)
class DocumentType:
    """What a document is called, and how it is written."""

    media_type: str
    written: Callable[[Times], str]


def _overlay(times: Times) -> str:
    return media_overlay(times, page=PAGE, sound=f"audio.{times.format}")


DOCUMENTS: Mapping[str, DocumentType] = {
    "vtt": DocumentType("text/vtt; charset=utf-8", webvtt),
    "srt": DocumentType("application/x-subrip; charset=utf-8", subrip),
    "smil": DocumentType("application/smil+xml; charset=utf-8", _overlay),
    "marks": DocumentType("application/x-json-stream; charset=utf-8", speech_marks),
}
"""By what an address ends with; the last is what Polly calls its own."""
