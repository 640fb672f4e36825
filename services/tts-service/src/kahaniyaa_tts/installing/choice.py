"""The installing of voices as the settings want it."""

from functools import partial

import httpx2

from kahaniyaa_shared.version import VERSION
from kahaniyaa_tts.installing.catalogue import Catalogue
from kahaniyaa_tts.installing.download import Downloader
from kahaniyaa_tts.installing.folder import VoiceFolder
from kahaniyaa_tts.installing.service import InstallingService
from kahaniyaa_tts.settings import TtsSettings

_PATIENCE = httpx2.Timeout(30, connect=10)
_REDIRECTS = 5


def installing_of(settings: TtsSettings) -> InstallingService:
    """Nothing is read or fetched yet, but somebody's own catalogue is looked at, so that a mistake in it shows."""
    client = partial(
        httpx2.AsyncClient,
        follow_redirects=True,
        max_redirects=_REDIRECTS,
        timeout=_PATIENCE,
        headers={"User-Agent": f"kahaniyaa/{VERSION}"},
    )
    catalogue = Catalogue(settings.speech_voice_catalogue)
    assert catalogue.voices
    downloader = Downloader(client, settings.speech_most_voice_bytes)
    return InstallingService(catalogue, VoiceFolder(settings.voices_folder), downloader, settings.speech_installing)
