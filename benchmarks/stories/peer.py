"""A fair peer: a Tracery grammar of the kind that its users write, and how alike its stories are."""
# pyright: basic

import json
import random
from collections.abc import Iterator
from pathlib import Path

import tracery
from benchmarks.stories.figures import Sample
from tracery.modifiers import base_english

_GRAMMAR = Path(__file__).parent / "tracery_en.json"
_STORIES = 20


def peers() -> Iterator[tuple[str, list[Sample]]]:
    """The stories of each peer."""
    random.seed(1)
    grammar = tracery.Grammar(json.loads(_GRAMMAR.read_text(encoding="utf-8")))
    grammar.add_modifiers(base_english)
    yield "a Tracery grammar", [Sample(grammar.flatten("#story#")) for _ in range(_STORIES)]
