"""How sentences stand on a page: where they begin and end, whatever they were put together from."""

import re

from kahaniyaa_story.writing.engines.builtin.language import Language, Manner

_START = re.compile(r"(^|[.!?…] +|[.…]” +|(?<![\w,;] )“|[!?]” (?=the ))([a-zà-ÿ])")
_SPACES = re.compile(r" +([,.!?;:।…])|  +")
_DOUBLED_STOP = re.compile(r"([.!?…।][”’]?)(?:[.,।](?!\.)|(?<=[”’])!)")
_MARK = re.compile(r"[\u0900-\u0963\u0970-\u0dff]")  # letters and vowel signs of Indian scripts
_WITH_SPACES_AFTER = re.compile(r".+?(?:[.!?।…]+[”’»\"]*(?:\s+|$)|$)", re.DOTALL)


def opened(text: str, manner: Manner) -> str:
    """A text as it stands where a sentence begins."""
    return _START.sub(lambda m: m[1] + m[2].upper(), text) if manner.capitals else text


def ended(text: str, manner: Manner) -> str:
    """A narrator's text, which ends with a stop whichever way of its last choice was taken."""
    return text + manner.full_stop if text[-1:].isalnum() or _MARK.match(text[-1:]) else text


def neat(text: str, language: Language) -> str:
    """A text put together from parts, without the spaces and stops that met where they join."""
    return language.grammar.finish(_DOUBLED_STOP.sub(r"\1", _SPACES.sub(lambda m: m[1] or " ", text).strip()))


def sentences(text: str) -> list[str]:
    """A line cut after each sentence, with the spaces kept: joined, they are the line again."""
    return _WITH_SPACES_AFTER.findall(text)
