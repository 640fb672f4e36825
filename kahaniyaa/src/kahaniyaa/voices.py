"""`kahaniyaa voices`: which voices there are, and natural ones installed and removed, without a server."""

import asyncio
import hashlib
import sys
from collections.abc import Iterator
from urllib.parse import urlsplit, urlunsplit

import httpx2
from pydantic import ValidationError

from kahaniyaa.delivery import progress
from kahaniyaa_shared.languages import LANGUAGES
from kahaniyaa_shared.starting import CannotStart
from kahaniyaa_shared.telemetry import configure_logs
from kahaniyaa_tts.engines.piper.description import UnreadableVoice, described
from kahaniyaa_tts.engines.piper.shelf import Shelf
from kahaniyaa_tts.installing.catalogue import CatalogueVoice, VoiceFile
from kahaniyaa_tts.installing.choice import installing_of
from kahaniyaa_tts.installing.download import DownloadFailed, Stopped
from kahaniyaa_tts.installing.folder import DESCRIPTION, MODEL
from kahaniyaa_tts.installing.service import InstallingService
from kahaniyaa_tts.settings import TtsSettings
from kahaniyaa_tts.voices.catalogue import built_in_voices

_LOOK_EVERY = 0.2
_PATIENCE = 20
_GO_ON = "The same command tries again, with what is here already."


def show(language: str | None) -> int:
    """Write the voices of a language, or the natural ones of all; returns the exit status."""
    if language is not None and language not in LANGUAGES:
        raise CannotStart(f"--language: {language!r} is not a language Kahaniyaa knows.")
    settings = TtsSettings.load()
    lines = [*_roles(language), *_installed(settings, language), *_installable(settings, language)]
    sys.stdout.write("\n".join(lines) + "\n")
    return 0


def install(wanted: str, *, sure: bool) -> int:
    """Install a voice of the catalogue, or one at an address, once its facts were shown; returns the exit status."""
    configure_logs("CRITICAL", service="voices")
    installing = installing_of(TtsSettings.load())
    voice = installing.catalogue.find(wanted) or asyncio.run(_at_address(wanted))
    if installing.folder.has(voice.id):
        sys.stdout.write(f"{voice.voice_id} is installed already.\n")
        return 0
    sys.stdout.write("\n".join(_facts(voice, installing)) + "\n")
    if not (sure or _agreed()):
        return 1
    asyncio.run(_install(installing, voice))
    if not _checksum(voice):
        with installing.folder.file(voice.id, MODEL).open("rb") as model:
            sys.stdout.write(f"  came as   {hashlib.file_digest(model, 'sha256').hexdigest()} (SHA-256)\n")
    sys.stdout.write(f"{voice.voice_id} is installed.\n")
    return 0


def remove(name: str) -> int:
    """Remove an installed voice; returns the exit status."""
    installing = installing_of(TtsSettings.load())
    name = name.removeprefix("piper:")
    if name not in installing.folder.names():
        raise CannotStart(f"There is no voice {name!r} in {installing.folder.path}. See: kahaniyaa voices")
    asyncio.run(installing.drop(name))
    sys.stdout.write(f"{name} is removed.\n")
    return 0


def _roles(language: str | None) -> Iterator[str]:
    if language is None:
        yield "Every language has the voices of a story's people; see them with --language hi."
        return
    yield f"Voices of a story's people in {LANGUAGES[language].name}, played by the first engine that can:"
    for voice in built_in_voices(language):
        yield f"  {voice.id:<28} {voice.role.gender}, {voice.role.age}"


def _installed(settings: TtsSettings, language: str | None) -> Iterator[str]:
    voices = [voice.told for voice in Shelf(settings.voices_folder).voices().values()]
    listed = [voice for voice in voices if language in {None, voice.language}]
    if listed:
        yield f"Installed in {settings.voices_folder}:"
    for voice in listed:
        yield f"  {voice.id:<28} {LANGUAGES[voice.language].name}"


