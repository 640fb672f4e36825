"""Gives everybody in a story a voice: the same name gets the same voice, two names get two where there are enough."""

import hashlib
from collections.abc import Mapping, Sequence

from kahaniyaa_shared.contracts.speech import Voice
from kahaniyaa_shared.engines import EngineError
from kahaniyaa_story.writing.scenes import CastMember

NARRATOR = ""


def cast_voices(
    cast: Sequence[CastMember], voices: Sequence[Voice], *, narrator: str | None, asked: Mapping[str, str]
) -> dict[str, str]:
    """The voice id of everybody, the narrator's under an empty name; raises `EngineError` where there is no voice."""
    if not voices:
        raise EngineError("There is no voice for this language.", passing=False)
    chosen = {NARRATOR: narrator or _narrator(voices)}
    for member in cast:
        wish = asked.get(member.name) or member.voice
        chosen[member.name] = wish or _fitting(member, voices, taken=set(chosen.values()))
    return chosen


def _narrator(voices: Sequence[Voice]) -> str:
    return next((voice.id for voice in voices if voice.role == "narrator"), voices[0].id)


def _fitting(member: CastMember, voices: Sequence[Voice], *, taken: set[str]) -> str:
    """A voice of the member's role, else one that only the name decides on; a free one where there is one."""
    others = [voice for voice in voices if voice.role != "narrator"] or list(voices)
    of_role = [voice for voice in others if member.role and voice.role == member.role]
    candidates = sorted(voice.id for voice in of_role or others)
    free = [voice for voice in candidates if voice not in taken] or candidates
    return free[_number(member.name) % len(free)]


def _number(name: str) -> int:
    return int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], "big")
