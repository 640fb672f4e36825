"""What somebody does or cannot do, where nothing else is told of them, is their wish."""

from itertools import pairwise

import pytest

from kahaniyaa_story.writing.brief import Brief, Character
from kahaniyaa_story.writing.engines.builtin.storyteller import BuiltinStoryteller
from kahaniyaa_story.writing.engines.builtin.telling.endings import ending


@pytest.mark.parametrize(
    ("scenario", "wish", "hero"),
    [
        ("two sisters build a tree house", "to build a tree house", "person.sister"),
        ("a tailor makes a shirt for the moon", "to make a shirt for the moon", "person.tailor"),
        ("a bear who cannot share his honey", "to share his honey", "animal.bear"),
        ("a baker bakes a cake for the king", "to bake a cake for the king", "person.baker"),
    ],
)
@pytest.mark.parametrize("seed", range(3))
def test_what_is_done_or_cannot_be_done_is_wished_for(
    storyteller: BuiltinStoryteller, scenario: str, wish: str, hero: str, seed: int
) -> None:
    told = storyteller.tell(Brief(language="en", seed=seed, scenario=scenario, length_words=350))
    tale = told.plan.tales[0]
    assert wish in told.text
    assert hero in ("", tale.cast["hero"].concept)
    assert not wish or (tale.plot == "wish" and not {"moon", "king"} & {member.description for member in told.cast})


@pytest.mark.parametrize("scenario", ["a magic plant in the garden", "the school play of a shy boy"])
def test_a_word_that_is_also_a_thing_is_no_deed(storyteller: BuiltinStoryteller, scenario: str) -> None:
    told = storyteller.tell(Brief(language="en", seed=4, scenario=scenario))
    assert not told.plan.tales[0].cast["want"].words


def test_who_cannot_swim_wishes_to_and_what_is_stolen_is_nobody(storyteller: BuiltinStoryteller) -> None:
    for seed in range(4):
        frog = storyteller.tell(Brief(language="en", seed=seed, scenario="a frog who can't swim"))
        assert frog.plan.tales[0].cast["want"].concept == "want.swim"
        thief = storyteller.tell(Brief(language="en", seed=seed, scenario="a cat who stole the fish"))
        assert "fish" not in {member.description for member in thief.cast}


@pytest.mark.parametrize(
    ("scenario", "wish", "keys"),
    [
        ("an old king who cannot sleep", "to sleep", {"grant.sleep", "mini.wish.lull.turn"}),
        ("a boy who is afraid of dogs", "to be less afraid of dogs", {"grant.dare", "mini.wish.steps.turn"}),
    ],
)
@pytest.mark.parametrize("words", [150, 400])
def test_sleep_and_fear_have_tellings_of_their_own(
    storyteller: BuiltinStoryteller, scenario: str, wish: str, keys: set[str], words: int
) -> None:
    for seed in range(3):
        told = storyteller.tell(Brief(language="en", seed=seed, scenario=scenario, length_words=words))
        assert wish in told.text.lower()
        assert keys & {beat.beat.key for beat in told.beats}


@pytest.mark.parametrize("seed", range(4))
def test_who_wants_to_be_brave_is_not_so_yet_and_who_does_not_want_to_has_no_such_wish(
    storyteller: BuiltinStoryteller, seed: int
) -> None:
    lamb = storyteller.tell(Brief(language="en", seed=seed, scenario="a lamb who wants to be brave"))
    assert lamb.plan.tales[0].cast["hero"].trait != "brave"
    child = storyteller.tell(Brief(language="en", seed=seed, scenario="a child who does not want to share"))
    assert not child.plan.tales[0].cast["want"].words
    whale = storyteller.tell(Brief(language="en", seed=seed, scenario="a boy and a whale"))
    assert whale.plan.tales[0].cast["big"].concept != "animal.whale"


def test_who_wants_all_the_mangoes_wants_to_have_them_and_what_something_is_on_is_nobody(
    storyteller: BuiltinStoryteller,
) -> None:
    for seed in range(4):
        monkey = storyteller.tell(
            Brief(language="en", seed=seed, scenario="a monkey wants all the mangoes in the world")
        )
        assert monkey.plan.tales[0].cast["want"].words == "to have all the mangoes in the world"
        mango = storyteller.tell(Brief(language="en", seed=seed, scenario="the last mango on the tree"))
        assert mango.plan.tales[0].cast["hero"].concept != "being.tree"


