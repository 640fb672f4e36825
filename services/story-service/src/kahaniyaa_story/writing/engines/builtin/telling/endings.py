"""What stands around a story: its title, its questions, its hard words, its moral, and what was used of the brief."""

import re
from collections.abc import Iterator, Sequence

from kahaniyaa_story.writing.engines.builtin.plan import Beat
from kahaniyaa_story.writing.engines.builtin.plots.common import LOVE
from kahaniyaa_story.writing.engines.builtin.telling.teller import Teller, ToldBeat
from kahaniyaa_story.writing.engines.builtin.tokens import TAMIL, TAMIL_SUFFIX, WORD
from kahaniyaa_story.writing.scenes import Ending, Gloss

_QUESTIONS = 3
_WORD = re.compile(r"(?<![\w’])[a-z][\w’]*")
_GLOSSES = 4
_ROOT = 2  # signs that forms of one verb have in common: steals, stolen


def title(teller: Teller) -> str:
    """A title worth reading."""
    text = _about("title", teller) or teller.stage.called("hero", 0)
    text = text.rstrip(teller.language.manner.full_stop)
    if not teller.language.manner.capitals:
        return text
    small = teller.language.lexicon.get("mark.small")
    low = {small.word, *small.also} if small else set[str]()
    return _WORD.sub(lambda m: m[0] if m[0] in low else m[0][0].upper() + m[0][1:], text)


def ending(teller: Teller, told: Sequence[ToldBeat]) -> Ending:
    """The ending of a told story."""
    plan = teller.plan
    tale = plan.tales[0]
    text = " ".join(line.text for beat in told for line in beat.lines)
    lost = (*_lost(teller, told), *_untaken(teller, text))
    lost = tuple(word for word in lost if word not in set(_by_chance(lost, text)))
    by_chance = tuple(_by_chance(plan.unused, text))
    return Ending(
        summary=_about("summary", teller) or None,
        moral=plan.moral or teller.phrase(f"moral.{tale.theme}") or None,
        questions=tuple(_questions(teller)),
        vocabulary=tuple(_glosses(teller, text))[:_GLOSSES],
        used=(*(word for word in plan.used if word not in lost), *by_chance),
        unused=(*(word for word in plan.unused if word not in by_chance), *lost),
    )


def _questions(teller: Teller) -> Iterator[str]:
    """Three questions, in the order in which they were written: what happened, then why, then about the child."""
    told = [_asked("ask", teller) for _ in range(_QUESTIONS)]
    for question in sorted(filter(None, told), key=lambda each: int(each.source.rpartition("#")[2])):
        yield question.lines[0].text


def _about(what: str, teller: Teller) -> str:
    told = _asked(what, teller)
    return told.lines[0].text if told else ""


def _asked(what: str, teller: Teller) -> ToldBeat | None:
    """A title, a question or a summary: of the miniature that was told, else of any story of its plot."""
    small = next((beat.key.rpartition(".")[0] for beat in teller.plan.beats if _is_small(beat)), "")
    own = teller.beat(Beat(key=f"{small}.{what}", part="", quote="hero")) if small else None
    return own or teller.beat(Beat(key=f"{what}.{teller.plan.tales[0].plot}", part="", quote="hero"))


def _is_small(beat: Beat) -> bool:
    return not beat.tale and beat.key.startswith("mini.")


def _lost(teller: Teller, told: Sequence[ToldBeat]) -> Iterator[str]:
    """Words that the plan meant to use and the telling did not: a prop nobody named, a quote that found no place."""
    plan = teller.plan
    quoted, forgotten = {beat.beat.quote for beat in told}, teller.forgotten
    for word in plan.used:
        silent = word in forgotten
        unquoted = any(beat.quote == word for beat in plan.beats) and word not in quoted
        unloved = word == plan.love and LOVE.key not in {beat.beat.key for beat in told}
        if unloved or (silent and word != plan.love) or (unquoted and word != plan.moral):
            yield word


def _untaken(teller: Teller, text: str) -> Iterator[str]:
    """The words of a wish that tell of stealing, where no word of the text that is akin to them does."""
    taking = teller.language.lexicon.get("mark.taking")
    known = (taking.word, *taking.also) if taking else ()
    forms = {form[:end] for form in known for end in range(len(form) // 2 + 1, len(form))}  # திருடி
    words = WORD.findall(text.casefold())
    told = {word[:_ROOT] for word in words if word.startswith(known) or word in forms}
    yield from (w for w in teller.plan.used if w.casefold() in known and w.casefold()[:_ROOT] not in told)


def _by_chance(unused: Sequence[str], text: str) -> Iterator[str]:
    """Words for which the plan had no place and that stand in the text all the same: a cat that only looks on."""
    told = frozenset(WORD.findall(text.casefold()))
    yield from (word for word in unused if word.casefold() in told or any(_is_form(each, word) for each in told))


def _is_form(told: str, word: str) -> bool:
    """Whether a word of a story is that word with an ending: பூனையை of பூனை."""
    return TAMIL.issuperset(word) and told.startswith(word) and len(told) - len(word) <= TAMIL_SUFFIX


def _glosses(teller: Teller, text: str) -> Iterator[Gloss]:
    text = text.casefold()
    words = set(WORD.findall(text))
    for explained in teller.language.glossary:
        if any(form in words or (" " in form and form in text) for form in explained.forms):
            yield Gloss(word=explained.word, meaning=explained.meaning)
