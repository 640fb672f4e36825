"""`kahaniyaa storyteller`: what a language of the built-in storyteller lacks, and its seed of words from CLDR."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from kahaniyaa_shared.starting import CannotStart
from kahaniyaa_story.writing.engines.builtin.annotations import as_text, read_annotations, safe_words
from kahaniyaa_story.writing.engines.builtin.check import Finding
from kahaniyaa_story.writing.engines.builtin.check import check as check_folder
from kahaniyaa_story.writing.engines.builtin.hearing.ears import ear
from kahaniyaa_story.writing.engines.builtin.language import (
    FOLDER,
    Language,
    LanguageFolderError,
    available,
    denied_words,
    load,
)
from kahaniyaa_story.writing.engines.builtin.plots import PLOTS
from kahaniyaa_story.writing.engines.builtin.tiers import plots_of, tier_held

_GUIDE = "docs/guides/add-a-story-language.md"
_MEANINGS = {
    "missing": "must be there before a story can be told",
    "wrong": "must be mended",
    "thin": "may grow",
}


def check(codes: Sequence[str], *, with_thin: bool) -> int:
    """Write what the folders of languages lack; returns 1 where something is missing or wrong."""
    languages = {code: _language(code) for code in codes}
    is_sound = True
    for code, language in languages.items():
        findings = check_folder(code)
        sys.stdout.write("\n".join((code, *_report(language, findings, with_thin=with_thin))) + "\n")
        is_sound &= all(finding.kind == "thin" for finding in findings)
    return 0 if is_sound else 1


def seed(code: str, annotations: Path, folder: Path = FOLDER) -> int:
    """Write the words that CLDR adds to a language's own; what `cldr.deny.txt` in its folder lists is left out."""
    language = _language(code, folder)
    file = annotations / "annotations" / code / "annotations.json"
    if not file.exists():
        raise CannotStart(f"{file} is not there. Get the package with: npm pack cldr-annotations-full, and unpack it.")
    own = ear([language.lexicon], [language.names])
    words = safe_words(read_annotations(file), own, denied_words(code, folder))
    (folder / code / "cldr.txt").write_text(as_text(code, words), encoding="utf-8")
    sys.stdout.write(f"{code}: {sum(map(len, words.values()))} words for {len(words)} concepts, in cldr.txt\n")
    return 0


def _language(code: str, folder: Path = FOLDER) -> Language:
    known = sorted(available(folder))
    if code not in known:
        raise CannotStart(
            f"There is no language folder {code!r} (with a lexicon.txt in it); there are: {', '.join(known)}.\n"
            f"How to write one: {_GUIDE}"
        )
    try:
        return load(code, folder)
    except LanguageFolderError as error:
        raise CannotStart(f"The folder cannot be read: {error}\nWhat belongs in it: {_GUIDE}") from error


def _report(language: Language, findings: Sequence[Finding], *, with_thin: bool) -> Iterator[str]:
    told = plots_of(language)
    yield f"  tells {len(told)} of {len(PLOTS)} plots: {', '.join(told) or 'none'}"
    yield f"  holds tier {tier_held(language) or 'none yet'}; lang.toml says {language.manner.tier}"
    for kind, meaning in _MEANINGS.items():
        group = [finding.what for finding in findings if finding.kind == kind]
        is_listed = kind != "thin" or with_thin
        yield f"  {len(group)} {kind} ({meaning if is_listed else f'{meaning}; --all lists them'})"
        if is_listed:
            yield from (f"    {what}" for what in group)
