"""The first gate: whole words in their context, in every list's language."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from hypothesis import given as property_of
from hypothesis import strategies as st

from kahaniyaa_shared.testing.running import Client, client_of
from kahaniyaa_story.writing.safety import SafetyGate

GATE = SafetyGate.load()
STREAM = {"Accept": "text/event-stream"}

FINE = [
    "A quiet bedroom in Sussex, near Essex and Scunthorpe.",
    "Dick Whittington and his cat walked to London.",
    "Tom, Dick and Harry sang while Moby Dick swam by.",
    "The pussy cat sat under the pussy willow.",
    "An assassin bug, a class of grapes, a cockerel and a blue tit.",
    "She carried faggots of wood home for the fire.",
    "The heroine sailed past Middlesex with a sextant.",
    "Randi went to Lund with Cockburn.",
    "The emperor was naked, and the donkey brayed.",
    "चूहा गाँव के कुएँ से चुपचाप लौटा।",
    "लंदन में चुटकी भर नमक और लौकी।",
    "हरा, हरियाली और हरि की कहानी",
    "ओட்டகம் கூடையில் சூடான சோறு",
    "குட்டி எலி சூரியனைப் பார்த்தது; பாலும் பழமும்",
    "There were 1000 sheep, 455 of them black, and 7 dogs.",
    "A B C D E F G, said the teacher.",
    "He killed two birds with one stone, to kill time.",
    "The knight killed the dragon, and his sister cheered.",
    "A stab of joy went through her friend.",
    "राम ने राक्षस को मार डाला।",
    "भाई ने बहन को मिठाई दी।",
    "கொல்லையில் கொன்றை மரம் பூத்தது; தங்கையைக் கொல்கத்தாவில் பார்த்தோம்.",
]
REFUSED = [
    "you are a bitch",
    "What the FUCK!",
    "what the f.u.c.k",
    "f u c k",
    "sh1t happens",
    "fu\u200bck this",
    "ｆｕｃｋ",
    "Dick is what he shouted",
    "and then he wanted to kill himself",
    "वह चूतिया है",
    "तू हरामजादा है",
    "तू हरामज़ादा है",
    "उसने आत्महत्या कर ली",
    "tu madarchod hai",
    "teri gaand",
    "அவள் தற்கொலைக்கு முயன்றாள்",
    "பாலியல் கதை",
    "a boy who kills his sister",
    "She wanted to murder her little brother",
    "एक लड़का जो अपनी बहन को मार डालता है",
    "उसने अपने भाई की हत्या की",
    "ek ladka jo apni behen ko maar dalta hai",
    "தன் தங்கையைக் கொல்லும் சிறுவன்",
]
VIOLENT = [
    "a bloody war with guns",
    "a murderer cuts people with an axe",
    "एक आदमी ने चाकू से ख़ून कर दिया",
    "एक आदमी ने चाकू से खून कर दिया",
    "उसने राजा को मार डाला",
    "एक आदमी का क़त्ल",
    "एक आदमी का कत्ल",
    "ek aadmi ne raja ki hatya kar di",
    "அவன் தன் நண்பனைக் கொன்றுவிட்டான்",
    "ஒருவனைக் கத்தியால் குத்திக் கொன்றான்",
    "ஒருவனைக் கத்தியால் குத்திக் கொலை செய்தான்",
    "கொலை செய்தார்கள்",
    "a boy stabs his friend",
    "a man who kills his wife with a knife",
    "एक आदमी ने अपने दोस्त की हत्या कर दी",
    "அவன் தன் நண்பனைக் கொன்றான்",
    "usne apne bhai ko maar dala",
    "a king who kills the queen",
    "he beat the boy to death",
    "they beat him to death",
    "a girl beaten to death",
    "the soldiers drop bombs on the city",
    "he shot the teacher",
    "a bloodbath in the village",
    "a boy with a gun",
    "he tortured the prisoners",
    "a girl who wants to die",
    "someone was killed",
    "an assassin hunts the prince",
    "the man killed a dog",
    "सैनिकों ने गाँव पर बम गिराए",
    "एक लड़के ने बंदूक चलाई",
    "एक बन्दूक वाला आदमी",
    "डाकू ने राजा को गोली मार दी",
    "उसने दोस्त को चाकू मारा",
    "उसने दोस्त को चाकू से मार दिया",
    "भाई को मार दिया",
    "उसने राजा की जान ले ली",
    "भीड़ ने उसे पीट-पीटकर मार डाला",
    "भीड़ ने आदमी को पीट पीट कर मार दिया",
    "गाँव में ख़ून-ख़राबा",
    "उसने फाँसी लगा ली",
    "एक हत्यारा गाँव में आया",
    "क़ातिल कौन है",
    "एक लड़की जो मरना चाहती है",
    "उसे यातनाएँ दी गईं",
    "usne raja ka qatl kiya",
    "usne dost ko chaku se maar diya",
    "bhai ko jaan se maar diya",
    "daku ne goli mar di",
    "ek banduk wala aadmi",
    "khoon kharaba",
    "bheed ne use peet peet kar maar dala",
    "ek hatyara gaon mein aaya",
    "usne katl kiya",
    "அவர்கள் ராஜாவைக் கொன்றார்கள்",
    "அவனைக் கொல்லப் போகிறான்",
    "கொலைகாரன் வந்தான்",
    "ஒரு துப்பாக்கி வைத்திருக்கும் பையன்",
    "வெடிகுண்டு வெடித்தது",
    "சித்திரவதை செய்தான்",
    "அடித்துக் கொன்றான்",
    "இரத்த வெள்ளம்",
    "கத்தியால் அவனைக் குத்தினான்",
    "மனிதர்களைக் கோடரியால் வெட்டுகிறான்",
    "அவள் தற்கொலை செய்தாள்",
    "அவனைச் சுட்டுக் கொன்றனர்",
    "படுகொலை",
]
HARMLESS = [
    "a girl who burned her mother's roti",
    "he hangs his little brother's kite on the wall",
    "ma ke gun gaata hua tota",
    "दवा की गोली से ठीक हुई बिल्ली",
    "गोलियों से खेलने वाला लड़का",
    "चूहा अपनी जान लेकर भागा",
    "we have time to kill at the station",
    "a water gun fight on a hot day",
    "buri nazar",
    "a blood orange and a blood moon",
    "my blood brother",
    "a dead tree that wants leaves",
    "the king is dead, long live the king",
    "he killed the demon and they lit lamps",
    "Rama killed the demon king Ravana",
    "the knight killed the fire dragon",
    "a killer whale who sings",
    "Mother killed two birds with one stone",
    "a murder of crows learns to count",
    "I was bored to death",
    "a bath bomb that sings",
    "a shot of lemon juice and a shooting star",
    "a stable boy and his horse",
    "a woodcutter with an axe",
    "my finger has a bloody scratch",
    "a tug of war with elephants",
    "Jack the giant killer",
    "the bullet train to Bombay",
    "Savitri talks to Death",
    "cut the cake into pieces with a knife",
    "she drew a dragon with a long tail",
    "a skilled potter",
    "मार्ग में एक मोर मिला",
    "खून का रिश्ता",
    "राम ने रावण को मारा",
    "राम ने राक्षस को मार डाला",
    "बम बम भोले बोलता हाथी",
    "पानी की बंदूक से होली",
    "बुरी नज़र से बचाने वाला काला टीका",
    "बिल्ली ने छलाँग मार दी",
    "उसने गेंद को मार दिया",
    "मच्छर ने खून पिया",
    "दादी ने चाकू से आम काटा",
    "लकड़हारे ने कुल्हाड़ी से पेड़ काटा",
    "उसने सच जान लिया",
    "दवा की गोली खाने से डरने वाला बच्चा",
    "कंचे की गोलियाँ",
    "सूखा मरा हुआ पेड़",
    "मच्छर बच्चों को काटता है",
    "कृष्ण ने कंस का वध किया",
    "सुतली बम और फुलझड़ी",
    "राजा मर गया",
    "kaju katli ki dukaan",
    "marg mein ek mor",
    "khoon ka rishta",
    "ram ne ravan ko mara",
    "pani ki banduk se holi",
    "dadi ne chaku se aam kata",
    "bandar ne chhalang maar di",
    "bhai ne behen ko mithai di",
    "கொல்லையில் ஒரு கொன்றை மரம்",
    "கொல்லன் ஒரு மணி செய்தான்",
    "தண்ணீர்த் துப்பாக்கி விளையாட்டு",
    "முருகன் சூரபத்மனைக் கொன்றான்",
    "நரகாசுரன் கொல்லப்பட்ட நாள் தீபாவளி",
    "குண்டு யானை",
    "காய்ந்த மரம்",
    "குத்துச்சண்டை வீரர்",
    "அம்மா கத்தியால் மாம்பழம் வெட்டினாள்",
    "மரவெட்டி கோடரியால் மரம் வெட்டினான்",
    "கொலு வைக்கும் பாட்டி",
    "அரசர் இறந்துவிட்டார்",
]


@pytest.mark.parametrize("text", [*FINE, *HARMLESS])
def test_a_harmless_text_is_let_through(text: str) -> None:
    assert GATE.allows(text)


@pytest.mark.parametrize("text", [*REFUSED, *VIOLENT])
def test_a_word_that_does_not_belong_is_found_however_it_is_dressed(text: str) -> None:
    assert not GATE.allows(text)


@pytest.mark.parametrize("text", ["Look at https://a.example", "write to a@b.example", "call +91 98765 43210"])
def test_addresses_and_numbers_to_call_do_not_come_out_of_a_writer(text: str) -> None:
    assert GATE.allows(text)
    assert not GATE.allows_output(text)


@pytest.mark.parametrize(
    "text", ["1 2 3 4 5 6 7 8 9 10 11 12!", "from 1857-1947, 90 years", "12 34 sheep, 10,00,000 stars"]
)
def test_counting_and_years_are_no_numbers_to_call(text: str) -> None:
    assert GATE.allows_output(text)


@property_of(st.text(max_size=60))
def test_any_text_gets_an_answer(text: str) -> None:
    assert GATE.allows(text) in {True, False}


@property_of(st.text("abcdefghijklmnopqrstuvwxyzकखगचतनमरलसिीाுக", min_size=1, max_size=6))
def test_a_listed_word_within_a_longer_one_is_not_found(ending: str) -> None:
    assert GATE.allows(f"zq{ending}bitch{ending}qz")


def test_the_lists_name_every_word_once() -> None:
    folder = Path(__file__).parents[1] / "src/kahaniyaa_story/writing/safety/lists"
    for file in folder.iterdir():
        words = [line.partition("/")[0].strip() for line in file.read_text("utf-8").splitlines() if line[:1] != "#"]
        assert len(words) == len(set(words))


@pytest.mark.parametrize(
    ("more", "pointer"),
    [
        ({"scenario": "the bitch barked"}, "/scenario"),
        ({"scenario": "x", "moral": "what the fuck"}, "/moral"),
        ({"scenario": "a boy who kills his sister"}, "/scenario"),
        ({"characters": [{"name": "Mina"}, {"name": "Shit Head"}]}, "/characters/1/name"),
        ({"characters": [{"name": "Mina", "traits": ["kind", "slutty"]}]}, "/characters/0/traits/1"),
    ],
)
async def test_an_unsuitable_wish_is_refused_by_its_field_and_the_word_is_not_repeated(
    client: Client, more: dict[str, Any], pointer: str
) -> None:
    answer = await client.post("/v1/stories", json={"language": "en", **more})
    problem = answer.json()
    assert answer.status_code == 422
    assert problem["type"].endswith("/unsuitable")
    assert [error["pointer"] for error in problem["errors"]] == [pointer]
    assert not any(word in answer.text.lower() for word in ("bitch", "fuck", "shit", "slut"))
    assert (await client.get("/v1/stories")).json()["items"] == []


async def test_a_sentence_that_does_not_belong_is_never_released_and_its_scene_is_told_again(
    client: Client, writer: Any
) -> None:
    writer.says = {2: ["All was well. What the fuck, said the fox. Then it slept."]}
    answer = await client.post("/v1/stories", json={"language": "en", "scenario": "fox"}, headers=STREAM)
    story = (await client.get(answer.headers["Location"])).json()
    assert "fuck" not in answer.text
    assert story["status"] == "complete"
    assert story["scenes"][1]["lines"][0]["text"].startswith("In part 2")


async def test_a_scene_that_does_not_belong_twice_fails_the_story_and_nobody_sees_it(
    client: Client, writer: Any
) -> None:
    writer.says = {2: ["It was shit.", "It was shit again."]}
    answer = await client.post("/v1/stories", json={"language": "en", "scenario": "fox"}, headers=STREAM)
    story = (await client.get(answer.headers["Location"])).json()
    assert "shit" not in answer.text
    assert story["status"] == "failed"
    assert "child's story" in story["failure"]
    assert [scene["number"] for scene in story["scenes"]] == [1]


async def test_words_are_shown_sentence_by_sentence(
    make_app: Callable[..., FastAPI], make_writer: Callable[..., Any], served: Any, told: Any
) -> None:
    slow = make_writer(pause=0.02, says={1: ["The fox slept well. The moon shone. It was warm."]})
    async with served(writers=(slow,)) as client, told(client, {"language": "en", "scenario": "fox"}) as events:
        deltas = [event.data["delta"] async for event in events if event.kind == "text" and event.data["line"] == 0]
    assert deltas[:2] == ["The fox slept well.", " The moon shone."]


async def test_an_edit_goes_through_the_gate_too(make_app: Callable[..., FastAPI], owner: str) -> None:
    async with client_of(make_app(), token=owner) as client:
        answer = await client.post("/v1/stories", json={"language": "en", "scenario": "fox"}, headers=STREAM)
        edit = {"lines": [{"scene": 1, "line": 0, "text": "Oh shit."}]}
        refused = await client.patch(answer.headers["Location"], json=edit)
    assert refused.status_code == 422
    assert refused.json()["errors"][0]["pointer"] == "/lines/0/text"
