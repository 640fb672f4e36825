"""What the project says of itself, held to what it is."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

from kahaniyaa.documents import documents

ROOT = Path(__file__).resolve().parents[1]


def pyproject(path: str) -> dict[str, Any]:
    return tomllib.loads((ROOT / path / "pyproject.toml").read_text("utf-8"))["project"]


def wishes(project: dict[str, Any]) -> list[str]:
    """What a service asks for, with all its extras but the one for testing: the product installs everything."""
    extras: dict[str, list[str]] = project.get("optional-dependencies", {})
    return [*project["dependencies"], *(wish for name, extra in extras.items() if name != "test" for wish in extra)]


def test_the_product_asks_for_exactly_what_its_services_ask_for() -> None:
    folders = [path.parent.relative_to(ROOT) for path in ROOT.glob("services/*/pyproject.toml")]
    assert len(folders) == 6
    asked = {wish for folder in folders for wish in wishes(pyproject(str(folder)))} - {"kahaniyaa-shared"}
    own = {"qrcode>=8.2"}  # the product's own: the QR code of `up --lan`
    assert set(pyproject(".")["dependencies"]) == asked | own


def test_committed_documents_say_what_the_code_says() -> None:
    stale = [path.name for path, text in documents() if not path.exists() or path.read_text("utf-8") != text]
    assert stale == [], "write them: make client"


def test_what_the_containers_take_from_outside_are_settings_in_the_example_file() -> None:
    taken = set(re.findall(r"\$\{([A-Z_]+)", (ROOT / "docker-compose.yml").read_text("utf-8")))
    told = set(re.findall(r"^# ?([A-Z_]+)=", (ROOT / ".env.example").read_text("utf-8"), re.MULTILINE))
    assert {"AZURE_SPEECH_KEY", "SPEECH_MODEL", "OPENAI_API_KEY"} <= taken
    assert taken <= told


def test_every_setting_is_in_the_example_file_with_its_meaning() -> None:
    told = (ROOT / ".env.example").read_text("utf-8")
    for name in (
        "DATABASE_URL",
        "REDIS_URL",
        "SERVICE_SECRET",
        "STORY_SERVICE_URLS",
        "OPENAI_API_KEY",
        "TRUSTED_PROXIES",
    ):
        before = told[: told.index(f"#{name}=")].splitlines()
        assert before[-1].startswith("# ")


def test_nothing_is_opened_by_importing_the_command() -> None:
    asked = "import sys, kahaniyaa.cli; print(any(name.startswith('kahaniyaa_story') for name in sys.modules))"
    told = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True, timeout=60)
    assert told.stdout.strip() == "False"
