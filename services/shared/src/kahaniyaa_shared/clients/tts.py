"""tts-service, as story-service sees it."""

from dataclasses import dataclass

from kahaniyaa_shared.clients.base import ServiceClient
from kahaniyaa_shared.contracts.speech import (
    Casting,
    CastingRequest,
    LexiconTags,
    LexiconTagsRequest,
    Passage,
    PassageRequest,
    VoiceList,
)
from kahaniyaa_shared.identity import ServiceIdentity


@dataclass(frozen=True, slots=True)
class TtsClient:
    """Has things said, for a user."""

    tts: ServiceClient
    identity: ServiceIdentity

    async def speak(self, passage: PassageRequest, *, user_id: str) -> Passage:
        """One recording of several utterances, owned by the user."""
        token = self.identity.token_for(user_id)
        return await self.tts.call("POST", "/v1/tts/passages", answer=Passage, token=token, body=passage)

    async def voices(self, language: str, *, user_id: str) -> VoiceList:
        """The voices there are for a language, the user's own presets among them."""
        token = self.identity.token_for(user_id)
        return await self.tts.call("GET", "/v1/voices", answer=VoiceList, token=token, query={"language": language})

    async def cast(self, asked: CastingRequest, *, user_id: str) -> Casting:
        """A voice for each character of a story, the same one every time."""
        token = self.identity.token_for(user_id)
        return await self.tts.call("POST", "/v1/voices/cast", answer=Casting, token=token, body=asked)

    async def lexicon_tags(self, asked: LexiconTagsRequest, *, user_id: str) -> LexiconTags:
        """What of the user's lexicon holds for texts now; a recording with another tag would be said otherwise."""
        token = self.identity.token_for(user_id)
        return await self.tts.call("POST", "/v1/lexicon/tags", answer=LexiconTags, token=token, body=asked)
