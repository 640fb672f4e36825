"""Stories of the project's own storyteller, as plain text."""

from collections.abc import Iterator
from itertools import count, pairwise

from kahaniyaa_story.writing.brief import Brief
from kahaniyaa_story.writing.engines.builtin.storyteller import BuiltinStoryteller

WISHES = {"hi": "एक शर्मीला हाथी जो उड़ना चाहता है", "en": "a shy elephant who wants to fly"}


def story(language: str, *, words: int, seed: int) -> str:
    """A story of about so many words; another one for each seed."""
    told = BuiltinStoryteller().tell(Brief(language=language, seed=seed, scenario=WISHES[language], length_words=words))
    return told.text


def passages(language: str) -> Iterator[str]:
    """Two lines of one story or another, again and again; none begins with a line that was heard before."""
    heard = set[str]()
    for seed in count(1):
        for first, second in pairwise(story(language, words=1000, seed=seed).split("\n")):
            if first not in heard:
                heard |= {first, second}
                yield f"{first} {second}"
