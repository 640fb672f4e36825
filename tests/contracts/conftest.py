"""The four services on ports of this machine, and people who have something in each."""

import io
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Any

import httpx2
import pytest
from anyio.from_thread import start_blocking_portal
from PIL import Image

from kahaniyaa.parts import PARTS
from kahaniyaa_shared.database import new_id
from kahaniyaa_shared.identity import ServiceIdentity
from kahaniyaa_shared.platform import Surroundings, secret_of
from kahaniyaa_shared.settings import ServiceSettings
from kahaniyaa_shared.testing.installation import installation
from kahaniyaa_shared.testing.running import running
from kahaniyaa_shared.testing.workers import free_port

GENEROUS = {"guests_per_hour": 10_000, "registrations_per_hour": 10_000, "logins_per_quarter": 10_000}


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who is signed in, and what is theirs."""

    token: str
    urls: dict[str, str]
    client: httpx2.Client

    def call(self, service: str, method: str, path: str, **request: Any) -> httpx2.Response:
        """Their request to a service, which must succeed."""
        headers = {"Authorization": f"Bearer {self.token}", **request.pop("headers", {})}
        return self.client.request(method, self.urls[service] + path, headers=headers, **request).raise_for_status()

    def owning(self, name: str) -> str:
        """The id of something of theirs, for a parameter of this name."""
        return getattr(self, f"_{name}")()

    def _story_id(self) -> str:
        asked = {"language": "en", "scenario": "a lamp that is afraid of the dark", "length_words": 60}
        told = self.call("story", "POST", "/v1/stories", json=asked, headers={"Accept": "text/event-stream"})
        return told.headers["Location"].rpartition("/")[2]

    def _listener_id(self) -> str:
        return self.call("story", "POST", "/v1/listeners", json={"name": "Asha"}).json()["id"]

    def _tale_id(self) -> str:
        return self.call("story", "GET", "/v1/shelf").json()["items"][0]["id"]

    def _audio_id(self) -> str:
        asked, accept = {"text": "once upon a time", "language": "en"}, {"Accept": "application/json"}
        return self.call("tts", "POST", "/v1/tts/speech", json=asked, headers=accept).json()["id"]

    def _kind(self) -> str:
        return "vtt"

    def _preset_id(self) -> str:
        asked = {"name": "Nani", "voice": "hi-grandmother"}
        return self.call("tts", "POST", "/v1/voices/presets", json=asked).json()["id"]

    def _entry_id(self) -> str:
        asked = {"language": "en", "written": "Gajju", "said": "guh joo"}
        return self.call("tts", "POST", "/v1/lexicon", json=asked).json()["id"]

    def _voice_id(self) -> str:
        return self.call("tts", "GET", "/v1/voices?language=ta").json()["items"][0]["id"]

    def _model(self) -> str:
        return self.call("tts", "GET", "/v1/models").json()["data"][0]["id"]

    def _image_id(self) -> str:
        file = io.BytesIO()
        Image.new("RGB", (40, 30), (90, 160, 235)).save(file, "PNG")
        return self.call("vision", "POST", "/v1/images", files={"file": file.getvalue()}).json()["id"]

    def _session_id(self) -> str:
        return self.call("auth", "GET", "/v1/auth/sessions").json()["items"][0]["id"]


@dataclass(frozen=True, slots=True)
class Town:
    """Where each service is, and how to be somebody there."""

    urls: dict[str, str]
    identity: ServiceIdentity
    client: httpx2.Client

    def somebody(self, service: str) -> Person:
        """A person nobody knew before; at auth-service a guest, for whom there is an account."""
        if service != "auth":
            return Person(self.identity.token_for(new_id()), self.urls, self.client)
        guest = self.client.post(self.urls["auth"] + "/v1/auth/guest", json={}).raise_for_status().json()
        return Person(guest["access_token"], self.urls, self.client)


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    """The services, each on its port, reaching each other over the network."""
    urls = {part.name: f"http://127.0.0.1:{free_port()}" for part in PARTS}
    with ExitStack() as stack:
        given = stack.enter_context(installation(tmp_path_factory.mktemp("town")))
        given |= {f"{name}_service_urls": url for name, url in urls.items()} | GENEROUS
        portal = stack.enter_context(start_blocking_portal())
        for part in PARTS:
            serving = running(part.create(given, Surroundings()), port=int(urls[part.name].rpartition(":")[2]))
            stack.enter_context(portal.wrap_async_context_manager(serving))
        settings = ServiceSettings(**given)
        client = stack.enter_context(httpx2.Client(timeout=60, trust_env=False))
        yield Town(urls, ServiceIdentity("a-test", secret_of(settings), settings.token_issuer), client)