def _installable(settings: TtsSettings, language: str | None) -> Iterator[str]:
    installing = installing_of(settings)
    voices = installing.catalogue.voices.values()
    listed = [each for each in voices if language in {None, each.language} and not installing.folder.has(each.id)]
    if listed:
        yield "Can be installed (kahaniyaa voices install NAME):"
    for voice in listed:
        language = LANGUAGES[voice.language].name
        about = ", ".join((language, voice.gender, voice.quality, _size(voice.bytes), _licence(voice)))
        yield f"  {voice.id:<28} {about}"


def _facts(voice: CatalogueVoice, installing: InstallingService) -> Iterator[str]:
    model, _ = voice.files
    yield f"{voice.name} ({LANGUAGES[voice.language].name if voice.language in LANGUAGES else 'language unknown'})"
    yield f"  from      {model.url}"
    yield f"  to        {installing.folder.path}"
    yield f"  size      {_size(voice.bytes)}"
    yield f"  licence   {_licence(voice)} {voice.license_url}".rstrip()
    if voice.recordings_url:
        yield f"  made from {voice.recordings_url}"
    yield f"  checksum  {_checksum(voice) or 'none is told'}"


def _checksum(voice: CatalogueVoice) -> str:
    model, _ = voice.files
    return f"{model.sha256} (SHA-256)" if model.sha256 else f"{model.md5} (MD5)" if model.md5 else ""


def _licence(voice: CatalogueVoice) -> str:
    return voice.license or "not told"


def _size(count: int) -> str:
    return f"{count / 1e6:.1f} MB" if count else "of unknown size"


def _agreed() -> bool:
    if not sys.stdin.isatty():
        raise CannotStart("To install it without being asked, add --yes.")
    return input("Install it? [y/N] ").strip().casefold() in {"y", "yes"}


async def _at_address(wanted: str) -> CatalogueVoice:
    """The voice whose model is at the address; its description is beside it, as Piper's are."""
    parts = urlsplit(wanted)
    name = parts.path.rpartition("/")[2]
    if parts.scheme not in {"http", "https"} or not name.endswith(".onnx"):
        raise CannotStart(
            f"The catalogue has no voice {wanted!r}, and it is no address of an .onnx file. See: kahaniyaa voices"
        )
    urls = (wanted, urlunsplit(parts._replace(path=parts.path + ".json")))
    async with httpx2.AsyncClient(follow_redirects=True, timeout=_PATIENCE) as client:
        model, description = [VoiceFile(url=url, bytes=await _length(client, url)) for url in urls]
    try:
        files = (model, description)
        return CatalogueVoice(id=name.removesuffix(".onnx"), name=name, language=name[:2], files=files)
    except ValidationError as wrong:
        raise CannotStart(f"{name} cannot be a voice's name: use letters, digits, hyphens and underscores.") from wrong


async def _length(client: httpx2.AsyncClient, url: str) -> int | None:
    try:
        answer = await client.head(url)
    except (httpx2.HTTPError, httpx2.InvalidURL) as failure:
        raise CannotStart(f"{url} does not answer ({type(failure).__name__}).") from failure
    if not answer.is_success:
        raise CannotStart(f"{url} answers {answer.status_code}.")
    return int(answer.headers.get("Content-Length", 0)) or None


async def _install(installing: InstallingService, voice: CatalogueVoice) -> None:
    if installing.folder.is_fetching(voice.id):
        raise CannotStart("It is being installed already.")
    fetching = asyncio.create_task(installing.install(voice))
    while not (await asyncio.wait([fetching], timeout=_LOOK_EVERY))[0]:
        progress(f"{installing.folder.received(voice.id) / 1e6:.1f} of {_size(voice.bytes)}")
    try:
        fetching.result()
        described(installing.folder.file(voice.id, DESCRIPTION))
    except (DownloadFailed, Stopped) as failure:
        raise CannotStart(f"{failure or 'It was stopped.'} {_GO_ON}") from failure
    except UnreadableVoice as wrong:
        installing.folder.drop(voice.id)
        raise CannotStart(f"It is no voice that can speak here: {wrong}") from wrong
    progress(f"{_size(installing.folder.received(voice.id))}", done=True)
