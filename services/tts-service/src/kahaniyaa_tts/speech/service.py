"""Has things said: admits a request, writes its script, has it performed, and keeps what is to be kept."""

import asyncio
from collections.abc import AsyncGenerator, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain

from kahaniyaa_shared.contracts.speech import AudioFormat
from kahaniyaa_shared.engines import EngineError
from kahaniyaa_shared.problems import Problem
from kahaniyaa_tts.audio.encoders.choice import Encoders
from kahaniyaa_tts.audio.encoders.encoder import EncoderLostError
from kahaniyaa_tts.audio.formats import Form
from kahaniyaa_tts.audio.schemas import RecordingTimes
from kahaniyaa_tts.audio.service import RecordingService
from kahaniyaa_tts.claims import Claims
from kahaniyaa_tts.engine import LOUDNESS
from kahaniyaa_tts.lexicon.shelved import Lexicons
from kahaniyaa_tts.speech.admission import Admission
from kahaniyaa_tts.speech.clips import NO_CLIPS, Clips
from kahaniyaa_tts.speech.performance import Speaker
from kahaniyaa_tts.speech.phrases import has_voice
from kahaniyaa_tts.speech.problems import NothingToSay, TooMuchToSay, problem_of
from kahaniyaa_tts.speech.recording import Order, Recorded, encoded, record, rendition_key
from kahaniyaa_tts.speech.script import Writing, script, voices_named
from kahaniyaa_tts.speech.steps import Clip, Part, Phrase, Script, Step
from kahaniyaa_tts.speech.tapes import Tapes
from kahaniyaa_tts.ssml.readers import Known, readers, warned
from kahaniyaa_tts.text.reading_out.reader import read_out
from kahaniyaa_tts.text.respelling import Respelled, as_written, together
from kahaniyaa_tts.voices.choosing import ChosenVoices
from kahaniyaa_tts.voices.service import VoiceService

_NEVER_AGAIN = ""
"""The rendition of a recording in which another engine had to step in: the next time, it is made anew."""


