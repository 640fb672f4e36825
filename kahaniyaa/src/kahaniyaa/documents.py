"""Writes the documents that are committed from the code: OpenAPI and events per service, the merged API, settings."""

import json
import sys
import textwrap
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pydantic import SecretStr
from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined

from kahaniyaa.app import create_product
from kahaniyaa_auth.settings import AuthSettings
from kahaniyaa_gateway.openapi import merge
from kahaniyaa_gateway.settings import GatewaySettings
from kahaniyaa_shared.contracts.events import EVENTS
from kahaniyaa_shared.settings import ServiceSettings
from kahaniyaa_story.settings import StorySettings
from kahaniyaa_tts.settings import TtsSettings
from kahaniyaa_vision.settings import VisionSettings

ROOT = Path(__file__).resolve().parents[3]
_SETTINGS: dict[str, type[ServiceSettings]] = {
    "every service": ServiceSettings,
    "api-gateway": GatewaySettings,
    "auth-service": AuthSettings,
    "story-service": StorySettings,
    "tts-service": TtsSettings,
    "vision-service": VisionSettings,
}
_EMITS = {
    "auth": ("user.registered", "user.merged", "user.deleted", "session.revoked", "keys.rotated"),
    "vision": ("image.uploaded", "image.described", "image.deleted"),
    "tts": ("voice.changed", "lexicon.changed"),
    "story": (
        "listener.deleted", "story.requested", "story.scene_written", "story.completed", "story.failed",
        "story.deleted", "narration.requested", "narration.completed", "narration.failed",
    ),
}  # fmt: skip


def documents() -> Iterator[tuple[Path, str]]:
    """Every committed document: its path, and what it says now."""
    product = create_product()
    described = {name: app.openapi() for name, app in product.services.items()}
    for name, document in described.items():
        yield ROOT / "services" / f"{name}-service" / "openapi.json", _text(document)
        yield ROOT / "services" / f"{name}-service" / "events.json", _text(_events(name))
    yield ROOT / "frontend" / "openapi.json", _text(merge(described))
    yield ROOT / ".env.example", env_example()


def _events(service: str) -> dict[str, Any]:
    """The JSON Schemas of the `data` of the events that a service publishes, by type (envelope: CloudEvents 1.0)."""
    schemas = {kind: EVENTS[kind].model_json_schema() | {"lasting": EVENTS[kind].lasting} for kind in _EMITS[service]}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"Events of {service}-service",
        "events": schemas,
    }


def env_example() -> str:
    """Every setting there is, with its meaning and its default, as an `.env` file that changes nothing."""
    lines = ["# Every setting of Kahaniyaa. Copy this file to `.env` and take the # from the lines you want to change."]
    known: set[str] = set()
    for title, kind in _SETTINGS.items():
        lines += ["", f"# --- {title} ---"]
        for name, field in kind.model_fields.items():
            if name not in known:
                lines += ["", *_described(name, field)]
        known |= kind.model_fields.keys() - {"port"}
    return "\n".join(lines) + "\n"


def _described(name: str, field: FieldInfo) -> list[str]:
    default = field.get_default()
    shown = default.get_secret_value() if isinstance(default, SecretStr) else default
    value = "" if shown in (None, PydanticUndefined) else str(shown)
    return [
        *textwrap.wrap(str(field.description), 110, initial_indent="# ", subsequent_indent="# "),
        f"#{name.upper()}={value}",
    ]


def _text(document: Mapping[str, Any]) -> str:
    return json.dumps(document, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def main(argv: list[str]) -> int:
    """Write the documents; with `--check` only compare, and say which are not current."""
    stale = [(path, text) for path, text in documents() if not path.exists() or path.read_text("utf-8") != text]
    for path, text in stale:
        sys.stdout.write(f"{'not current' if '--check' in argv else 'written'}: {path.relative_to(ROOT)}\n")
        if "--check" not in argv:
            path.write_text(text, "utf-8")
    if stale and "--check" in argv:
        sys.stdout.write("Write them: make client\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
