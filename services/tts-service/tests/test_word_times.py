"""Words light when they are heard: measured on the sound itself."""

from itertools import pairwise

import pytest
from hypothesis import given as for_any
from hypothesis import strategies

from kahaniyaa_tts.engine import SAMPLE_RATE, Sentence, WordBegan
from kahaniyaa_tts.speech.alignment import aligned
from kahaniyaa_tts.speech.steps import Part
from kahaniyaa_tts.testing.ears import onset
from kahaniyaa_tts.testing.fixtures import Perform, Say
from kahaniyaa_tts.text.document import Span, plain
from kahaniyaa_tts.text.spoken import SpokenText
from kahaniyaa_tts.text.words import words

STORIES = {
    "en": "A small elephant lived in a forest. It wanted to fly. “You cannot fly!” said the monkey. "
    "The elephant sat down, and it cried. Then a sparrow came. Who are you? Try once more, my friend. "
    "Mr. Owl had 3 feathers, one for each of them. Night came… They slept.",
    "hi": "एक जंगल में छोटा हाथी रहता था। वह उड़ना चाहता था। “तुम नहीं उड़ सकते!” बंदर बोला। "
    "हाथी बैठ गया, और रोने लगा। तब एक गौरैया आई। तुम कौन हो? फिर कोशिश करो, मेरे दोस्त। "
    "डॉ. उल्लू के पास 3 पंख थे, सबके लिए एक। रात हुई… वे सो गए।",
    "ta": "ஒரு காட்டில் சிறிய யானை வாழ்ந்தது. அது பறக்க விரும்பியது. “உன்னால் முடியாது!” என்றது குரங்கு. "
    "யானை உட்கார்ந்து, அழத் தொடங்கியது. பிறகு ஒரு குருவி வந்தது. நீ யார்? மீண்டும் முயற்சி செய், நண்பா. இரவு வந்தது.",
    "te": "ఒక అడవిలో చిన్న ఏనుగు ఉండేది. అది ఎగరాలనుకుంది. కోతి నవ్వింది. ఏనుగు కూర్చుని, ఏడ్చింది. నువ్వు ఎవరు? రాత్రి అయింది.",
    "bn": "এক বনে ছোট হাতি থাকত। সে উড়তে চাইত। বানর হাসল। হাতি বসে পড়ল, আর কাঁদল। তুমি কে? রাত হল।",
    "mr": "एका जंगलात छोटा हत्ती राहत होता. त्याला उडायचे होते. माकड हसले. हत्ती बसला, आणि रडला. तू कोण आहेस? रात्र झाली.",
}


@pytest.mark.parametrize("language", STORIES)
async def test_a_sentence_lights_within_60_ms_of_its_sound(language: str, perform: Perform) -> None:
    heard = [each for each in await perform(Part(document=plain(STORIES[language]), language=language)) if each.words]
    errors = [abs(each.words[0].start - each.start - onset(each.pcm)) / SAMPLE_RATE for each in heard]
    assert sum(error <= 0.060 for error in errors) / len(errors) >= 0.95, errors


@pytest.mark.parametrize("language", ["en", "hi", "ta"])
async def test_a_word_after_a_pause_lights_with_its_sound(language: str, say: Say) -> None:
    word = {"en": "tiger", "hi": "बाघ", "ta": "புலி"}[language]
    said = await say(Sentence(text=f"{word}, {word}, {word}, {word}", language=language, rate=0.8))
    assert len(said.words) == 4
    for before, began in pairwise(said.words):
        quiet = began.sample - SAMPLE_RATE // 20
        assert quiet > before.sample
        assert abs(onset(said.pcm, start=quiet) - began.sample) / SAMPLE_RATE <= 0.060


@pytest.mark.parametrize("language", STORIES)
async def test_every_word_of_the_page_has_its_time(language: str, perform: Perform) -> None:
    text = STORIES[language]
    heard = await perform(Part(document=plain(text), language=language))
    timed = [word for each in heard for word in each.words]
    assert [word.span for word in timed] == list(words(text))
    assert all(word.start < word.end for word in timed)
    assert all(before.end <= after.start for before, after in pairwise(timed))
    assert timed[-1].end <= heard[-1].end
    assert sum(word.is_estimated for word in timed) / len(timed) < 0.06


async def test_times_do_not_drift_in_ten_minutes(perform: Perform) -> None:
    parts = [Part(document=plain("बाघ आया।"), language="hi", pause_after_ms=3000, speed=0.9) for _ in range(168)]
    heard = await perform(*parts)
    assert heard[-1].end / SAMPLE_RATE > 600
    last = heard[-1]
    whole = b"".join(each.pcm for each in heard)
    assert len(whole) // 2 == last.end
    assert abs(onset(whole, start=last.start - SAMPLE_RATE // 10) - last.words[0].start) / SAMPLE_RATE <= 0.060


async def test_an_abbreviation_and_a_number_light_where_they_stand(perform: Perform) -> None:
    text = "डॉ. शर्मा ने 1,23,456 तारे गिने।"
    (heard,) = await perform(Part(document=plain(text), language="hi"))
    assert [text[word.span.start : word.span.end] for word in heard.words] == [
        *("डॉ", "शर्मा", "ने", "1,23,456", "तारे", "गिने")
    ]
    assert not any(word.is_estimated for word in heard.words)


def test_words_that_the_engine_merged_share_its_time_by_their_letters() -> None:
    text = "of the king"
    spoken = SpokenText(text, tuple(range(len(text))))
    spans = [Span(0, 2), Span(3, 6), Span(7, 11)]
    timed = aligned(spans, spoken, [WordBegan(0, 0), WordBegan(7, 500)], samples=900)
    assert [(word.start, word.end, word.is_estimated) for word in timed] == [
        *((0, 200, False), (200, 500, True), (500, 900, False))
    ]


def test_what_an_engine_estimates_is_told_as_estimated() -> None:
    text = "the king"
    told = [WordBegan(0, 0, is_estimated=True), WordBegan(4, 400)]
    timed = aligned([Span(0, 3), Span(4, 8)], SpokenText(text, tuple(range(8))), told, samples=900)
    assert [word.is_estimated for word in timed] == [True, False]


@for_any(
    strategies.text(alphabet="ab क।, -", max_size=60),
    strategies.lists(strategies.tuples(strategies.integers(-3, 80), strategies.integers(-10, 2000)), max_size=20),
    strategies.integers(0, 1500),
)
def test_whatever_an_engine_tells_times_stay_in_order(text: str, told: list[tuple[int, int]], samples: int) -> None:
    spans = list(words(text))
    began = [WordBegan(*each) for each in told]
    timed = aligned(spans, SpokenText(text, tuple(range(len(text)))), began, samples=samples) if text else ()
    assert [word.span for word in timed] == spans
    moments = [moment for word in timed for moment in (word.start, word.end)]
    assert moments == sorted(moments)
    assert all(0 <= moment <= samples for moment in moments)
