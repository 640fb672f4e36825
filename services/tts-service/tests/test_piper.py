"""Piper voices, with models of tones in their place: everything but the art of speaking is real."""

import asyncio
import json
from collections.abc import AsyncIterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given as for_any
from hypothesis import settings as within
from hypothesis import strategies

from kahaniyaa_shared.engines import EngineError
from kahaniyaa_shared.testing.running import Client
from kahaniyaa_tts.engine import LOUDNESS, SAMPLE_RATE, Began, EngineVoice, Sentence, Sounds
from kahaniyaa_tts.engines.espeak.engine import Espeak
from kahaniyaa_tts.engines.piper.boundaries import beginnings
from kahaniyaa_tts.engines.piper.description import UnreadableVoice, described
from kahaniyaa_tts.engines.piper.engine import Piper
from kahaniyaa_tts.engines.piper.models import LoadedModels
from kahaniyaa_tts.engines.piper.pronunciation import pronounced, reading
from kahaniyaa_tts.engines.piper.shelf import Shelf
from kahaniyaa_tts.testing.ears import loudness, onset, pitch
from kahaniyaa_tts.testing.engines import said
from kahaniyaa_tts.testing.fixtures import Service
from kahaniyaa_tts.testing.tiny_voice import HOP, STEPS, write_voice
from kahaniyaa_tts.text.words import words
from kahaniyaa_tts.turns import Turns

HINDI = Sentence(text="एक छोटा हाथी, जंगल में रहता था।", language="hi")
EACH = STEPS * HOP  # samples of one number


async def letters(words: str) -> str:
    """Phonemes of a kind: a latin letter for each letter."""
    return "".join(" " if character == " " else chr(97 + ord(character) % 26) for character in words)


class Letters:
    """Tells phonemes of that kind."""

    async def phonemes(self, text: str, language: str) -> tuple[str, ...]:
        assert language in {"hi", "ne"}
        return (await letters(text),)

    async def close(self) -> None: ...


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "voices"


@pytest.fixture
async def piper(folder: Path) -> AsyncIterator[Piper]:
    engine = Piper(Shelf(folder), LoadedModels(most=2, idle_seconds=5, threads=1), Letters(), Turns(1))
    yield engine
    await engine.close()


async def test_a_voice_speaks_as_soon_as_it_is_there_and_no_longer(piper: Piper, folder: Path) -> None:
    assert piper.abilities.languages == frozenset()
    with pytest.raises(EngineError):
        await said(piper, HINDI)
    model = write_voice(folder, "hi_IN-asha-medium")
    assert piper.abilities.languages == {"hi"}
    assert [voice.id for voice in piper.abilities.voices] == ["piper:hi_IN-asha-medium"]
    assert (await said(piper, HINDI)).seconds > 1
    model.unlink()
    assert piper.abilities.voices == ()


@pytest.mark.parametrize("rate", [16_000, 22_050, 44_100])
async def test_every_word_begins_when_it_is_heard(piper: Piper, folder: Path, rate: int) -> None:
    write_voice(folder, "hi_IN-asha-medium", rate=rate)
    heard = await said(piper, HINDI)
    assert [HINDI.text[word.position :].split()[0] for word in heard.words] == HINDI.text.split()
    assert not any(word.is_estimated for word in heard.words)
    for before, word in pairwise(heard.words):
        quiet = word.sample - EACH * SAMPLE_RATE // rate // 2
        assert quiet > before.sample
        assert abs(onset(heard.pcm, start=quiet) - word.sample) / SAMPLE_RATE < 0.012


async def test_a_voice_that_tells_no_times_has_them_estimated(piper: Piper, folder: Path) -> None:
    write_voice(folder, "hi_IN-asha-medium", tells_durations=False)
    heard = await said(piper, HINDI)
    assert all(word.is_estimated for word in heard.words)
    samples = [word.sample for word in heard.words]
    assert samples == sorted(samples)
    assert samples[-1] < len(heard.pcm) // 2


async def test_rate_and_pitch_are_heard_as_asked(piper: Piper, folder: Path) -> None:
    write_voice(folder, "hi_IN-asha-medium", hertz=200)
    usual = await said(piper, HINDI)
    assert pitch(usual.pcm) == pytest.approx(200, rel=0.02)
    faster = await said(piper, Sentence(text=HINDI.text, language="hi", rate=2.0))
    assert faster.seconds == pytest.approx(usual.seconds / 2, rel=0.03)
    higher = await said(piper, Sentence(text=HINDI.text, language="hi", pitch=4.0))
    assert pitch(higher.pcm) == pytest.approx(200 * 2 ** (4 / 12), rel=0.02)
    assert higher.seconds == pytest.approx(usual.seconds, rel=0.1)


def test_what_is_out_of_reach_is_said(piper: Piper, folder: Path) -> None:
    write_voice(folder, "hi_IN-asha-medium")
    assert piper.reaches(Sentence(text="एक", language="hi", rate=2.0, pitch=-5))
    assert not piper.reaches(Sentence(text="एक", language="hi", rate=4.0))
    assert not piper.reaches(Sentence(text="एक", language="hi", pitch=12))