@dataclass(frozen=True, slots=True)
class SpeechService:
    """Says texts for their owners."""

    speaker: Speaker
    voices: VoiceService
    recordings: RecordingService
    encoders: Encoders
    claims: Claims
    admission: Admission
    most_characters: int
    lexicons: Lexicons

    async def recorded(
        self,
        parts: Sequence[Part],
        audio_format: AudioFormat,
        owner_id: str,
        *,
        story_id: str | None = None,
        as_a_whole: bool = False,
    ) -> RecordingTimes:
        """A recording of the parts, kept for its owner; one that was made before is not made again.

        As a whole it is as loud as the settings say; else each sentence is as loud as its voice and manner make it.
        """
        order = self.order(parts, await self._written(parts, owner_id, story_id), audio_format, as_a_whole=as_a_whole)
        key = rendition_key(order, says=self.speaker.engine.says)
        async with self.claims.held(f"{owner_id} {key}"):
            known = await self.recordings.find_same(owner_id, key)
            return known or await self._kept(order, owner_id, key)

    def order(
        self, parts: Sequence[Part], written: Script, audio_format: AudioFormat, *, as_a_whole: bool = False
    ) -> Order:
        """What is to be recorded, at the level that the settings say."""
        level = self.speaker.level
        loudness = LOUDNESS + level if as_a_whole else None
        return Order(parts=parts, script=written, audio_format=audio_format, level=level, loudness=loudness)

    async def streamed(
        self, parts: Sequence[Part], form: Form, owner_id: str, *, story_id: str | None = None
    ) -> AsyncGenerator[bytes]:
        """The file as it is made, nothing of it kept; whatever can go wrong early does so before the first byte."""
        steps = await self._opened(parts, owner_id, story_id)
        return await _begun(self._streamed(steps, form, owner_id))

    async def made(self, order: Order, owner_id: str) -> Recorded:
        """A recording that is not kept; it is made once more where the process that encoded it was lost."""
        with self.admission.of(owner_id):
            try:
                try:
                    return await self._made(order, owner_id)
                except EncoderLostError:
                    return await self._made(order, owner_id)
            except EngineError as error:
                raise problem_of(error) from error

    async def clips(self, parts: Sequence[Part], owner_id: str) -> Clips:
        """The recordings that the parts play, those that are there and the owner's."""
        return await Tapes(self.recordings.shelf).clips(parts, owner_id)

    def script(
        self,
        parts: Sequence[Part],
        voices: ChosenVoices,
        clips: Clips = NO_CLIPS,
        *,
        respelled: Respelled = as_written,
    ) -> Script:
        """The script of the parts; raises a problem if it would be empty or too long, or not as strict as is asked."""
        self._check_length(parts)
        told = self._told_of_ssml(parts, voices, clips)
        engine = self.speaker.engine
        written = script(
            parts,
            voices.speaker,
            abilities=engine.abilities,
            reaches=engine.reaches,
            respelled=together(respelled, read_out),
            clips=clips,
        )
        written = replace(written, warnings=(*told, *written.warnings))
        if not any(isinstance(step, Phrase | Clip) for step in written.steps):
            raise _nothing_to_say(parts, written.warnings)
        return written

    def _check_length(self, parts: Sequence[Part]) -> None:
        characters = sum(len(part.document.text) for part in parts)
        if characters > self.most_characters:
            raise TooMuchToSay.at(
                parts[0].pointer,
                f"The text has {characters:,} characters; send at most {self.most_characters:,} at once.",
            )

    async def _opened(self, parts: Sequence[Part], owner_id: str, story_id: str | None) -> Iterable[Step]:
        """The steps for a listener who waits: a plain text is written up to its first sentence, then as it goes on."""
        if any(part.ssml for part in parts):
            return (await self._written(parts, owner_id, story_id)).steps
        self._check_length(parts)
        chosen = await self.voices.chosen(voices_named(parts), owner_id)
        lexicon = await self.lexicons.of(owner_id, story_id)
        engine = self.speaker.engine
        writing = Writing(
            parts,
            chosen.speaker,
            abilities=engine.abilities,
            reaches=engine.reaches,
            respelled=together(lexicon.found, read_out),
        )
        steps = writing.steps()
        first = next((step for step in steps if isinstance(step, Phrase)), None)
        if first is None:
            raise _nothing_to_say(parts, writing.warnings)
        return chain((first,), steps)

    async def _written(self, parts: Sequence[Part], owner_id: str, story_id: str | None) -> Script:
        chosen = await self.voices.chosen(voices_named(parts), owner_id)
        clips = await self.clips(parts, owner_id)
        lexicon = await self.lexicons.of(owner_id, story_id)
        return await asyncio.to_thread(self.script, parts, chosen, clips, respelled=lexicon.found)

    def _told_of_ssml(self, parts: Sequence[Part], voices: ChosenVoices, clips: Clips) -> Iterator[str]:
        known = Known(partial(has_voice, voices.speaker), clips.sounds.keys())
        for part in parts:
            first, *_ = readers(self.speaker.engine, known, part.language)
            yield from warned(part, first)

    async def _kept(self, order: Order, owner_id: str, key: str) -> RecordingTimes:
        made = await self.made(order, owner_id)
        rendition = key if made.as_expected else _NEVER_AGAIN
        return await self.recordings.keep(
            made.content, owner_id=owner_id, rendition=rendition, media_type=made.media_type, times=made.times
        )

    async def _made(self, order: Order, owner_id: str) -> Recorded:
        performance = self.speaker.perform(order.script.steps, owner_id)
        async with self.encoders.fresh(order.audio_format) as encoder:
            return await record(performance, order, encoder)

    async def _streamed(self, steps: Iterable[Step], form: Form, owner_id: str) -> AsyncGenerator[bytes]:
        with self.admission.of(owner_id):
            try:
                async with self.encoders.fresh(form) as encoder:
                    async for ready in encoded(self.speaker.perform(steps, owner_id, timed=False), encoder):
                        yield ready
            except EngineError as error:
                raise problem_of(error) from error


def _nothing_to_say(parts: Sequence[Part], warnings: Iterable[str]) -> Problem:
    reason = " ".join(warnings) or "It has no letters or digits."
    return NothingToSay.at(parts[0].pointer, f"There is no word in the text that its voice can read. {reason}")


async def _begun(content: AsyncGenerator[bytes]) -> AsyncGenerator[bytes]:
    """The same content, once its first piece is there."""
    first = await anext(content, b"")

    async def rest() -> AsyncGenerator[bytes]:
        try:
            yield first
            async for piece in content:
                yield piece
        finally:
            await content.aclose()

    return rest()
