"""What a wish asks for stands in the story, whatever its plot and however few its words; the answer says no more."""

import re
from collections.abc import Iterator

import pytest

from kahaniyaa_story.writing.brief import AUDIENCES, TONES, Brief
from kahaniyaa_story.writing.engines.builtin.hearing.ears import ear
from kahaniyaa_story.writing.engines.builtin.language import load, words_of
from kahaniyaa_story.writing.engines.builtin.storyteller import BuiltinStoryteller, Told
from kahaniyaa_story.writing.engines.builtin.telling.endings import ending
from kahaniyaa_story.writing.engines.builtin.world import FOODS, THINGS

LENGTHS = (80, 120, 200, 400)
WISHES = {
    "en": ("{}", "a girl and a {}", "a boy who lost his {}", "an ant with a {} who wants to dance"),
    "hi": ("{}", "एक लड़की और {}", "एक लड़का जिसका {} खो गया", "चींटी जो नाचना चाहती है, और {}"),
    "ta": ("{}", "சிறுமியும் {}", "{} தொலைந்த சிறுவன்", "நடனமாட விரும்பும் எறும்பு, {}"),
}


def text_of(told: Told) -> str:
    return " ".join(line.text for scene in told.scenes for line in scene.lines)


def briefs(language: str) -> Iterator[tuple[str, str, Brief]]:
    """Each thing and each food, as its language calls it, in one of four wishes, at one of four lengths."""
    lexicon = load(language).lexicon
    for number, concept in enumerate((*(f"thing.{name}" for name in THINGS), *(f"food.{name}" for name in FOODS))):
        wish = WISHES[language][number % 4].format(lexicon[concept].word)
        yield (
            concept,
            lexicon[concept].word,
            Brief(
                language=language,
                seed=number,
                scenario=wish,
                tone=TONES[number % 8],
                audience=AUDIENCES[number % 6],
                length_words=LENGTHS[number // 4 % 4],
            ),
        )


@pytest.mark.parametrize("language", WISHES)
def test_every_thing_and_every_food_is_told_where_it_is_asked_for(
    storyteller: BuiltinStoryteller, language: str
) -> None:
    own = ear([words_of(language)[0]], [])
    for concept, word, brief in briefs(language):
        told = storyteller.tell(brief)
        named = {item.what for item in own.hear(text_of(told)).found}
        assert word in ending(told.teller, told.beats).used, brief
        assert concept.partition(".")[2] in named or word in text_of(told), brief


@pytest.mark.parametrize("language", WISHES)
def test_what_the_answer_says_is_used_is_told_and_what_it_says_is_not_is_not(
    storyteller: BuiltinStoryteller, language: str
) -> None:
    own = ear([words_of(language)[0]], [])
    animals = [lexeme for concept, lexeme in load(language).lexicon.items() if concept.startswith("animal.")]
    for number, lexeme in list(enumerate(animals))[::3]:
        others = [animals[number - 7].word, animals[number - 19].word, animals[number - 31].word]
        wish = ", ".join([lexeme.word, *others])
        told = storyteller.tell(Brief(language=language, seed=number, scenario=wish, length_words=LENGTHS[number % 4]))
        answer = ending(told.teller, told.beats)
        named = {item.concept for item in own.hear(text_of(told)).found}
        heard = {item.words: item.concept for item in own.hear(wish).found}
        assert {heard[word] for word in answer.used if word in heard} <= named, wish
        assert not {heard[word] for word in answer.unused if word in heard} & named, wish
        assert len(answer.unused) <= 1, wish


@pytest.mark.parametrize(
    ("language", "wish", "thing"),
    [
        ("en", "a mouse who lost a mango", "thing.mango"),
        ("en", "a lost mango", "thing.mango"),
        ("en", "a cat who lost her milk", "thing.milk"),
        ("en", "a boy who lost his robot", "thing.robot"),
        ("hi", "चूहे का आम खो गया", "thing.mango"),
        ("hi", "चींटी की रोटी खो गई", "thing.roti"),
        ("ta", "எலியின் மாம்பழம் தொலைந்தது", "thing.mango"),
        ("ta", "கரடியின் தேன் தொலைந்தது", "thing.honey"),
    ],
)
@pytest.mark.parametrize("words", [90, 300])
def test_what_is_said_to_be_lost_is_what_is_lost_and_found(
    storyteller: BuiltinStoryteller, language: str, wish: str, thing: str, words: int
) -> None:
    for seed in range(3):
        told = storyteller.tell(Brief(language=language, seed=seed, scenario=wish, length_words=words))
        tale = told.plan.tales[0]
        assert (tale.plot, tale.cast["thing"].concept) == ("lost", thing)
        assert tale.cast["food"].concept.partition(".")[2] != thing.partition(".")[2]
        assert ending(told.teller, told.beats).unused == ()


@pytest.mark.parametrize(
    ("language", "wish"),
    [
        ("en", "a girl who has to find her way home"),
        ("en", "find his way home"),
        ("en", "a girl with a drum who lost her way"),
        ("en", "a lamb who wants to find its way home"),
        ("en", "a duck looking for the way home"),
        ("hi", "एक लड़का घर का रास्ता ढूँढता है"),
        ("hi", "ख़रगोश जो घर का रास्ता खोजता है"),
        ("hi", "एक मेमना जो घर का रास्ता ढूँढना चाहता है"),
        ("ta", "வீட்டுக்கு வழி தேடும் சிறுவன்"),
        ("ta", "வீட்டுக்கு வழி கண்டுபிடிக்கும் முயல்"),
    ],
)
@pytest.mark.parametrize("seed", range(3))
def test_who_has_to_find_the_way_home_finds_it_and_no_word_of_that_is_left(
    storyteller: BuiltinStoryteller, language: str, wish: str, seed: int
) -> None:
    told = storyteller.tell(Brief(language=language, seed=seed, scenario=wish, length_words=120))
    assert told.plan.tales[0].plot == "way"
    assert ending(told.teller, told.beats).unused == ()


@pytest.mark.parametrize(
    ("language", "wish", "concept"),
    [
        ("en", "an uncle and his niece", "person.girl"),
        ("en", "a mother and her nephew at the beach", "person.boy"),
        ("hi", "दादी और पोती", "person.girl"),
        ("hi", "नाना और नाती", "person.boy"),
        ("ta", "பொங்கல் நாளில் அப்பாவும் மகளும்", "person.girl"),
        ("ta", "அம்மாவும் மகனும் கடற்கரையில்", "person.boy"),
        ("ta", "தாத்தாவும் பேரனும்", "person.boy"),
    ],
)
@pytest.mark.parametrize("seed", range(3))
def test_a_child_of_the_family_leads_and_the_grown_up_is_in_the_story(
    storyteller: BuiltinStoryteller, language: str, wish: str, concept: str, seed: int
) -> None:
    told = storyteller.tell(Brief(language=language, seed=seed, scenario=wish, length_words=200))
    assert told.plan.tales[0].cast["hero"].concept == concept
    assert ending(told.teller, told.beats).unused == ()


@pytest.mark.parametrize(
    ("language", "wish", "place"),
    [
        ("en", "Meera loses her kite", "Jaipur"),
        ("hi", "मीरा की पतंग खो गई", "जयपुर"),
        ("ta", "மீராவின் பட்டம் தொலைந்தது", "மதுரை"),
    ],
)
@pytest.mark.parametrize("words", [90, 150, 250])
def test_a_town_that_was_asked_for_is_named_in_a_small_plot_too(
    storyteller: BuiltinStoryteller, language: str, wish: str, place: str, words: int
) -> None:
    for seed in range(4):
        brief = Brief(language=language, seed=seed, scenario=wish, setting=place, length_words=words)
        told = storyteller.tell(brief)
        assert place in text_of(told)
        assert place in ending(told.teller, told.beats).used


@pytest.mark.parametrize(
    ("language", "wish", "trait"),
    [
        ("en", "two little sisters", "little"),
        ("en", "a clever grandmother and her greedy crow", "clever"),
        ("en", "the wise old tree", "old"),
        ("hi", "चतुर दादी और लालची कौआ", "चतुर"),
        ("ta", "புத்திசாலி பாட்டியும் பேராசைக் காகமும்", "புத்திசாலி"),
    ],
)
@pytest.mark.parametrize("words", [80, 300])
def test_what_somebody_is_like_is_told_as_used_only_where_it_shows(
    storyteller: BuiltinStoryteller, language: str, wish: str, trait: str, words: int
) -> None:
    for seed in range(5):
        told = storyteller.tell(Brief(language=language, seed=seed, scenario=wish, length_words=words))
        is_told_of = any(each.beat.key.startswith(("trait.", "turn.")) for each in told.beats)
        end = ending(told.teller, told.beats)
        assert (trait in end.used) != (trait in end.unused)
        assert trait not in end.used or is_told_of or trait in told.text.casefold()


def test_a_sentence_after_what_says_who_spoke_begins_as_every_sentence_does(storyteller: BuiltinStoryteller) -> None:
    wish = "a clever mouse and a greedy cat"
    brief = Brief(language="en", seed=14, scenario=wish, tone="mysterious", length_words=80)
    lines = [line.text for scene in storyteller.tell(brief).scenes for line in scene.lines]
    assert not re.search(r"[a-z]\. [a-z]", "\n".join(lines))
