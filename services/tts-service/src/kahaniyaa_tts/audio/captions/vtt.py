"""WebVTT captions, with the moment of each word."""

from collections.abc import Sequence

from kahaniyaa_tts.audio.captions.clock import clock
from kahaniyaa_tts.audio.captions.cues import Chunk, Cue, cues
from kahaniyaa_tts.audio.schemas import Times


def webvtt(times: Times) -> str:
    """The recording's captions (W3C WebVTT)."""
    return "WEBVTT\n\n" + "\n".join(map(_cue, cues(times)))


def _cue(cue: Cue) -> str:
    told = cue.start_ms  # the first word's moment is the cue's own
    lines: list[str] = []
    for line in cue.lines:
        text, told = _with_times(line, told)
        lines.append(text)
    return f"{clock(cue.start_ms)} --> {clock(cue.end_ms)}\n" + "\n".join(lines) + "\n"


def _with_times(line: Sequence[Chunk], told: int) -> tuple[str, int]:
    """The line with the moment of each word before it, where it is later than what was told; and the last one told."""
    parts: list[str] = []
    for chunk in line:
        at = 0
        for word in chunk.words:
            begin = word.start - chunk.start
            parts.append(_escaped(chunk.text[at:begin]))
            if word.start_ms > told:
                parts.append(f"<{clock(word.start_ms)}>")
                told = word.start_ms
            at = begin
        parts.append(_escaped(chunk.text[at:]))
    return "".join(parts).strip(), told


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
