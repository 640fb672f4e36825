"""What one service asks another to say, and when each word of it is heard."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from kahaniyaa_shared.contracts.wire import Answer, Id, LanguageCode, Request

Emotion = Literal["neutral", "happy", "sad", "excited", "calm", "mysterious", "cheerful", "dramatic", "gentle"]
AudioFormat = Literal["mp3", "opus", "aac", "flac", "wav", "pcm"]


class WordTime(Answer):
    """When one word is heard: `start, end` are code points into the text, `…_ms` are into the audio."""

    start: int
    end: int
    start_ms: int
    end_ms: int
    estimated: bool = False


class Utterance(Request):
    """One thing to say in one voice."""

    text: Annotated[str, StringConstraints(min_length=1, max_length=5_000)]
    language: LanguageCode
    voice: str | None = Field(default=None, description="A voice or preset id; the language's narrator if none.")
    emotion: Emotion = "neutral"
    speed: float = Field(default=1.0, ge=0.25, le=4)
    pause_after_ms: int = Field(default=350, ge=0, le=10_000)


class PassageRequest(Request):
    """Several utterances that become one recording."""

    utterances: tuple[Utterance, ...] = Field(min_length=1, max_length=500)
    format: AudioFormat = "mp3"
    story_id: Id | None = Field(default=None, description="The story it is from, whose own lexicon then holds.")


class SpokenUtterance(Answer):
    """Where one utterance lies in its recording; word times are into the recording, not into the utterance."""

    start_ms: int
    end_ms: int
    words: tuple[WordTime, ...]


class Passage(Answer):
    """One recording of several utterances, in the order they were asked."""

    id: str
    audio_url: str
    duration: float = Field(description="Seconds.")
    format: AudioFormat
    engine: str
    utterances: tuple[SpokenUtterance, ...]
    warnings: tuple[str, ...] = ()
    lexicon: str = Field(default="", description="What of a lexicon was heeded, as a tag; empty if nothing was.")


class TextsRead(Request):
    """Texts that were, or will be, one recording."""

    language: LanguageCode
    texts: tuple[Annotated[str, StringConstraints(max_length=5_000)], ...] = Field(max_length=500)


class LexiconTagsRequest(Request):
    """Recordings of a story, of which a service wants to know whether they would be said otherwise now."""

    story_id: Id | None = None
    recordings: tuple[TextsRead, ...] = Field(max_length=200)


class LexiconTags(Answer):
    """For each recording, in order, what `Passage.lexicon` would be now."""

    tags: tuple[str, ...]


class Voice(Answer):
    """A voice or preset that can be chosen by its id."""

    id: str
    name: str
    description: str = Field(default="", description="Who it is and how it sounds, in a sentence.")
    language: str
    role: str = Field(default="", description="narrator, grandmother, child, giant, mouse …; none for a voice by name.")
    style: str = Field(default="", description="How it sounds in one word: warm, booming, sly …")
    gender: Literal["female", "male", "neutral"] = "neutral"
    age: Literal["child", "adult", "elder"] = "adult"
    engine: str
    is_natural: bool = Field(default=False, description="Made from recordings of a person, not by rules alone.")
    emotions: tuple[Emotion, ...] = ()
    sample_url: str | None = None
    attribution: str | None = None


class VoiceList(Answer):
    """The voices there are."""

    items: tuple[Voice, ...]
    next_cursor: str | None = None


class CastCharacter(Request):
    """Somebody who speaks in a story, with whatever is known that may decide on a voice."""

    name: Annotated[str, StringConstraints(min_length=1, max_length=120)]
    description: Annotated[str, StringConstraints(max_length=1_000)] = ""
    role: Annotated[str, StringConstraints(max_length=60)] = ""


class CastingRequest(Request):
    """The characters of a story, in the order in which they were made up: later ones never change earlier voices."""

    language: LanguageCode
    characters: tuple[CastCharacter, ...] = Field(max_length=100)


class CastVoice(Answer):
    """The voice that plays a character."""

    name: str
    voice: str


class Casting(Answer):
    """A voice for each character, in the order asked."""

    items: tuple[CastVoice, ...]
