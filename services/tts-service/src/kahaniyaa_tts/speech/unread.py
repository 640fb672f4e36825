"""Letters of a text that no voice of its language reads, told before it is said."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from kahaniyaa_tts.text.document import Respelling, Said, Span
from kahaniyaa_tts.text.respelling import Respelled
from kahaniyaa_tts.text.scripts import script_name, unreadable_scripts
from kahaniyaa_tts.text.transliteration import scripts_written_otherwise, transliterated


def unread(said: Said, language: str, respelled: Respelled) -> Iterator[str]:
    """What is read as another script's letters, and what is left out, in words.

    Only what is read counts: whatever is said otherwise than written is looked at as it is said. What else is
    respelled is looked for only where the letters alone would not be read, because nearly all of them are.
    """
    if any(_told(_as_said(said, said.respellings), language)):
        yield from _told(_as_said(said, _every(said, language, respelled)), language)


def _told(heard: str, language: str) -> Iterator[str]:
    for script, into in scripts_written_otherwise(heard, language).items():
        yield f"Letters of {script_name(script)} are read as {script_name(into)}."
    written, _where = transliterated(heard, list(range(len(heard))), language)
    for name in sorted(unreadable_scripts(written, language)):
        yield f"Letters of the script {name} are left out: no voice for {language!r} reads them."


def _every(said: Said, language: str, respelled: Respelled) -> Iterator[Respelling]:
    """The piece's own respellings, and between them what else is not said as written."""
    at = said.span.start
    for own in (*said.respellings, None):
        end = own.span.start if own else said.span.end
        for found in respelled(said.text[at - said.span.start : end - said.span.start], language):
            yield replace(found, span=Span(at + found.span.start, at + found.span.end))
        if own:
            yield own
            at = own.span.end


def _as_said(said: Said, respellings: Iterable[Respelling]) -> str:
    """The text with the words of these respellings, which are in order, in their places."""
    first, at = said.span.start, said.span.start
    heard: list[str] = []
    for each in respellings:
        heard += (said.text[at - first : each.span.start - first], each.words)
        at = each.span.end
    return "".join((*heard, said.text[at - first :]))
