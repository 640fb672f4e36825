"""How far a language folder has grown, and what is said where its lang.toml claims more."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from kahaniyaa_story.writing.engines.builtin.check import check_tier
from kahaniyaa_story.writing.engines.builtin.language import FOLDER, Language, LanguageFolderError, load
from kahaniyaa_story.writing.engines.builtin.storyteller import BuiltinStoryteller
from kahaniyaa_story.writing.engines.builtin.tiers import plots_of, tier_held
from kahaniyaa_story.writing.safety import SafetyGate
from kahaniyaa_story.writing.writers import Writers

Load = Callable[[], Language]


@pytest.fixture
def english(tmp_path: Path) -> Path:
    """A copy of the English folder, to be changed."""
    return Path(shutil.copytree(FOLDER / "en", tmp_path / "en"))


@pytest.fixture
def read(english: Path) -> Load:
    return lambda: load("en", english.parent)


def without(folder: Path, *beginnings: str) -> None:
    """Take every telling out whose key begins so."""
    for file in (folder / "tellings").glob("*.txt"):
        head, *tellings = f"\n{file.read_text('utf-8')}".split("\n== ")
        kept = [telling for telling in tellings if not telling.startswith(beginnings)]
        file.write_text("\n== ".join((head, *kept)), "utf-8")


def test_a_language_with_each_key_as_often_as_is_wished_is_loved(english: Path, read: Load) -> None:
    for file in list((english / "tellings").glob("*.txt")):
        for copy in "abc":
            shutil.copy(file, file.with_stem(f"{file.stem}-{copy}"))
    assert tier_held(read()) == "loved"
    assert check_tier(read()) == ()


def test_a_language_without_one_plot_is_early_and_may_not_claim_more(english: Path, read: Load) -> None:
    without(english, "mend.")
    assert "mend" not in plots_of(read())
    assert tier_held(read()) == "early"
    (finding,) = check_tier(read())
    assert finding.kind == "wrong"
    assert "it holds early" in finding.what


@pytest.mark.parametrize("beginnings", [("hero.meet",), ("wish.", "lost.", "big.", "strange.", "quest.go", "trick.")])
def test_what_every_story_needs_is_not_let_off(english: Path, read: Load, beginnings: tuple[str, ...]) -> None:
    without(
        english, *beginnings, "mend.", "contest.", "amiss.", "riddle.", "chain.", "why.", "way.", "repaid.", "find."
    )
    assert tier_held(read()) is None
    (finding,) = check_tier(read())
    assert "does not hold early yet" in finding.what


def test_a_folder_that_cannot_be_read_is_named_with_the_reason(english: Path, read: Load) -> None:
    (english / "lang.toml").write_text('code = "en"\n', "utf-8")
    with pytest.raises(LanguageFolderError, match=r"en: .*tier"):
        read()


def test_a_language_that_says_it_is_early_is_called_so_where_languages_are_listed(english: Path) -> None:
    storyteller = BuiltinStoryteller(folder=english.parent)
    assert not storyteller.is_early("en")
    manner = english / "lang.toml"
    manner.write_text(re.sub('tier = "[a-z]+"', 'tier = "early"', manner.read_text("utf-8")), "utf-8")
    assert storyteller.is_early("en-IN")
    assert not storyteller.is_early("te")
    assert Writers((storyteller,), SafetyGate.load()).early("en") == ("builtin",)
