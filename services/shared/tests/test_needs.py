"""What tests need beyond Python: left out with a word where it is not there, and never where it must be."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kahaniyaa_shared.testing.workers import how_many

TESTS = """
import pytest

@pytest.mark.postgres
def test_that_needs_a_server(): ...

def test_that_needs_nothing(): ...
"""


def said_of(folder: Path, *words: str, **settings: str) -> subprocess.CompletedProcess[str]:
    """What pytest says of these tests where there is no server."""
    (folder / "test_two.py").write_text(TESTS)
    (folder / "pytest.ini").write_text("[pytest]\naddopts = -p kahaniyaa_shared.testing.plugin\nmarkers = postgres\n")
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", *words]
    environment = {"PATH": os.environ["PATH"], **settings}
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, timeout=300, check=False
    )


@pytest.fixture(scope="module")
def told_by_several(tmp_path_factory: pytest.TempPathFactory) -> subprocess.CompletedProcess[str]:
    """What it says when it runs in as many processes as it likes."""
    return said_of(tmp_path_factory.mktemp("several"), "-n", "auto")


def test_what_is_left_out_is_told_with_what_to_do(tmp_path: Path) -> None:
    assert_told(said_of(tmp_path, "-n", "0"))


def test_what_is_left_out_of_several_processes_is_told_once(told_by_several: subprocess.CompletedProcess[str]) -> None:
    assert_told(told_by_several)


def assert_told(told: subprocess.CompletedProcess[str]) -> None:
    assert told.returncode == 0, told.stdout + told.stderr
    assert "1 passed" in told.stdout
    assert told.stdout.count("left out: 1 tests that need postgres; to run them, set KAHANIYAA_TEST_DATABASE_URL") == 1


def test_nothing_is_left_out_where_it_must_run(tmp_path: Path) -> None:
    told = said_of(tmp_path, "-n", "2", KAHANIYAA_TEST_REQUIRE="postgres")
    assert told.returncode == pytest.ExitCode.USAGE_ERROR
    assert "Tests that need postgres must run here; set KAHANIYAA_TEST_DATABASE_URL" in told.stderr


def test_auto_is_one_process_more_than_there_are_cores_up_to_eight(
    told_by_several: subprocess.CompletedProcess[str],
) -> None:
    assert 2 <= how_many() <= 8
    assert f"created: {how_many()}/{how_many()} workers" in told_by_several.stdout
