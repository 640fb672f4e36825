"""Installs voices, each once however many ask, in whatever process; and removes them."""

import asyncio
from contextlib import suppress
from dataclasses import dataclass, field
from importlib.util import find_spec
from typing import Literal

from filelock import Timeout

from kahaniyaa_shared.background import end
from kahaniyaa_shared.identity import Caller
from kahaniyaa_shared.telemetry import log
from kahaniyaa_tts.installing.catalogue import Catalogue, CatalogueVoice
from kahaniyaa_tts.installing.download import Downloader, DownloadFailed, Stopped
from kahaniyaa_tts.installing.folder import KINDS, VoiceFolder
from kahaniyaa_tts.installing.part import Part
from kahaniyaa_tts.installing.problems import MayNotInstall, NotInstallable, NoVoiceLibrary
from kahaniyaa_tts.installing.schemas import InstallableVoice, InstallableVoices, Status

WhoMay = Literal["anyone", "admins", "nobody"]
_ADMIN = "admin"


@dataclass(slots=True)
class InstallingService:
    """Knows which voices can be had, fetches them, and lets them go."""

    catalogue: Catalogue
    folder: VoiceFolder
    downloader: Downloader
    who_may: WhoMay
    _running: dict[str, asyncio.Task[None]] = field(default_factory=dict[str, "asyncio.Task[None]"])

    async def voices(self, language: str | None, caller: Caller | None) -> InstallableVoices:
        """All of them, or those of a language."""
        listed = [voice for voice in self.catalogue.voices.values() if language in {None, voice.language}]
        items = await asyncio.to_thread(lambda: tuple(map(self._told, listed)))
        return InstallableVoices(items=items, may_install=self._may(caller))

    async def read(self, voice_id: str) -> InstallableVoice:
        """One of them."""
        return await asyncio.to_thread(self._told, self._found(voice_id))

    async def start(self, voice_id: str, caller: Caller) -> InstallableVoice:
        """Begin to fetch it, or go on; nothing happens if it is here or on its way."""
        self._needs_leave(caller)
        voice = self._found(voice_id)
        if find_spec("onnxruntime") is None:
            raise NoVoiceLibrary("Install the library first: pip install onnxruntime")
        if voice.id not in self._running and not self.folder.has(voice.id):
            self.folder.problem(voice.id).unlink(missing_ok=True)
            task = asyncio.create_task(self._install_quietly(voice))
            self._running[voice.id] = task
            task.add_done_callback(lambda _: self._running.pop(voice.id))
        return await self.read(voice_id)

    async def remove(self, voice_id: str, caller: Caller) -> None:
        """Remove it, or stop its download."""
        self._needs_leave(caller)
        await self.drop(self._found(voice_id).id)

    async def install(self, voice: CatalogueVoice) -> None:
        """Fetch it whole and put it in its place; raises DownloadFailed, or Stopped where somebody asked to leave off.

        A download that another process has begun is left to it.
        """
        try:
            self.folder.path.mkdir(parents=True, exist_ok=True)
            with suppress(Timeout), self.folder.lock(voice.id):
                await self._fetch(voice)
        except OSError as failure:
            self.folder.drop_parts(voice.id)  # a full disk would keep everybody else from writing
            raise DownloadFailed(f"It cannot be kept: {failure.strerror or failure}.") from failure

    async def drop(self, name: str) -> None:
        """Remove a voice by its name, whoever put it there, or stop its download."""
        if name in self._running:
            await end([self._running[name]])
        elif self.folder.is_fetching(name):
            self.folder.stop(name).touch()
            return
        await asyncio.to_thread(self.folder.drop, name)

    async def close(self) -> None:
        """Stop what is being fetched; it goes on from there when it is asked for again."""
        await end(self._running.values())

    async def _fetch(self, voice: CatalogueVoice) -> None:
        """The description first, the model last: a voice is there when both are."""
        self.folder.stop(voice.id).unlink(missing_ok=True)
        for kind, file in reversed(list(zip(KINDS, voice.files, strict=True))):
            part = Part(self.folder.part(voice.id, kind))
            await self.downloader.fetch(file, part, stopped=self.folder.stop(voice.id).exists)
        for kind in reversed(KINDS):
            self.folder.part(voice.id, kind).replace(self.folder.file(voice.id, kind))

    async def _install_quietly(self, voice: CatalogueVoice) -> None:
        try:
            await self.install(voice)
            log().info("voice_installed", model=voice.id, language=voice.language)
        except Stopped:
            self.folder.drop(voice.id)
        except DownloadFailed as failure:
            log().warning("voice_not_installed", model=voice.id)
            self.folder.problem(voice.id).write_text(str(failure), "utf-8")

    def _told(self, voice: CatalogueVoice) -> InstallableVoice:
        model, _ = voice.files
        return InstallableVoice(
            id=voice.voice_id,
            name=voice.name,
            language=voice.language,
            gender=voice.gender,
            quality=voice.quality,
            bytes=voice.bytes,
            license=voice.license,
            license_url=voice.license_url,
            recordings_url=voice.recordings_url,
            sha256=model.sha256,
            md5=model.md5,
            source_url=model.url,
            status=self._status(voice.id),
            received_bytes=self.folder.received(voice.id),
            problem=self._problem(voice.id),
        )

    def _status(self, name: str) -> Status:
        if name in self._running or self.folder.is_fetching(name):
            return "installing"
        if self.folder.has(name):
            return "installed"
        return "failed" if self.folder.problem(name).exists() else "available"

    def _problem(self, name: str) -> str | None:
        try:
            return self.folder.problem(name).read_text("utf-8")
        except OSError:
            return None

    def _found(self, voice_id: str) -> CatalogueVoice:
        voice = self.catalogue.find(voice_id)
        if voice is None:
            raise NotInstallable(
                f"There is no voice {voice_id[:80]!r} to install; GET /v1/voices/installable lists them."
            )
        return voice

    def _may(self, caller: Caller | None) -> bool:
        if caller is None or self.who_may == "nobody":
            return False
        return self.who_may == "anyone" or _ADMIN in caller.roles

    def _needs_leave(self, caller: Caller) -> None:
        if not self._may(caller):
            raise MayNotInstall("Ask whoever runs this Kahaniyaa to install it, or to set SPEECH_INSTALLING.")
