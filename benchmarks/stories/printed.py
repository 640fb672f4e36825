"""The stories of docs/stories, told from the briefs in `shown/` and written between the marks in their files.

    .venv/bin/python -m benchmarks.stories.printed [--check] [--into FOLDER] [LANGUAGE …]

The same code and briefs give the same files. What people wrote around the stories, above and below the marks, stays as
it is. With `--check` nothing is written; it ends with 1 where a file would change.
"""

import argparse
import sys
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from benchmarks.stories.figures import sentences_of
from benchmarks.stories.telling import told
from pydantic import TypeAdapter

from kahaniyaa_story.writing.brief import TONES, Brief
from kahaniyaa_story.writing.engines.builtin.storyteller import Told
from kahaniyaa_story.writing.scenes import Scene

_BRIEFS = Path(__file__).parent / "shown"
_DOCUMENTS = Path(__file__).parents[2] / "docs" / "stories"
_BEGIN = "<!-- Told by `python -m benchmarks.stories.printed`; write above and below, not between. -->"
_END = "<!-- Here the told stories end. -->"
_BRIEF = TypeAdapter(Brief)


class NoPlace(Exception):
    """A document does not have the two marks between which its stories stand."""


def main(arguments: Sequence[str]) -> int:
    """Write the documents, or say which would change."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.stories.printed", description="Tells docs/stories anew."
    )
    parser.add_argument("languages", nargs="*", help="those of benchmarks/stories/shown, all if none is named")
    parser.add_argument("--check", action="store_true", help="write nothing; end with 1 where a file would change")
    parser.add_argument("--into", type=Path, default=_DOCUMENTS, help="their folder, docs/stories if none is named")
    asked = parser.parse_args(arguments)
    changed = list[Path]()
    for language in asked.languages or _languages():
        changed += _print(language, asked.into, check=asked.check)
    for path in changed:
        print(f"{path.name}: {'would change' if asked.check else 'written'}")
    return 1 if asked.check and changed else 0


def _languages() -> list[str]:
    return sorted(path.stem for path in _BRIEFS.glob("*.toml"))


def _print(language: str, folder: Path, *, check: bool) -> Iterator[Path]:
    """The documents of a language that are not as they are told now; written, unless only to be checked."""
    asked = tomllib.loads((_BRIEFS / f"{language}.toml").read_text(encoding="utf-8"))
    briefs = [_brief(language, each) for each in asked["stories"]]
    one = _brief(language, asked["tones"])
    for name, pieces in ((f"{language}.md", _ten(briefs)), (f"tones.{language}.md", _tones(one))):
        path = folder / name
        before = path.read_text(encoding="utf-8")
        after = _between_marks(before, "\n\n".join(pieces))
        if after != before:
            if not check:
                path.write_text(after, encoding="utf-8")
            yield path


def _between_marks(document: str, stories: str) -> str:
    """A document with these stories between its marks; raises `NoPlace` where it has none."""
    head, begin, rest = document.partition(_BEGIN)
    _, end, tail = rest.partition(_END)
    if not begin or not end:
        raise NoPlace(f"The stories go between two lines, which must stand in the file:\n{_BEGIN}\n{_END}")
    return f"{head}{begin}\n\n{stories}\n\n{end}{tail}"


def _brief(language: str, asked: Mapping[str, object]) -> Brief:
    return _BRIEF.validate_python({"language": language, **asked})


def _ten(briefs: Sequence[Brief]) -> Iterator[str]:
    for number, brief in enumerate(briefs, start=1):
        story = told(brief)
        yield f"## {number}. {story.title}"
        yield f"*{_wish(brief)}. Tone {brief.tone}, audience {brief.audience}, seed {brief.seed}. {_told(story)}.*"
        yield from map(_scene, story.scenes)


def _tones(brief: Brief) -> Iterator[str]:
    stories = {tone: told(replace(brief, tone=tone)) for tone in TONES}
    rows = (" | ".join((tone, one.title, _plot(one), *_figures(one))) for tone, one in stories.items())
    table = ("Tone | Title | Plot | Words | Words a sentence | Spoken", " | ".join(["---"] * 6), *rows)
    yield "\n".join(f"| {row} |" for row in table)
    for tone, story in stories.items():
        yield f"## {tone.capitalize()}: {story.title}"
        yield from map(_scene, story.scenes)


def _wish(brief: Brief) -> str:
    """What was asked, in words."""
    people = (f"{one.name}, {one.description}" if one.description else one.name for one in brief.characters)
    pictures = ("a picture" + (f" with the line “{one.note}”" if one.note else "") for one in brief.pictures)
    asked = "; ".join([*([f"“{brief.scenario}”"] if brief.scenario else []), *people, *pictures])
    return f"Brief: {asked}" if asked else "No brief at all"


def _told(story: Told) -> str:
    return f"{story.words} words (asked: {story.plan.words}), plot {_plot(story)}"


def _plot(story: Told) -> str:
    tale = story.plan.tales[0]
    return f"`{tale.plot}`" + (f" ({tale.kind})" if tale.kind else "")


def _figures(story: Told) -> tuple[str, str, str]:
    """How long it is, how long its sentences are, and how much of it somebody speaks."""
    lines = [line for scene in story.scenes for line in scene.lines]
    lengths = [len(sentence) for sentence in sentences_of("\n".join(line.text for line in lines))]
    spoken = sum(len(line.text.split()) for line in lines if line.speaker)
    return str(story.words), f"{sum(lengths) / len(lengths):.1f}", f"{spoken / story.words:.0%}"


def _scene(scene: Scene) -> str:
    text = " ".join(line.text for line in scene.lines)
    return f"**{scene.title}**\n\n{text}" if scene.title else text


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
