"""Lexicons over HTTP: everybody's own entries, lexicons brought along and taken away, and a word heard on trial."""

from typing import Annotated, Any

from fastapi import APIRouter, Header, Path, Query, Request
from fastapi.responses import Response

from kahaniyaa_shared.asgi.bodies import read_body
from kahaniyaa_shared.contracts.speech import LexiconTags, LexiconTagsRequest
from kahaniyaa_shared.contracts.wire import Id, LanguageCode
from kahaniyaa_shared.edge import SignedIn, part
from kahaniyaa_shared.problems import TooLarge, UnsupportedMedia, problems
from kahaniyaa_shared.repository import PageWanted
from kahaniyaa_tts.lexicon import pls
from kahaniyaa_tts.lexicon.problems import EntryChanged, EntryExists, EntryNotFound, LexiconFull, MalformedLexicon
from kahaniyaa_tts.lexicon.schemas import (
    EntryChange,
    EntryRequest,
    LexiconEntry,
    LexiconEntryList,
    LexiconImport,
    Trial,
)
from kahaniyaa_tts.lexicon.scope import Scope, Wanted
from kahaniyaa_tts.lexicon.service import LexiconService
from kahaniyaa_tts.lexicon.trial import trial_parts
from kahaniyaa_tts.speech.answers import AudioAnswer
from kahaniyaa_tts.speech.problems import NothingToSay, SpeechFailed, SpeechUnavailable, TooBusy
from kahaniyaa_tts.speech.service import SpeechService
from kahaniyaa_tts.voices.problems import UnknownVoice

router = APIRouter(prefix="/v1/lexicon", tags=["lexicon"])
Lexicon = Annotated[LexiconService, part(LexiconService)]
Speaking = Annotated[SpeechService, part(SpeechService)]
EntryId = Annotated[str, Path(max_length=40, description="An entry's id.")]
Story = Annotated[Id | None, Query(description="Only what is for this story alone.")]
IfMatch = Annotated[str | None, Header(description="The ETag of the entry as you read it.")]

_XML = ("application/pls+xml", "application/xml", "text/xml")
_PLS_SENT: dict[str, Any] = {
    "requestBody": {"required": True, "content": {kind: {"schema": {"type": "string"}} for kind in _XML}}
}
_TRIED = problems(UnknownVoice, NothingToSay, TooBusy, SpeechUnavailable, SpeechFailed)


@router.get("")
async def list_lexicon(
    lexicon: Lexicon,
    caller: SignedIn,
    page: PageWanted,
    language: Annotated[LanguageCode | None, Query(description="Only entries of this language.")] = None,
    story_id: Story = None,
    q: Annotated[str | None, Query(max_length=100, description="Only entries with this in what is written.")] = None,
) -> LexiconEntryList:
    """List the entries of your lexicon."""
    return await lexicon.list(caller.user_id, Wanted(language=language, story_id=story_id, part=q), page)


@router.post("", status_code=201, responses=problems(EntryExists, LexiconFull))
async def create_lexicon_entry(
    asked: EntryRequest, lexicon: Lexicon, caller: SignedIn, response: Response
) -> LexiconEntry:
    """Say how a name or an invented word is said."""
    entry = await lexicon.create(asked, caller.user_id)
    response.headers["Location"] = f"/v1/lexicon/{entry.id}"
    return _tagged(entry, response)


@router.get(
    "/export", response_class=Response, responses={200: {"content": {pls.MEDIA_TYPE: {"schema": {"type": "string"}}}}}
)
async def export_lexicon(
    lexicon: Lexicon,
    caller: SignedIn,
    language: Annotated[LanguageCode, Query(description="The language whose entries are wanted.")],
    story_id: Story = None,
) -> Response:
    """Take your entries of a language along, as a PLS 1.0 lexicon."""
    scope = Scope(owner_id=caller.user_id, language=language, story_id=story_id or "")
    named = {"Content-Disposition": f'attachment; filename="lexicon-{language}.pls"', "Cache-Control": "no-store"}
    return Response(await lexicon.exported(scope), media_type=pls.MEDIA_TYPE, headers=named)


@router.post(
    "/import", openapi_extra=_PLS_SENT, responses=problems(MalformedLexicon, LexiconFull, TooLarge, UnsupportedMedia)
)
async def import_lexicon(
    request: Request,
    lexicon: Lexicon,
    caller: SignedIn,
    language: Annotated[LanguageCode | None, Query(description="That of the lexicon's xml:lang if none.")] = None,
    story_id: Annotated[Id | None, Query(description="For this story alone; else for all of yours.")] = None,
) -> LexiconImport:
    """Bring a PLS 1.0 lexicon along: its entries take the place of yours for the same words."""
    if request.headers.get("content-type", "").split(";")[0].strip().lower() not in _XML:
        raise UnsupportedMedia(f"Send a PLS lexicon, with Content-Type: {pls.MEDIA_TYPE}.")
    xml = await read_body(request.scope, request.receive, max_bytes=pls.PLS.most_bytes)
    return await lexicon.imported(xml, caller.user_id, language=language, story_id=story_id)


@router.post("/try", response_class=Response, responses={200: {"content": {"audio/mpeg": {}}}, **_TRIED})
async def try_lexicon_entry(asked: Trial, speech: Speaking, caller: SignedIn) -> Response:
    """Hear how a word would be said, before you keep it."""
    return AudioAnswer(await speech.streamed(trial_parts(asked), "mp3", caller.user_id), "mp3")


@router.post("/tags")
async def read_lexicon_tags(asked: LexiconTagsRequest, speech: Speaking, caller: SignedIn) -> LexiconTags:
    """Tell what of your lexicon holds for some texts; a recording with another tag would be said otherwise now."""
    lexicon = await speech.lexicons.of(caller.user_id, asked.story_id)
    return LexiconTags(
        tags=tuple(lexicon.tag((text, each.language) for text in each.texts) for each in asked.recordings)
    )


@router.get("/{entry_id}", responses=problems(EntryNotFound))
async def read_lexicon_entry(entry_id: EntryId, lexicon: Lexicon, caller: SignedIn, response: Response) -> LexiconEntry:
    """Read one entry of your lexicon."""
    return _tagged(await lexicon.read(entry_id, caller.user_id), response)


@router.patch("/{entry_id}", responses=problems(EntryNotFound, EntryExists, EntryChanged))
async def change_lexicon_entry(
    entry_id: EntryId,
    changes: EntryChange,
    lexicon: Lexicon,
    caller: SignedIn,
    response: Response,
    if_match: IfMatch = None,
) -> LexiconEntry:
    """Change one entry of your lexicon; with `If-Match` only if nobody changed it since you read it."""
    return _tagged(await lexicon.change(entry_id, changes, caller.user_id, if_match=if_match), response)


@router.delete("/{entry_id}", status_code=204, responses=problems(EntryNotFound, EntryChanged))
async def delete_lexicon_entry(entry_id: EntryId, lexicon: Lexicon, caller: SignedIn, if_match: IfMatch = None) -> None:
    """Delete one entry of your lexicon: the word is read as it stands again."""
    await lexicon.remove(entry_id, caller.user_id, if_match=if_match)


def _tagged(entry: LexiconEntry, response: Response) -> LexiconEntry:
    response.headers["ETag"] = f'"{entry.version}"'
    return entry
