"""The stories of docs/stories: told from their briefs into their files, beside what people wrote there."""

import shutil
from pathlib import Path

import pytest
from benchmarks.stories.printed import NoPlace, main

DOCUMENTS = Path(__file__).parents[1] / "docs" / "stories"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the documents, to be written into."""
    return Path(shutil.copytree(DOCUMENTS, tmp_path / "stories"))


def test_stories_are_told_anew_and_what_an_editor_wrote_stays(folder: Path) -> None:
    ten, tones = folder / "en.md", folder / "tones.en.md"
    written = ten.read_text("utf-8").replace("## 1. ", "## 1. An older title, not ")
    ten.write_text(f"A first word.\n\n{written}\n- A last word.\n", "utf-8")
    assert main(["en", "--into", str(folder)]) == 0
    document = ten.read_text("utf-8")
    assert document.startswith("A first word.\n")
    assert document.endswith("\n- A last word.\n")
    assert document.count("## What made us wince") == 1
    assert "An older title" not in document
    assert [f"## {number}. " in document for number in range(1, 12)] == [True] * 10 + [False]
    assert tones.read_text("utf-8").count("\n## ") == 8


def test_told_twice_the_files_are_the_same(folder: Path) -> None:
    main(["en", "--into", str(folder)])
    before = [(path.name, path.read_bytes()) for path in sorted(folder.iterdir())]
    assert main(["en", "--into", str(folder), "--check"]) == 0
    main(["en", "--into", str(folder)])
    assert [(path.name, path.read_bytes()) for path in sorted(folder.iterdir())] == before


def test_a_file_that_is_not_as_it_is_told_now_is_named_and_left(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["en", "--into", str(folder)])
    path = folder / "tones.en.md"
    path.write_text(path.read_text("utf-8").replace("## Funny: ", "## Funny: not "), "utf-8")
    before = path.read_bytes()
    capsys.readouterr()
    assert main(["en", "--into", str(folder), "--check"]) == 1
    assert capsys.readouterr().out == "tones.en.md: would change\n"
    assert path.read_bytes() == before


def test_a_file_without_its_marks_is_left_and_told_of(folder: Path) -> None:
    (folder / "en.md").write_text("Only notes.\n", "utf-8")
    with pytest.raises(NoPlace, match="must stand in the file"):
        main(["en", "--into", str(folder)])
    assert (folder / "en.md").read_text("utf-8") == "Only notes.\n"
