"""What is on the shelf is whole, and not too much."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kahaniyaa_shared.engines import EngineRef
from kahaniyaa_tts.claims import Claims
from kahaniyaa_tts.engine import WordBegan
from kahaniyaa_tts.speech.kept import SpokenSentence, packed, unpacked
from kahaniyaa_tts.speech.shelf import Shelf

ENGINE = EngineRef(name="espeak", model="1")
WRITE_FOR_EVER = """
import itertools, pathlib, sys
from kahaniyaa_shared.engines import EngineRef
from kahaniyaa_tts.claims import Claims
from kahaniyaa_tts.speech.kept import SpokenSentence, packed
from kahaniyaa_tts.speech.shelf import Shelf
folder = pathlib.Path(sys.argv[1])
shelf = Shelf(folder, 10**9, Claims(folder / "claims"))
content = packed(SpokenSentence(EngineRef(name="espeak", model="1"), bytes(range(256)) * 2_000, ()))
for number in itertools.count():
    shelf.write(f"{number % 50}/x", content)
    print(number, flush=True)
"""
WRITE_ON_A_FULL_DISK = """
import pathlib, resource, sys
from kahaniyaa_tts.claims import Claims
from kahaniyaa_tts.speech.shelf import Shelf
folder = pathlib.Path(sys.argv[1])
resource.setrlimit(resource.RLIMIT_FSIZE, (5_000, 5_000))
shelf = Shelf(folder, 10**9, Claims(folder / "claims"))
print(shelf.write("a/small", bytes(4_000)), shelf.write("a/large", bytes(9_000)))
"""


def said(samples: int = 2_000) -> SpokenSentence:
    pcm = bytes(number * 7 % 251 for number in range(2 * samples))
    return SpokenSentence(ENGINE, pcm, (WordBegan(0, 7), WordBegan(6, 900, is_estimated=True)), -1.5)


def kept(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file() and path.name != "claims"]


def shelf_in(folder: Path, most_bytes: int = 1_000_000) -> Shelf:
    return Shelf(folder, most_bytes, Claims(folder / "claims"))


def test_a_sentence_is_read_as_it_was_kept() -> None:
    assert unpacked(packed(said()), ENGINE) == said()


def test_the_files_are_smaller_than_the_sound_of_a_voice() -> None:
    quiet = SpokenSentence(ENGINE, bytes(100_000), ())
    assert len(packed(quiet)) < 5_000


def test_a_sentence_of_which_a_byte_is_missing_or_wrong_is_none() -> None:
    whole = packed(said())
    for cut in range(0, len(whole), 50):
        assert unpacked(whole[:cut], ENGINE) is None
        wrong = bytearray(whole)
        wrong[cut] ^= 1
        assert unpacked(bytes(wrong), ENGINE) is None
    assert unpacked(whole + b"\0", ENGINE) is None


def test_on_a_full_disk_nothing_torn_is_left(tmp_path: Path) -> None:
    full = subprocess.run([sys.executable, "-c", WRITE_ON_A_FULL_DISK, str(tmp_path)], capture_output=True, check=True)
    assert full.stdout.splitlines()[-1] == b"True False"
    assert [file.name for file in kept(tmp_path)] == ["small"]


def test_a_writer_that_is_killed_leaves_nothing_that_is_ever_read(tmp_path: Path) -> None:
    for round_ in range(3):
        with subprocess.Popen([sys.executable, "-c", WRITE_FOR_EVER, str(tmp_path)], stdout=subprocess.PIPE) as writer:
            assert writer.stdout
            for _ in range(20 + 7 * round_):
                writer.stdout.readline()
            writer.kill()
    files = [file for file in kept(tmp_path) if file.name == "x"]
    assert len(files) > 10
    assert all(unpacked(file.read_bytes(), ENGINE) for file in files)


def test_what_a_killed_writer_left_is_swept_away_in_time(tmp_path: Path) -> None:
    shelf = shelf_in(tmp_path)
    assert shelf.write("a/whole", b"whole")
    for name, age in ((".writing-old", 3_600), (".writing-now", 0)):
        (tmp_path / "a" / name).write_bytes(b"torn")
        moment = time.time() - age
        os.utime(tmp_path / "a" / name, times=(moment, moment))
    shelf.make_room()
    assert {file.name for file in kept(tmp_path)} == {"whole", ".writing-now"}


def test_what_was_not_asked_for_longest_goes_first(tmp_path: Path) -> None:
    shelf = shelf_in(tmp_path, 100_000)
    for number in range(40):
        assert shelf.write(f"a/{number}", bytes(4_000))
        os.utime(tmp_path / "a" / str(number), times=(number, number))
    assert shelf.read("a/3")
    shelf.make_room()
    left = {int(file.name) for file in kept(tmp_path)}
    assert left == {3, *range(18, 40)}


@pytest.mark.parametrize("replicas", [1, 3])
def test_replicas_together_keep_hardly_more_than_is_allowed(tmp_path: Path, replicas: int) -> None:
    shelves = [shelf_in(tmp_path, 100_000) for _ in range(replicas)]
    for number in range(300):
        shelf = shelves[number % replicas]
        assert shelf.write(f"a/{number}", bytes(1_000))
        if shelf.is_due:
            shelf.make_room()
        assert (
            sum(file.stat().st_size for file in kept(tmp_path)) <= 100_000 + 5_000 * (replicas - 1) + 1_000 * replicas
        )


def test_a_file_that_would_take_much_of_the_shelf_is_not_kept(tmp_path: Path) -> None:
    assert not shelf_in(tmp_path, 100_000).write("a/large", bytes(5_001))
    assert not shelf_in(tmp_path, 0).write("a/small", b"x")
    assert kept(tmp_path) == []


def test_a_folder_of_the_shelf_can_be_cleared(tmp_path: Path) -> None:
    shelf = shelf_in(tmp_path)
    for name in ("me/00/a", "me/01/b", "you/00/c"):
        assert shelf.write(name, b"x")
    shelf.clear("me")
    shelf.clear("nobody")
    assert [file.name for file in kept(tmp_path)] == ["c"]