async def test_a_giant_and_a_child_differ(piper: Piper, folder: Path) -> None:
    write_voice(folder, "hi_IN-asha-medium")
    heard = {
        role: pitch((await said(piper, Sentence(text=HINDI.text, language="hi", role=role))).pcm)
        for role in ("giant", "narrator", "child", "mouse")
    }
    assert all(higher / lower > 1.12 for lower, higher in pairwise(heard.values())), heard


async def test_a_role_takes_a_voice_that_suits_it(folder: Path) -> None:
    for name in ("hi_IN-asha-medium", "hi_IN-ravi-medium"):
        write_voice(folder, name)
    known = {
        "hi_IN-asha-medium": EngineVoice(id="", name="Asha", language="hi", gender="female"),
        "hi_IN-ravi-medium": EngineVoice(id="", name="Ravi", language="hi", gender="male"),
    }
    engine = Piper(Shelf(folder, known), LoadedModels(most=2, idle_seconds=5, threads=1), Letters(), Turns(1))
    said_by = {role: engine.says(Sentence(text="एक", language="hi", role=role)).model for role in ("woman", "giant")}
    assert "asha" in said_by["woman"]
    assert "ravi" in said_by["giant"]
    named = Sentence(text="एक", language="hi", role="giant", voice="piper:hi_IN-asha-medium")
    assert "asha" in engine.says(named).model


@pytest.mark.parametrize("level", [0.02, 0.5])
async def test_loud_and_quiet_voices_are_levelled(piper: Piper, folder: Path, level: float) -> None:
    write_voice(folder, "hi_IN-asha-medium", level=level)
    chunks = [chunk async for chunk in piper.speak(HINDI)]
    began = chunks[0]
    assert isinstance(began, Began)
    assert loudness((await said(piper, HINDI)).pcm) + began.gain == pytest.approx(LOUDNESS, abs=1.0)
    assert json.loads((folder / "hi_IN-asha-medium.loudness.json").read_text())


async def test_each_speaker_of_a_model_is_a_voice(piper: Piper, folder: Path) -> None:
    write_voice(folder, "ne_NP-many-medium", language="ne", speakers=3)
    voices = piper.abilities.voices
    assert [voice.id for voice in voices] == [f"piper:ne_NP-many-medium#speaker{n}" for n in range(3)]
    heard = [
        pitch((await said(piper, Sentence(text="एक हाथी थियो", language="ne", voice=each.id))).pcm) for each in voices
    ]
    assert heard == pytest.approx([200, 220, 240], rel=0.02)


async def test_sounds_stand_in_the_place_of_letters(folder: Path) -> None:
    write_voice(folder, "hi_IN-asha-medium")
    description = described(folder / "hi_IN-asha-medium.onnx.json")
    sentence = Sentence(text="मेरा नाम Gola है", language="hi", sounds=(Sounds(9, 13, "ɡoːla"),))
    found = await pronounced(sentence, letters)
    assert [(each.position, each.said) for each in found][2] == (9, "ɡoːla")
    assert len(found) == 4
    ids = reading(found, description).ids
    wanted = [description.phoneme_id_map[sign][0] for sign in "ɡoːla"]
    assert ",".join(map(str, [i for i in ids if i])).find(",".join(map(str, wanted))) > 0


