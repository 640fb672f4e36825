"""Looks SSML over for its author."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from kahaniyaa_tts.engine import SpeechEngine
from kahaniyaa_tts.engines.chain import members
from kahaniyaa_tts.speech.parts import language_of_ssml
from kahaniyaa_tts.speech.phrases import has_voice
from kahaniyaa_tts.speech.script import voices_named
from kahaniyaa_tts.speech.service import SpeechService
from kahaniyaa_tts.speech.steps import Part
from kahaniyaa_tts.ssml.readers import Known, SsmlReader, readers
from kahaniyaa_tts.ssml.schemas import (
    SsmlCapabilities,
    SsmlCheck,
    SsmlCheckRequest,
    SsmlEngine,
    SsmlFinding,
    SsmlRemark,
    SsmlSupport,
)
from kahaniyaa_tts.text.document import Document
from kahaniyaa_tts.text.ssml.grammar import faults
from kahaniyaa_tts.text.ssml.problems import Fault, SsmlError
from kahaniyaa_tts.text.ssml.reading import read
from kahaniyaa_tts.text.ssml.review import Finding, findings
from kahaniyaa_tts.text.ssml.support import SUPPORT, Judgement, judged
from kahaniyaa_tts.text.tree import Element

_MOST = 2_000
"""Problems told at once, and findings."""
_WORST_FIRST = ("refused", "approximated", "exact")


@dataclass(frozen=True, slots=True)
class SsmlService:
    """Tells authors of SSML what becomes of it."""

    speech: SpeechService

    async def check(self, asked: SsmlCheckRequest, owner_id: str) -> SsmlCheck:
        """What is wrong with the SSML, and what each engine makes of it; nothing is said."""
        try:
            reading = await asyncio.to_thread(read, asked.ssml)
        except SsmlError as error:
            wrong = SsmlRemark(line=error.place.line, column=error.place.column, message=error.message)
            return SsmlCheck(valid=False, readable=False, problems=(wrong,))
        language = asked.language or language_of_ssml(reading)
        known = await self._known(reading.document, owner_id)
        every = readers(self.speech.speaker.engine, known, language)
        chosen = [reader for reader in every if asked.engine in (None, reader.name)]
        return await asyncio.to_thread(_checked, reading.root, chosen)

    def capabilities(self) -> SsmlCapabilities:
        """What each engine makes of every element and attribute."""
        return SsmlCapabilities(engines=tuple(map(_supported, members(self.speech.speaker.engine))))

    async def _known(self, document: Document, owner_id: str) -> Known:
        parts = (Part(document=document, language=""),)
        chosen = await self.speech.voices.chosen(voices_named(parts), owner_id)
        clips = await self.speech.clips(parts, owner_id)
        return Known(partial(has_voice, chosen.speaker), clips.sounds.keys())


def _checked(root: Element, engines: Sequence[SsmlReader]) -> SsmlCheck:
    wrong = [_remark(fault) for fault in faults(root)]
    found = sorted(findings(root, engines), key=lambda each: _WORST_FIRST.index(each.level))
    told = sorted(found[:_MOST], key=lambda each: each.place)
    return SsmlCheck(
        valid=not wrong,
        readable=True,
        problems=tuple(wrong[:_MOST]),
        findings=tuple(map(_told, told)),
        left_out=len(found) - len(told),
    )


def _remark(fault: Fault) -> SsmlRemark:
    return SsmlRemark(
        line=fault.place.line,
        column=fault.place.column,
        element=fault.element,
        attribute=fault.attribute or None,
        message=fault.message,
    )


def _told(found: Finding) -> SsmlFinding:
    return SsmlFinding(
        line=found.place.line,
        column=found.place.column,
        element=found.element,
        attribute=found.attribute or None,
        message=found.message,
        level=found.level,
        engine=found.engine,
    )


def _supported(engine: SpeechEngine) -> SsmlEngine:
    abilities = engine.abilities
    return SsmlEngine(
        engine=engine.ref.name,
        support=tuple(_row(*of, judged(support, abilities)) for of, support in SUPPORT.items()),
    )


def _row(element: str, attribute: str, made: Judgement) -> SsmlSupport:
    return SsmlSupport(element=element, attribute=attribute or None, level=made.level, does=made.message)
