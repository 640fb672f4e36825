import pytest

from kahaniyaa_story.writing.engines.builtin.languages.ta.doubling import doubled
from kahaniyaa_story.writing.engines.builtin.languages.ta.forms import noun, past, plural_of


@pytest.mark.parametrize(
    ("lemma", "accusative", "dative", "locative", "genitive"),
    [
        ("மரம்", "மரத்தை", "மரத்துக்கு", "மரத்தில்", "மரத்தின்"),
        ("வீடு", "வீட்டை", "வீட்டுக்கு", "வீட்டில்", "வீட்டின்"),
        ("ஆறு", "ஆற்றை", "ஆற்றுக்கு", "ஆற்றில்", "ஆற்றின்"),
        ("கயிறு", "கயிற்றை", "கயிற்றுக்கு", "கயிற்றில்", "கயிற்றின்"),
        ("பாம்பு", "பாம்பை", "பாம்புக்கு", "பாம்பில்", "பாம்பின்"),
        ("வண்டு", "வண்டை", "வண்டுக்கு", "வண்டில்", "வண்டின்"),
        ("காற்று", "காற்றை", "காற்றுக்கு", "காற்றில்", "காற்றின்"),
        ("பசு", "பசுவை", "பசுவுக்கு", "பசுவில்", "பசுவின்"),
        ("தெரு", "தெருவை", "தெருவுக்கு", "தெருவில்", "தெருவின்"),
        ("நிலா", "நிலாவை", "நிலாவுக்கு", "நிலாவில்", "நிலாவின்"),
        ("கிளி", "கிளியை", "கிளிக்கு", "கிளியில்", "கிளியின்"),
        ("யானை", "யானையை", "யானைக்கு", "யானையில்", "யானையின்"),
        ("தாய்", "தாயை", "தாய்க்கு", "தாயில்", "தாயின்"),
        ("நெய்", "நெய்யை", "நெய்க்கு", "நெய்யில்", "நெய்யின்"),
        ("கல்", "கல்லை", "கல்லுக்கு", "கல்லில்", "கல்லின்"),
        ("கண்", "கண்ணை", "கண்ணுக்கு", "கண்ணில்", "கண்ணின்"),
        ("மீன்", "மீனை", "மீனுக்கு", "மீனில்", "மீனின்"),
        ("முயல்", "முயலை", "முயலுக்கு", "முயலில்", "முயலின்"),
        ("ஈ", "ஈயை", "ஈக்கு", "ஈயில்", "ஈயின்"),
    ],
)
def test_a_noun_takes_its_case_by_its_final_sound(
    lemma: str, accusative: str, dative: str, locative: str, genitive: str
) -> None:
    forms = [noun(lemma, case) for case in ("acc", "dat", "loc", "gen")]
    assert forms == [accusative, dative, locative, genitive]


@pytest.mark.parametrize(
    ("lemma", "several"),
    [
        ("மரம்", "மரங்கள்"),
        ("கல்", "கற்கள்"),
        ("முள்", "முட்கள்"),
        ("பொருள்", "பொருட்கள்"),
        ("கண்", "கண்கள்"),
        ("பூ", "பூக்கள்"),
        ("பசு", "பசுக்கள்"),
        ("பாம்பு", "பாம்புகள்"),
        ("வீடு", "வீடுகள்"),
        ("கிளி", "கிளிகள்"),
        ("சிறுவன்", "சிறுவர்கள்"),
        ("விண்மீன்", "விண்மீன்கள்"),
        ("மான்", "மான்கள்"),
    ],
)
def test_a_plural_follows_the_final_sound(lemma: str, several: str) -> None:
    assert plural_of(lemma) == several


def test_several_things_are_inflected_after_the_plural() -> None:
    assert noun("கல்", "acc", plural=True) == "கற்களை"


def test_only_the_last_word_of_a_phrase_is_inflected() -> None:
    assert noun("இயந்திர மனிதன்", "soc") == "இயந்திர மனிதனுடன்"


@pytest.mark.parametrize(
    ("pronoun", "accusative", "dative", "genitive"),
    [
        ("நான்", "என்னை", "எனக்கு", "என்"),
        ("நீ", "உன்னை", "உனக்கு", "உன்"),
        ("அவள்", "அவளை", "அவளுக்கு", "அவள்"),
        ("அவர்", "அவரை", "அவருக்கு", "அவர்"),
        ("அது", "அதை", "அதற்கு", "அதன்"),
        ("நாங்கள்", "எங்களை", "எங்களுக்கு", "எங்கள்"),
    ],
)
def test_a_pronoun_has_its_own_stem(pronoun: str, accusative: str, dative: str, genitive: str) -> None:
    assert [noun(pronoun, case) for case in ("acc", "dat", "gen")] == [accusative, dative, genitive]


@pytest.mark.parametrize(
    ("relative", "he", "she", "it", "elder", "people", "animals"),
    [
        ("வந்த", "வந்தான்", "வந்தாள்", "வந்தது", "வந்தார்", "வந்தார்கள்", "வந்தன"),
        ("ஓடிய", "ஓடினான்", "ஓடினாள்", "ஓடியது", "ஓடினார்", "ஓடினார்கள்", "ஓடின"),
        ("போன", "போனான்", "போனாள்", "போனது", "போனார்", "போனார்கள்", "போயின"),
        ("கேட்ட", "கேட்டான்", "கேட்டாள்", "கேட்டது", "கேட்டார்", "கேட்டார்கள்", "கேட்டன"),
    ],
)
def test_a_verb_agrees_with_who_did_it(
    relative: str, he: str, she: str, it: str, elder: str, people: str, animals: str
) -> None:
    assert [past(relative, who) for who in ("m", "f", "n", "h", "p", "np")] == [he, she, it, elder, people, animals]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("அதை பகிர்ந்தது", "அதைப் பகிர்ந்தது"),
        ("வானத்தை பார்த்து சிரித்தது", "வானத்தைப் பார்த்துச் சிரித்தது"),
        ("வழிகளை தேடி போனது", "வழிகளைத் தேடிப் போனது"),
        ("வருவதை கேட்க தொடங்கியது", "வருவதைக் கேட்கத் தொடங்கியது"),
        ("ஊருக்கு போனது", "ஊருக்குப் போனது"),
        ("மெல்ல பேச துணிந்தது", "மெல்லப் பேசத் துணிந்தது"),
        ("கேட்கப் ஒரு நாள்", "கேட்க ஒரு நாள்"),
        ("பறவை போல பறந்தது", "பறவை போலப் பறந்தது"),
        ("உள்ளே போய் திரும்பியது", "உள்ளே போய்த் திரும்பியது"),
        ("கண் விரிய பார்த்தது", "கண் விரியப் பார்த்தது"),
        ("எல்லா கதவும்", "எல்லாக் கதவும்"),
        ("குறும்புக்கார பூனை", "குறும்புக்காரப் பூனை"),
        ("நடனமாட தெரியவில்லை", "நடனமாடத் தெரியவில்லை"),
    ],
)
def test_a_hard_consonant_is_doubled_after_words_that_double_it(written: str, read: str) -> None:
    assert doubled(written) == read


@pytest.mark.parametrize(
    "written", ["கதை கேட்டது", "நத்தை போனது", "விளக்கு பிரகாசித்தது", "காற்று கடந்தது", "வந்து போனது", "தவளை குதித்தது"]
)
def test_a_hard_consonant_stays_single_after_a_subject(written: str) -> None:
    assert doubled(written) == written
