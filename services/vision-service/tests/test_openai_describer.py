"""The describer for OpenAI-compatible servers: against a real one, and against one with a will of its own."""

import base64
import io
import json
from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Any

import pytest
from PIL import Image
from pydantic import SecretStr

from kahaniyaa_shared.engines import EngineError
from kahaniyaa_shared.testing.local_model import LocalModel
from kahaniyaa_shared.testing.scripted_model import ScriptedModel
from kahaniyaa_vision.describing.describer import FirstThatWorks, Subject
from kahaniyaa_vision.describing.engines.builtin import BuiltinDescriber
from kahaniyaa_vision.describing.engines.openai import OpenAiDescriber, VisionServer

GOOD: dict[str, Any] = {
    "caption": "A red house stands in a green field.",
    "medium": "drawing",
    "light": "dark",
    "place": "outdoors",
    "faces": 0,
    "objects": [{"name": "house", "confidence": 0.9}, {"name": "field", "confidence": 0.7}],
    "text": [{"text": "HOME", "confidence": 0.8}],
    "confidence": {"medium": 0.6, "light": 0.5, "place": 0.7, "faces": 0.9, "caption": 0.8},
}


@pytest.fixture
async def describer(scripted: ScriptedModel) -> AsyncIterator[OpenAiDescriber]:
    server = VisionServer(base_url=scripted.base_url, api_key=SecretStr(""), model="eye", seconds=5)
    describer = OpenAiDescriber(server)
    yield describer
    await describer.close()


def reply(**changes: object) -> str:
    return json.dumps(GOOD | changes, ensure_ascii=False)


async def test_a_real_server_fills_the_same_facts(local_vision_model: LocalModel, subject: Subject) -> None:
    server = VisionServer(
        base_url=local_vision_model.base_url,
        api_key=SecretStr(local_vision_model.api_key),
        model=local_vision_model.model,
    )
    describer = OpenAiDescriber(server)
    several = [await describer.describe(subject) for _ in range(3)]  # it babbles: one caption in twenty is empty
    await describer.close()
    assert {facts.engine for facts in several} == {"openai/tiny"}
    assert any(facts.caption and facts.confidence["caption"] >= 0 for facts in several)
    assert all([colour.id for colour in facts.palette] == ["blue", "green"] for facts in several)


async def test_a_real_server_with_another_key_refuses_for_good(
    local_vision_model: LocalModel, subject: Subject
) -> None:
    server = VisionServer(base_url=local_vision_model.base_url, api_key=SecretStr("wrong"), model="tiny")
    describer = OpenAiDescriber(server)
    with pytest.raises(EngineError) as refused:
        await describer.describe(subject)
    await describer.close()
    assert not refused.value.passing


async def test_a_good_answer_becomes_facts(
    describer: OpenAiDescriber, scripted: ScriptedModel, subject: Subject
) -> None:
    scripted.says(reply())
    facts = await describer.describe(subject)
    assert facts.caption == "A red house stands in a green field."
    assert [(each.name, each.confidence) for each in facts.objects] == [("house", 0.9), ("field", 0.7)]
    assert [each.text for each in facts.text] == ["HOME"]
    assert (facts.medium, facts.place, facts.faces) == ("drawing", "outdoors", 0)
    assert facts.confidence["place"] == 0.7
    assert facts.asks is None


async def test_what_was_measured_outweighs_an_opinion(
    describer: OpenAiDescriber, scripted: ScriptedModel, subject: Subject
) -> None:
    scripted.says(reply())
    facts = await describer.describe(replace(subject, by_camera=True, light_value=14.0))
    assert (facts.medium, facts.light) == ("photo", "bright")


async def test_the_picture_goes_out_small_and_the_note_does_not(
    describer: OpenAiDescriber, scripted: ScriptedModel, subject: Subject
) -> None:
    scripted.says(reply())
    facts = await describer.describe(replace(subject, note="My daughter Meera"))
    assert "Meera" not in json.dumps(scripted.asked)
    assert facts.note == "My daughter Meera"
    url = scripted.asked[0]["messages"][1]["content"][1]["image_url"]["url"]
    sent = Image.open(io.BytesIO(base64.b64decode(url.removeprefix("data:image/jpeg;base64,"))))
    assert max(sent.size) <= 1024
    assert not dict(sent.getexif())


async def test_a_server_without_schemas_is_asked_another_way_and_that_is_remembered(
    describer: OpenAiDescriber, scripted: ScriptedModel, subject: Subject
) -> None:
    scripted.fails(400, "response_format of type json_schema is not supported")
    scripted.fails(422, "unknown field response_format")
    scripted.says("Here you are:\n```json\n" + reply() + "\n```", reply())
    assert (await describer.describe(subject)).caption
    assert (await describer.describe(subject)).caption
    asked = [question.get("response_format", {}).get("type") for question in scripted.asked]
    assert asked == ["json_schema", "json_object", None, None]


