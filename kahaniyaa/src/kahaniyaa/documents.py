"""Writes the API documents that are committed: each service's OpenAPI and events, and the gateway's merged one."""

import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from kahaniyaa_gateway.openapi import merge

from kahaniyaa.app import create_product
from kahaniyaa_shared.contracts.events import EVENTS

ROOT = Path(__file__).resolve().parents[3]
_EMITS = {
    "auth": ("user.registered", "user.merged", "user.deleted", "session.revoked", "keys.rotated"),
    "vision": ("image.uploaded", "image.described", "image.deleted"),
    "tts": ("voice.changed",),
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


def _events(service: str) -> dict[str, Any]:
    """The JSON Schemas of the `data` of the events that a service publishes, by type (envelope: CloudEvents 1.0)."""
    schemas = {kind: EVENTS[kind].model_json_schema() | {"lasting": EVENTS[kind].lasting} for kind in _EMITS[service]}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"Events of {service}-service",
        "events": schemas,
    }


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
