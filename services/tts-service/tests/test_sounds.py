"""What is asked for in IPA is what is said: by the phonemes that espeak-ng makes of it."""

import unicodedata

import pytest
from hypothesis import given as for_any
from hypothesis import strategies

from kahaniyaa_tts.engine import Sentence, Sounds
from kahaniyaa_tts.engines.espeak.engine import Espeak, installed_espeak
from kahaniyaa_tts.engines.espeak.frames import JOB_HEAD_BYTES, Job, packed_job, unpacked_job
from kahaniyaa_tts.engines.espeak.rendering import Rendering
from kahaniyaa_tts.testing.engines import said
from kahaniyaa_tts.testing.fixtures import Say

NAMES = {
    "en": {"Saoirse": "ˈsɜːʃə", "Xochitl": "ˈʃoːtʃiːl", "Aarav": "ˈɑːɹʌv", "Hermione": "hɜːˈmaɪəniː", "Nguyen": "wɪn"},
    "hi": {
        "Hermione": "hərmˈaːɪni",
        "Zélie": "zˈeːliː",
        "झिलमिल": "ɟʰˈɪlmɪlaː",
        "घुँघरू": "ɡʰˈʊ̃ɡʰruː",
    },
    "ta": {"Aarav": "ˈaːrav", "கண்மணி": "kˈaɳmaɳi", "Zoe": "zˈoːji", "தமிழ்": "tˈamiɻ", "Ravi": "rˈavi"},
    "bn": {"Aarav": "ˈaroʋ", "টুনটুনি": "ʈˈunʈuni", "Zoe": "zˈoi", "ঘুড়ি": "ɡʰˈuɽi", "Rhea": "rˈia"},
}
WORDS = {
    "en": "Aladdin forest elephant monkey village river beautiful thought children squirrel umbrella knight measure "
    "they thing church yellow world bird power young noise boy hour tour here there car saw father cup boot bead happy",
    "hi": "राजा रानी हाथी जंगल घर बच्चा खरगोश ज्ञान ऋषि पढ़ाई लड़का ढोल भालू धरती झील छाता थाली फूल ठंडा डमरू पाँच हँसना पेड़ शेर "
    "गाँव माँ ऊँट",
    "bn": "রাজা রানী হাতি বাঘ নদী বন ছোট পাখি ঘর মা আকাশ চাঁদ বৃষ্টি ফুল গাছ মাছ কুমির ঢোল",
    "te": "రాజు రాణి ఏనుగు కోతి అడవి నది చెట్టు పువ్వు అమ్మ నాన్న చందమామ పిల్లి కుక్క పులి సింహం",
    "mr": "राजा राणी हत्ती माकड जंगल नदी झाड फूल आई बाबा मांजर कुत्रा वाघ सिंह ज्ञान",
    "ta": "யானை குரங்கு காடு வீடு மழை பூனை நாய் தம்பி அம்மா பாட்டி ராஜா நண்பன் ஞாயிறு எலி கிளி",
    "kn": "ರಾಜ ರಾಣಿ ಆನೆ ಕೋತಿ ಕಾಡು ನದಿ ಮರ ಹೂವು ಅಮ್ಮ ಚಂದ್ರ ಬೆಕ್ಕು ಹುಲಿ ಸಿಂಹ",
    "ml": "രാജാവ് ആന കുരങ്ങൻ കാട് നദി മരം പൂവ് അമ്മ ചന്ദ്രൻ പൂച്ച പുലി സിംഹം",
    "gu": "રાજા રાણી હાથી વાંદરો જંગલ નદી ઝાડ ફૂલ મા ચાંદો બિલાડી વાઘ સિંહ",
    "pa": "ਰਾਜਾ ਰਾਣੀ ਹਾਥੀ ਬਾਂਦਰ ਜੰਗਲ ਨਦੀ ਰੁੱਖ ਫੁੱਲ ਮਾਂ ਚੰਦ ਬਿੱਲੀ ਸ਼ੇਰ",
    "ur": "راجا رانی ہاتھی بندر جنگل ندی درخت پھول ماں چاند بلی شیر",
    "or": "ରାଜା ରାଣୀ ହାତୀ ମାଙ୍କଡ଼ ଜଙ୍ଗଲ ନଦୀ ଗଛ ଫୁଲ ମା ଚାନ୍ଦ",
}


