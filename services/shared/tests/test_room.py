"""A full disk is told from other faults, by whomever it is met."""

import errno
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import OperationalError

from kahaniyaa_shared.room import is_out_of_room


def test_a_full_file_of_sqlite_is_a_full_disk_behind_sqlalchemy_too(tmp_path: Path) -> None:
    engine = create_engine(f"sqlite:///{tmp_path / 'small.db'}")
    with engine.connect() as connection, pytest.raises(OperationalError) as full:
        connection.execute(text("PRAGMA max_page_count = 4"))
        connection.execute(text("CREATE TABLE stories (words BLOB)"))
        connection.execute(text("INSERT INTO stories VALUES (zeroblob(1000000))"))
    assert is_out_of_room(full.value)


def test_other_faults_of_sqlite_are_not(tmp_path: Path) -> None:
    with pytest.raises(sqlite3.Error) as unknown:
        sqlite3.connect(tmp_path / "small.db").execute("SELECT nothing")
    assert not is_out_of_room(unknown.value)


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT])
def test_it_is_found_behind_what_was_made_of_it(number: int) -> None:
    full = OSError(number, "full")
    caused = RuntimeError("not kept")
    caused.__cause__ = full
    assert is_out_of_room(full)
    assert is_out_of_room(caused)
    assert is_out_of_room(ExceptionGroup("several", [ValueError("other"), caused]))


def test_a_folder_that_is_not_there_is_no_full_disk() -> None:
    assert not is_out_of_room(FileNotFoundError(errno.ENOENT, "gone"))
