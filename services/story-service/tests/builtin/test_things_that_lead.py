"""Things that lead a story: whatever a wish makes its subject is the hero, and nothing that somebody only has."""

import re
from collections.abc import Mapping

import pytest

from kahaniyaa_story.writing.brief import Brief
from kahaniyaa_story.writing.engines.builtin.language import load
from kahaniyaa_story.writing.engines.builtin.plan import Entity
from kahaniyaa_story.writing.engines.builtin.storyteller import BuiltinStoryteller
from kahaniyaa_story.writing.engines.builtin.world import BEINGS, THINGS

OF_ANYTHING = {
    "en": ("a {} that wants to dance", "an old {} who is afraid of the dark"),
    "hi": ("एक {} जो नाचना चाहता है", "एक {} जिसे बारिश से डर लगता है"),
    "ta": ("கடலைப் பார்க்க ஆசைப்படும் ஒரு {}", "தனிமையில் இருக்கும் ஒரு {}"),
}


def cast_of(storyteller: BuiltinStoryteller, language: str, wish: str, seed: int, words: int) -> Mapping[str, Entity]:
    brief = Brief(language=language, seed=seed, scenario=wish, length_words=words)
    return storyteller.tell(brief).plan.tales[0].cast


@pytest.mark.parametrize("words", [150, 400])
@pytest.mark.parametrize("language", OF_ANYTHING)
def test_any_thing_of_which_a_wish_is_told_is_the_hero(
    storyteller: BuiltinStoryteller, language: str, words: int
) -> None:
    lexicon = load(language).lexicon
    for seed, thing in enumerate(dict.fromkeys((*THINGS, *BEINGS))):
        word = (lexicon.get(f"thing.{thing}") or lexicon[f"being.{thing}"]).word
        wish = OF_ANYTHING[language][seed % 2].format(word)
        assert cast_of(storyteller, language, wish, seed, words)["hero"].concept == f"being.{thing}", wish


@pytest.mark.parametrize(
    ("language", "wish", "hero", "want"),
    [
        ("en", "an old clock that is tired of ticking", "being.clock", "to have a rest from ticking"),
        ("en", "the umbrella is afraid of rain", "being.umbrella", "to be less afraid of rain"),
        ("en", "a broken clock that wants to tick again", "being.clock", "to tick again"),
        ("en", "a magic pencil that makes everything real", "being.pencil", ""),
        ("hi", "छाते को बारिश से डर लगता है", "being.umbrella", "बारिश से न डरना"),
        ("ta", "ஓய்வெடுக்க விரும்பும் கடிகாரம்", "being.clock", "ஓய்வெடுக்க"),
        ("ta", "நன்றாகப் பாடும் புல்லாங்குழல்", "being.flute", ""),
        ("ta", "பட்டம் பறக்க ஆசைப்பட்டது", "being.kite", ""),
    ],
)
@pytest.mark.parametrize("seed", range(3))
def test_a_thing_that_does_or_feels_something_leads(
    storyteller: BuiltinStoryteller, language: str, wish: str, hero: str, want: str, seed: int
) -> None:
    cast = cast_of(storyteller, language, wish, seed, 300)
    assert (cast["hero"].concept, cast["want"].words) == (hero, want)
    assert cast["thing"].concept.partition(".")[2] != hero.partition(".")[2]


@pytest.mark.parametrize(
    ("language", "wish", "thing"),
    [
        ("en", "a tiny key", "thing.key"),
        ("en", "learning to play the tabla", "thing.tabla"),
        ("en", "wants to find a treasure", "thing.treasure"),
        ("hi", "मैं तबला सीखना चाहता हूँ", "thing.tabla"),
        ("ta", "உடைந்த பானை", "thing.pot"),
        ("ta", "தொலைந்த பட்டம்", "thing.kite"),
        ("ta", "சிறுவனும் பட்டமும்", "thing.kite"),
        ("ta", "அழகான ஒரு பானை", "thing.pot"),
    ],
)
@pytest.mark.parametrize("seed", range(3))
def test_a_thing_that_is_only_had_or_looked_for_is_nobody(
    storyteller: BuiltinStoryteller, language: str, wish: str, thing: str, seed: int
) -> None:
    cast = cast_of(storyteller, language, wish, seed, 300)
    assert cast["thing"].concept == thing
    assert not cast["hero"].concept.startswith("being.")


@pytest.mark.parametrize(
    ("language", "wishes", "bodily"),
    [
        ("en", ("a clock that wants to be tall", "a proud book", "a brave umbrella"), "nose|knee|toe|neck up|one ear"),
        ("hi", ("एक घड़ी जो पढ़ना चाहती है", "एक छाता जो गाना चाहता है"), "पैरों का|कान लगाया|गला फाड़|कंधा दुखा"),
        ("ta", ("படிக்க ஆசைப்படும் கடிகாரம்", "வேகமாக ஓட ஆசைப்படும் குடை"), "உதட்ட|விரல் வைத்து|கால் வலித்த|பல் துலக்"),
    ],
)
def test_a_thing_has_no_body_that_it_does_not_have(
    storyteller: BuiltinStoryteller, language: str, wishes: tuple[str, ...], bodily: str
) -> None:
    for seed in range(24):
        brief = Brief(language=language, seed=seed, scenario=wishes[seed % len(wishes)], length_words=350)
        told = storyteller.tell(brief)
        called = {told.plan.tales[0].cast["hero"].name, *(brief.scenario.split()[1:2])}
        said = [line for line in re.split(r"[.!?।\n]", told.text) if any(each and each in line for each in called)]
        assert not [line for line in said if re.search(bodily, line)]


@pytest.mark.parametrize(
    ("language", "wish", "hero", "trait"),
    [
        ("en", "a proud mirror", "being.mirror", "proud"),
        ("en", "a brave umbrella who wants to dance", "being.umbrella", "brave"),
        ("hi", "एक घमंडी शीशा", "being.mirror", "proud"),
        ("ta", "ஒரு சோம்பேறிக் கடிகாரம்", "being.clock", "lazy"),
    ],
)
def test_a_thing_is_as_the_word_before_it_says(
    storyteller: BuiltinStoryteller, language: str, wish: str, hero: str, trait: str
) -> None:
    for seed in range(3):
        cast = cast_of(storyteller, language, wish, seed, 300)
        assert (cast["hero"].concept, cast["hero"].trait) == (hero, trait)
