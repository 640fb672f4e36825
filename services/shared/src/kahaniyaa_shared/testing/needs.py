"""What some tests need beyond Python: a browser, a database, an analyser; and saying so where it is not there."""

import os
import shutil
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

POSTGRES = os.environ.get("KAHANIYAA_TEST_DATABASE_URL", "")
REDIS = os.environ.get("KAHANIYAA_TEST_REDIS_URL", "")
_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
_HINDI = Path("/usr/share/apertium/apertium-hin/hin.automorf.bin")
_APPLICATIONS = ("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",)


def find_browser() -> str:
    """A Chromium or Chrome on this machine, or an empty string; KAHANIYAA_CHROMIUM names one."""
    named = os.environ.get("KAHANIYAA_CHROMIUM", "")
    found = next(filter(None, map(shutil.which, _BROWSERS)), None)
    installed = next((path for path in _APPLICATIONS if Path(path).exists()), "")
    return named or found or installed


@dataclass(frozen=True, slots=True)
class Need:
    """Something a marked test cannot run without."""

    marker: str
    there: str
    how: str


NEEDS = (
    Need(
        "browser",
        find_browser(),
        "install Chromium or Chrome (Debian: apt install chromium), or set KAHANIYAA_CHROMIUM",
    ),
    Need(
        "apertium",
        "yes" if shutil.which("lt-proc") and _HINDI.is_file() else "",
        "install apertium-hin (Debian: apt install apertium-hin lttoolbox)",
    ),
    Need("postgres", POSTGRES, "set KAHANIYAA_TEST_DATABASE_URL=postgresql://user@host/database"),
    Need("redis", REDIS, "set KAHANIYAA_TEST_REDIS_URL=redis://host:6379/0"),
)


def refuse_without() -> None:
    """Raise where something is not there that KAHANIYAA_TEST_REQUIRE names: there, nothing may be left out for it."""
    required = os.environ.get("KAHANIYAA_TEST_REQUIRE", "").split(",")
    for need in NEEDS:
        if need.marker in required and not need.there:
            raise pytest.UsageError(f"Tests that need {need.marker} must run here; {need.how}.")


def leave_out(config: pytest.Config, items: list[pytest.Item]) -> Sequence[str]:
    """Take out the tests that cannot run here, and say so, a line per reason."""
    left: Counter[Need] = Counter()
    kept: list[pytest.Item] = []
    for item in items:
        lacking = next((need for need in NEEDS if not need.there and item.get_closest_marker(need.marker)), None)
        if lacking is None:
            kept.append(item)
        else:
            left[lacking] += 1
    if left:
        config.hook.pytest_deselected(items=[item for item in items if item not in kept])
        items[:] = kept
    return [f"left out: {count} tests that need {need.marker}; to run them, {need.how}" for need, count in left.items()]
