"""SubRip captions, for players that know nothing better."""

from kahaniyaa_tts.audio.captions.clock import clock
from kahaniyaa_tts.audio.captions.cues import Cue, cues, shown
from kahaniyaa_tts.audio.schemas import Times


def subrip(times: Times) -> str:
    """The recording's captions; the format has no way to escape its arrow, which is shown as another one."""
    return "\n".join(_numbered(number, cue) for number, cue in enumerate(cues(times), start=1))


def _numbered(number: int, cue: Cue) -> str:
    span = f"{clock(cue.start_ms, point=',')} --> {clock(cue.end_ms, point=',')}"
    text = "\n".join(shown(line).replace("-->", "→") for line in cue.lines)
    return f"{number}\n{span}\n{text}\n"