@pytest.mark.parametrize("wrong", ["garbage", "empty", "text", "missing"])
async def test_a_model_that_cannot_be_read_is_an_error_that_stays(piper: Piper, folder: Path, wrong: str) -> None:
    model = write_voice(folder, "hi_IN-asha-medium")
    content = model.read_bytes()
    model.write_bytes({"garbage": content[: len(content) // 2], "empty": b"", "text": b"no", "missing": b""}[wrong])
    with pytest.raises(EngineError) as failed:
        await said(piper, HINDI)
    assert not failed.value.passing


@pytest.mark.parametrize("wrong", ["", "[]", "{}", '{"audio": {"sample_rate": 1}, "phoneme_id_map": {}}', "\x00"])
def test_a_description_that_cannot_be_read_is_named_and_no_voice(folder: Path, wrong: str) -> None:
    model = write_voice(folder, "hi_IN-asha-medium")
    beside = model.with_name(model.name + ".json")
    beside.write_text(wrong)
    with pytest.raises(UnreadableVoice, match="hi_IN-asha-medium"):
        described(beside)
    assert not Shelf(folder).voices()


async def test_many_speak_at_once_without_mixing(piper: Piper, folder: Path) -> None:
    write_voice(folder, "hi_IN-asha-medium")
    sentences = [Sentence(text="हाथी " * count, language="hi") for count in range(1, 9)]
    alone = [await said(piper, sentence) for sentence in sentences]
    together = await asyncio.gather(*(said(piper, sentence) for sentence in sentences))
    assert [each.words for each in together] == [each.words for each in alone]
    assert [len(each.pcm) for each in together] == [len(each.pcm) for each in alone]


async def test_only_the_last_models_are_kept(folder: Path) -> None:
    for name in ("hi_IN-a-medium", "hi_IN-b-medium", "hi_IN-c-medium"):
        write_voice(folder, name)
    models = LoadedModels(most=2, idle_seconds=60, threads=1)
    engine = Piper(Shelf(folder), models, Letters(), Turns(1))
    for voice in engine.abilities.voices:
        await said(engine, Sentence(text="एक", language="hi", voice=voice.id))
    assert len(models.loaded) == 2
    await engine.close()
    assert not models.loaded


async def test_a_model_without_work_is_let_go(folder: Path) -> None:
    write_voice(folder, "hi_IN-asha-medium")
    models = LoadedModels(most=2, idle_seconds=0.05, threads=1)
    engine = Piper(Shelf(folder), models, Letters(), Turns(1))
    await said(engine, HINDI)
    async with asyncio.timeout(10):
        while models.loaded:
            await asyncio.sleep(0.02)
    assert (await said(engine, HINDI)).seconds > 1
    await engine.close()


@within(max_examples=60, deadline=None)
@for_any(strategies.text(max_size=60))
async def test_whatever_the_text_every_word_has_its_place(text: str) -> None:
    found = await pronounced(Sentence(text=text, language="hi"), letters)
    positions = [each.position for each in found]
    assert positions == sorted(set(positions))
    assert all(0 <= position < len(text) for position in positions)


@pytest.mark.parametrize(
    ("alone", "together", "found"),
    [
        (("ʌv", "ðə", "kˈɪŋ"), "ʌvðə kˈɪŋ", ("ʌv", "ðə", "kˈɪŋ")),
        (("wʌz", "ˈeɪ", "tɹˈiː"), "wʌzɐ tɹˈiː", ("wʌz", "ɐ", "tɹˈiː")),
        (("ðˈɛɹ", "wɜː", "θɹˈiː hˈʌndɹɪd", "mˈaɪs"), "ðɛɹwˌɜː θɹˈiː hˈʌndɹɪd mˈaɪs",
         ("ðɛɹ", "wˌɜː", "θɹˈiː hˈʌndɹɪd", "mˈaɪs")),
    ],
)  # fmt: skip
def test_words_are_found_where_they_are_run_together(
    alone: tuple[str, ...], together: str, found: tuple[str, ...]
) -> None:
    starts = beginnings(alone, together)
    assert tuple(together[a:b].strip() for a, b in pairwise([*starts, len(together)])) == found


@within(max_examples=60, deadline=None)
@for_any(strategies.lists(strategies.text("abˈ ", max_size=5), min_size=1, max_size=6), strategies.text("abˈ "))
def test_whatever_is_said_together_the_beginnings_are_in_it_and_in_order(alone: list[str], together: str) -> None:
    starts = beginnings(alone, together)
    assert len(starts) == len(alone)
    assert starts == sorted(starts)
    assert all(0 <= start <= len(together) for start in starts)


STORIES = {
    "hi": "डॉक्टर ने तीन छोटे हाथियों को देखा, और वे हँसने लगे।",
    "en": "The king of the forest isn't here, said the mouse.",
    "ta": "ஒரு காட்டில் சிறிய யானை வாழ்ந்தது.",
}


@pytest.mark.parametrize("language", STORIES)
async def test_espeak_tells_how_each_word_is_said(espeak: Espeak, folder: Path, language: str) -> None:
    voice = {"en": "en-us"}.get(language, language)
    write_voice(folder, f"{language}_IN-asha-medium", language=language, espeak_voice=voice)
    engine = Piper(Shelf(folder), LoadedModels(most=1, idle_seconds=5, threads=1), espeak, Turns(1))
    heard = await said(engine, Sentence(text=STORIES[language], language=language))
    assert [word.position for word in heard.words] == [span.start for span in words(STORIES[language])]
    lasting = [after.sample - before.sample for before, after in pairwise(heard.words)]
    assert all(samples > 2 * EACH for samples in lasting), "no word is without a sound"


async def test_an_installed_voice_is_heard_through_the_service(service: Service, given: dict[str, Any]) -> None:
    async with service() as client:
        before = await spoken(client)
        write_voice(Path(given["data_dir"]) / "voices", "hi_IN-asha-medium")
        after = await spoken(client)
        (Path(given["data_dir"]) / "voices" / "hi_IN-asha-medium.onnx").unlink()
        again = await spoken(client)
    assert (before["engine"], after["engine"], again["engine"]) == ("espeak", "piper", "espeak")
    assert not any(word["estimated"] for word in after["words"])
    assert after["warnings"] == []


async def test_a_voice_that_is_broken_hands_over_to_the_next_engine(service: Service, given: dict[str, Any]) -> None:
    async with service() as client:
        write_voice(Path(given["data_dir"]) / "voices", "hi_IN-asha-medium").write_bytes(b"broken")
        answer = await spoken(client)
    assert answer["engine"] == "espeak"
    assert answer["warnings"] == ["The voice of piper could not say every sentence; espeak spoke in its place."]


async def spoken(client: Client) -> dict[str, Any]:
    asked = {"text": HINDI.text, "language": "hi"}
    answer = await client.post("/v1/tts/speech", json=asked, headers={"Accept": "application/json"})
    assert answer.status_code == 200, answer.text
    return answer.json()