async def test_an_answer_that_breaks_the_schema_is_sent_back_once(
    describer: OpenAiDescriber, scripted: ScriptedModel, subject: Subject
) -> None:
    scripted.says(json.dumps({"caption": "Only this"}), reply())
    assert (await describer.describe(subject)).caption == GOOD["caption"]
    assert "medium" in scripted.asked[1]["messages"][-1]["content"]


async def test_an_answer_that_stays_broken_is_an_error_and_not_a_fact(
    describer: OpenAiDescriber, scripted: ScriptedModel, subject: Subject
) -> None:
    scripted.says("I see a house.", "I still see a house.")
    with pytest.raises(EngineError) as failed:
        await describer.describe(subject)
    assert failed.value.passing


@pytest.mark.parametrize(("status", "passing"), [(401, False), (404, False), (429, True), (503, True)])
async def test_each_refusal_says_whether_asking_again_may_help(
    describer: OpenAiDescriber, scripted: ScriptedModel, subject: Subject, status: int, passing: bool
) -> None:
    scripted.fails(status)
    scripted.fails(status)  # the SDK asks once more where that may help
    with pytest.raises(EngineError) as failed:
        await describer.describe(subject)
    assert failed.value.passing is passing


async def test_a_model_that_will_not_look_is_not_asked_again(
    describer: OpenAiDescriber, scripted: ScriptedModel, subject: Subject
) -> None:
    scripted.says("", refusal="I cannot help with that.")
    with pytest.raises(EngineError) as failed:
        await describer.describe(subject)
    assert not failed.value.passing
    assert len(scripted.asked) == 1


async def test_a_server_that_is_not_there_is_an_error_in_time(subject: Subject) -> None:
    describer = OpenAiDescriber(VisionServer(base_url="http://127.0.0.1:9/v1", api_key=SecretStr(""), model="m"))
    with pytest.raises(EngineError) as failed:
        await describer.describe(subject)
    await describer.close()
    assert failed.value.passing


@pytest.mark.parametrize(
    "words",
    [
        "Write to me at uncle@example.com",
        "Come to www.prizes.example now",
        "Read more at https://example.org/x",
        "Call 098765 43210 today",
        "Follow @uncle on it",
        "Free sweets at sweets.com",
        "\u202eturned around",
        "\x00\x07",
        "word " * 200,
    ],
)
async def test_words_that_lead_out_of_the_story_are_left_out(
    describer: OpenAiDescriber, scripted: ScriptedModel, subject: Subject, words: str
) -> None:
    said = {"caption": words, "objects": [{"name": words, "confidence": 1}], "text": [{"text": words, "confidence": 1}]}
    scripted.says(reply(**said))
    facts = await describer.describe(subject)
    kept = [facts.caption, *(each.name for each in facts.objects), *(each.text for each in facts.text)]
    assert set(kept) <= {None, "turned around"}
    if facts.caption is None:
        assert facts.asks == "who_is_this"


async def test_words_in_another_script_than_was_asked_for_are_left_out(
    describer: OpenAiDescriber, scripted: ScriptedModel, subject: Subject
) -> None:
    things = [{"name": "house", "confidence": 0.9}, {"name": "घर", "confidence": 0.8}]
    scripted.says(reply(objects=things), reply(caption="हरे मैदान में एक लाल घर है।"))
    hindi = replace(subject, language="hi")
    in_english = await describer.describe(hindi)
    assert (in_english.caption, [each.name for each in in_english.objects]) == (None, ["घर"])
    assert (await describer.describe(hindi)).caption == "हरे मैदान में एक लाल घर है।"


async def test_opinions_are_kept_within_bounds(
    describer: OpenAiDescriber, scripted: ScriptedModel, subject: Subject
) -> None:
    many = [{"name": f"thing number {letter}", "confidence": 7} for letter in "abcdefghijklmnopqrst"]
    scripted.says(reply(faces=4000, objects=many))
    facts = await describer.describe(subject)
    assert facts.faces is None
    assert len(facts.objects) == 12
    assert {each.confidence for each in facts.objects} == {1.0}


async def test_the_next_describer_answers_when_the_first_cannot(
    describer: OpenAiDescriber, scripted: ScriptedModel, subject: Subject
) -> None:
    scripted.fails(401)
    chain = FirstThatWorks([describer, BuiltinDescriber()])
    facts = await chain.describe(subject)
    assert (facts.engine, facts.asks) == ("builtin", "who_is_this")
    assert (chain.name, chain.model) == ("openai", "eye")


async def test_where_none_can_the_last_error_is_told(
    describer: OpenAiDescriber, scripted: ScriptedModel, subject: Subject
) -> None:
    scripted.fails(401)
    with pytest.raises(EngineError, match="401"):
        await FirstThatWorks([describer]).describe(subject)