def sounds_of(ipa: str) -> str:
    """A transcription without stress, syllables and espeak-ng's own way of writing ɽ."""
    plain = unicodedata.normalize("NFD", ipa.replace("r.", "ɽ"))
    return "".join(sign for sign in plain if sign not in "ˈˌ. \u0361")


async def spoken_as(espeak: Espeak, word: str, language: str, ipa: str) -> str:
    return "".join(await espeak.phonemes(word, language, (Sounds(0, len(word), ipa),)))


@pytest.mark.parametrize("language", WORDS)
async def test_what_the_engine_says_of_a_word_is_said_again_when_asked_for(language: str, espeak: Espeak) -> None:
    missed: list[tuple[str, str, str]] = []
    for word in WORDS[language].split():
        (told,) = await espeak.phonemes(word, language)
        again = await spoken_as(espeak, "x", language, told.replace("r.", "ɽ"))
        if sounds_of(again) != sounds_of(told):
            missed.append((word, told, again))
    assert missed == []


@pytest.mark.parametrize("language", NAMES)
async def test_a_name_is_said_with_the_sounds_asked_for(language: str, espeak: Espeak) -> None:
    for name, ipa in NAMES[language].items():
        heard = sounds_of(await spoken_as(espeak, name, language, ipa))
        asked = sounds_of(ipa)
        assert len(heard) >= len(asked) - 2, (name, ipa, heard)
        same = sum(a == b for a, b in zip(heard, asked, strict=False))
        assert same >= 0.7 * len(asked), (name, ipa, heard)
        assert heard != sounds_of("".join(await espeak.phonemes(name, language)))


async def test_a_stress_is_where_it_was_asked_for(espeak: Espeak) -> None:
    early = await spoken_as(espeak, "x", "en", "ˈbænɑnɑ")
    late = await spoken_as(espeak, "x", "en", "bænɑˈnɑ")
    assert early.index("ˈ") < 3
    assert late.index("ˈ") > 4


async def test_a_sound_that_a_language_lacks_is_its_nearest(espeak: Espeak) -> None:
    assert sounds_of(await spoken_as(espeak, "x", "hi", "wæŋ")) in {"waŋ", "ʋaŋ", "wɛŋ", "ʋɛŋ", "wæːŋ"}
    assert sounds_of(await spoken_as(espeak, "x", "hi", "dʒʰaː")) == sounds_of("ɟʰaː")
    assert sounds_of(await spoken_as(espeak, "x", "en", "ʈʰaːɭ"))[0] in {"t", "ʈ"}


async def test_what_is_no_sound_leaves_the_word_as_it_is_written(espeak: Espeak) -> None:
    written = await espeak.phonemes("tiger", "en")
    for nothing in ("123", "☃", "ˈˌ", "कमल"):
        assert await espeak.phonemes("tiger", "en", (Sounds(0, 5, nothing),)) == written


@pytest.mark.parametrize("evil", ["]] hello [[", "a]]b", "|", "[[a]]", "\x01", "\n5 9 a", "'" * 400, "a" * 5000])
async def test_no_transcription_breaks_out_of_its_word(evil: str, espeak: Espeak, say: Say) -> None:
    usual = await say(Sentence(text="one tiger sleeps", language="en"))
    await espeak.phonemes("one tiger sleeps", "en", (Sounds(4, 9, evil),))
    await say(Sentence(text="one tiger sleeps", language="en", sounds=(Sounds(4, 9, evil),)))
    again = await say(Sentence(text="one tiger sleeps", language="en"))
    assert again.seconds == pytest.approx(usual.seconds, abs=0.03)