def test_who_has_found_heart_again_does_not_despair_once_more(storyteller: BuiltinStoryteller) -> None:
    for seed in range(40):
        told = storyteller.tell(Brief(language="en", seed=seed, scenario="a girl lost her ball", length_words=700))
        keys = [beat.beat.key for beat in told.beats]
        assert not any(first.startswith("turn.") and second == "says.low" for first, second in pairwise(keys))


def test_what_one_wants_to_have_is_not_there_yet_and_a_lighthouse_does_not_wish_to_fly(
    storyteller: BuiltinStoryteller,
) -> None:
    for seed in range(6):
        girl = storyteller.tell(Brief(language="en", seed=seed, scenario="a girl who wants a puppy"))
        assert "puppy" not in {member.description for member in girl.cast}
        assert "to have a puppy" in girl.text
        lonely = storyteller.tell(Brief(language="en", seed=seed, scenario="the lonely lighthouse", length_words=400))
        assert lonely.plan.tales[0].plot != "wish" or lonely.plan.tales[0].cast["want"].what not in (
            "fly",
            "swim",
            "run",
        )


@pytest.mark.parametrize(
    ("language", "wish", "harsh"),
    [
        ("en", "the king is dead", "dead"),
        ("en", "Rama killed the demon king Ravana", "kill"),
        ("en", "a knight who wants to kill the dragon", "kill"),
        ("en", "a soldier comes home from the war", "war"),
        ("hi", "राजा मर गया", "मर"),
        ("hi", "राम ने रावण को मारा", "मारा"),
        ("hi", "एक सैनिक युद्ध से घर लौटा", "युद्ध"),
        ("hi", "ram ne ravan ko mara", "mara"),
        ("ta", "அரசர் இறந்துவிட்டார்", "இறந்து"),
        ("ta", "முருகன் சூரபத்மனைக் கொன்றான்", "கொன்"),
    ],
)
def test_a_wish_of_war_or_death_is_told_without_being_quoted(
    storyteller: BuiltinStoryteller, language: str, wish: str, harsh: str
) -> None:
    for seed in range(3):
        told = storyteller.tell(Brief(language=language, seed=seed, scenario=wish, length_words=200))
        assert wish not in told.text
        assert harsh not in told.text.split()
        assert any(harsh in word for word in ending(told.teller, told.beats).unused)


def test_whoever_is_dead_or_killed_is_not_quoted_from_any_field(storyteller: BuiltinStoryteller) -> None:
    old = Character(name="Mina", description="she saw her father die")
    asked = Brief(
        language="en",
        seed=1,
        characters=(old,),
        setting="beside a grave",
        conflict="everyone is dead",
        length_words=300,
    )
    text = storyteller.tell(asked).text
    assert not any(word in text for word in ("dead", "grave", "father die"))


@pytest.mark.parametrize(
    ("language", "conflict", "told_by"),
    [
        ("en", "a storm is coming", "chain.tiny.shelter"),
        ("en", "the lamp goes out", "quest.return.lamp"),
        ("en", "the well has dried up", "quest.return.water"),
        ("hi", "तूफ़ान आने वाला है", "chain.tiny.shelter"),
        ("hi", "दीया बुझ गया", "quest.return.lamp"),
        ("ta", "புயல் வருகிறது", "chain.tiny.shelter"),
        ("ta", "விளக்கு அணைந்துவிட்டது", "quest.return.lamp"),
    ],
)
def test_a_conflict_is_the_trouble_that_is_told_and_ends_well(
    storyteller: BuiltinStoryteller, language: str, conflict: str, told_by: str
) -> None:
    told = storyteller.tell(Brief(language=language, seed=2, conflict=conflict, tone="exciting", length_words=400))
    assert told_by in {beat.key for beat in told.plan.beats if beat.telling}
    assert not any(beat.quote for beat in told.plan.beats)
    assert not told.plan.unused
