"""A voice is chosen by what it is like, and another one speaks only where it fits better."""

import pytest

from kahaniyaa_tts.engine import Abilities, EngineVoice
from kahaniyaa_tts.testing.fixtures import Service
from kahaniyaa_tts.text.document import VoiceWish
from kahaniyaa_tts.voices.catalogue import find_voice
from kahaniyaa_tts.voices.fitting import Fit, Fitting
from kahaniyaa_tts.voices.roles import ROLES

ABILITIES = Abilities(
    languages=frozenset({"hi", "en"}),
    word_times="exact",
    voices=(EngineVoice(id="piper:asha", name="Asha", language="hi", gender="female", age="elder"),),
)


def is_known(voice: str) -> bool:
    return find_voice(voice) is not None or voice in {"piper:asha", "my-preset"}


FITTING = Fitting(ABILITIES, is_known)


def fit(wish: VoiceWish, usual: str | None = None) -> Fit:
    return FITTING.fit(wish, usual, "hi")


@pytest.mark.parametrize(
    ("wish", "voice"),
    [
        (VoiceWish(), "hi-narrator"),
        (VoiceWish(gender="female"), "hi-narrator"),
        (VoiceWish(gender="male"), "hi-man"),
        (VoiceWish(gender="male", age=80), "hi-grandfather"),
        (VoiceWish(gender="female", age=60), "hi-grandmother"),
        (VoiceWish(gender="female", variant=2), "hi-woman"),
        (VoiceWish(names=("nobody", "hi-giant-2", "hi-mouse")), "hi-giant-2"),
        (VoiceWish(names=("Grandfather",)), "hi-grandfather"),
        (VoiceWish(names=("asha",)), "piper:asha"),
        (VoiceWish(names=("my-preset",)), "my-preset"),
        (VoiceWish(languages=("en-IN", "fr")), "hi-narrator"),
        (VoiceWish(gender="male", age=70, ordering=("age", "gender")), "hi-grandfather"),
    ],
)
def test_the_voice_that_fits_best_is_chosen(wish: VoiceWish, voice: str) -> None:
    assert fit(wish) == Fit(voice)


def test_a_child_is_somebody_under_thirteen() -> None:
    for age, expected in ((3, "child"), (12, "child"), (13, "adult"), (59, "adult"), (60, "elder")):
        voice = find_voice(fit(VoiceWish(age=age)).voice or "")
        assert voice is not None
        assert voice.role.age == expected


def test_the_voice_that_speaks_already_goes_on_where_it_fits_as_well() -> None:
    assert fit(VoiceWish(gender="female"), usual="hi-grandmother").voice == "hi-grandmother"
    assert fit(VoiceWish(gender="male"), usual="hi-grandmother").voice == "hi-man"


def test_what_is_wished_for_and_not_there_is_told() -> None:
    assert fit(VoiceWish(names=("nobody",))) == Fit("hi-narrator", frozenset({"name"}))
    assert fit(VoiceWish(gender="female", variant=99)).lacking == {"variant"}


def test_where_nobody_is_as_is_required_the_wish_says_what_is_done() -> None:
    wish = VoiceWish(languages=("fr",), gender="male")
    assert fit(wish).voice is None
    best = VoiceWish(languages=("fr",), gender="male", on_failure="priorityselect")
    assert fit(best) == Fit("hi-man", frozenset({"languages"}))
    assert fit(VoiceWish(names=("nobody",), required=("name",))).voice is None


def test_a_wish_within_a_wish_begins_from_the_voice_around_it() -> None:
    around, within = VoiceWish(names=("hi-giant",)), VoiceWish(names=("nobody",), required=("name",))
    assert FITTING.voice((around, within), None, "hi") == "hi-giant"
    assert FITTING.voice((), "hi-mouse", "hi") == "hi-mouse"


@pytest.mark.parametrize("role", ROLES)
def test_every_role_is_found_by_its_name(role: str) -> None:
    assert fit(VoiceWish(names=(role,))).voice == f"hi-{role}"


JSON = {"Accept": "application/json"}


async def test_a_voice_that_is_not_there_is_warned_of_and_refused_where_it_is_to_be_strict(service: Service) -> None:
    ssml = '<speak xml:lang="hi"><voice name="nobody">राजा</voice> <voice gender="male" age="80">आया</voice></speak>'
    async with service() as client:
        said = (await client.post("/v1/tts/speech", json={"ssml": ssml}, headers=JSON)).json()
        refused = await client.post("/v1/tts/speech", json={"ssml": ssml, "strict": True}, headers=JSON)
        checked = (await client.post("/v1/tts/ssml/check", json={"ssml": ssml})).json()
    assert [word["text"] for word in said["words"]] == ["राजा", "आया"]
    assert [warning.split(":")[0] for warning in said["warnings"]] == ["Line 1, <voice name>"]
    assert [found["attribute"] for found in refused.json()["findings"]] == ["name"]
    assert [found["attribute"] for found in checked["findings"] if found["level"] == "refused"] == ["name"]


async def test_a_preset_is_a_voice_in_ssml_too(service: Service) -> None:
    preset = {"name": "mine", "voice": "hi-giant", "speed": 0.8}
    async with service() as client:
        mine = (await client.post("/v1/voices/presets", json=preset)).json()["id"]
        asked = {"ssml": f'<speak xml:lang="hi"><voice name="{mine}">राजा आया</voice></speak>', "strict": "exact"}
        said = await client.post("/v1/tts/speech", json=asked, headers=JSON)
        usual = await client.post("/v1/tts/speech", json={"text": "राजा आया", "language": "hi"}, headers=JSON)
    assert said.json()["duration"] > 1.2 * usual.json()["duration"]