async def test_the_texts_own_brackets_are_no_phonemes(espeak: Espeak) -> None:
    text = "a [[h@l'oU]] cat"
    (told,) = await espeak.phonemes(text, "en", (Sounds(13, 16, "kæt"),))
    assert "həlˈəʊ" not in told


async def test_words_with_sounds_of_their_own_keep_their_times(espeak: Espeak) -> None:
    text = "The boy Xochitl saw New York, and wept."
    sounds = (Sounds(8, 15, "ˈʃoːtʃiːl"), Sounds(20, 28, "njˈuː jˈɔːk"))
    heard = await said(espeak, Sentence(text=text, language="en", sounds=sounds))
    assert [text[word.position :].split()[0] for word in heard.words] == text.split()
    samples = [word.sample for word in heard.words]
    assert samples == sorted(set(samples))


async def test_phonemes_come_clause_by_clause_with_the_signs_that_end_them(espeak: Espeak) -> None:
    clauses = await espeak.phonemes("राजा ने कहा, चलो! WhatsApp पर आया। कौन?", "hi")
    assert [clause[-1] for clause in clauses] == [",", "!", ".", "?"]
    assert not any("(" in clause for clause in clauses)
    assert await espeak.phonemes("", "hi") in {(), ("",)}
    assert len((await espeak.phonemes("Night came", "en"))[0].split()) == 2


async def test_phonemes_are_told_by_a_fresh_worker_when_one_is_lost() -> None:
    engine = installed_espeak(workers=1, idle_seconds=5, most_seconds=60, time_limit=20)
    told = await engine.phonemes("राजा", "hi")
    assert await engine.phonemes("राजा", "hi") == told
    await engine.close()
    assert await engine.phonemes("राजा", "hi") == told
    await engine.close()


async def test_sounds_are_honoured_and_say_so(espeak: Espeak, say: Say) -> None:
    assert "sounds" in espeak.abilities.honours
    short = await say(Sentence(text="tiger", language="en"))
    long = await say(Sentence(text="tiger", language="en", sounds=(Sounds(0, 5, "ˈtaɪɡə" * 4),)))
    assert long.seconds > 2 * short.seconds


TEXTS = strategies.text(alphabet="ab [क।, \u0901", max_size=40)


@for_any(TEXTS, strategies.lists(strategies.integers(0, 40), max_size=6, unique=True).map(sorted))
def test_every_place_in_what_is_given_comes_from_its_place_in_the_text(text: str, cuts: list[int]) -> None:
    pairs = [(a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=False) if b <= len(text)]
    rendering = Rendering(text, tuple((a, b, "x y") for a, b in pairs), lambda ipa: ipa.split())
    origins = [rendering.origin(position) for position in range(len(rendering.text))]
    assert all(0 <= origin <= len(text) for origin in origins)
    assert origins == sorted(origins)
    assert rendering.text.count("[[") == 2 * len(pairs)
    if not pairs:
        assert rendering.text == text.replace("[", " ")
        assert origins == list(range(len(text)))


SOUNDS = strategies.tuples(strategies.integers(0, 99), strategies.integers(0, 99), strategies.text("aɽ ˈ"))


@for_any(strategies.text(alphabet="aक😀", max_size=20), strategies.lists(SOUNDS), strategies.booleans())
def test_a_job_goes_through_the_pipe_unchanged(text: str, sounds: list[tuple[int, int, str]], asks: bool) -> None:
    job = Job("hi+f2", text, 200, 40, 60, 100, 9_999, tuple(sounds), asks)
    packed = packed_job(job)
    head, rest = packed[:JOB_HEAD_BYTES], [packed[JOB_HEAD_BYTES:]]

    def read(size: int) -> bytes:
        taken, rest[0] = rest[0][:size], rest[0][size:]
        return taken

    assert unpacked_job(head, read) == job
