"""What is done for each element and attribute of SSML 1.1: exactly what it says, nearly that, or nothing of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from kahaniyaa_tts.engine import Abilities

Level = Literal["exact", "approximated", "refused"]
Need = Literal["rate", "pitch", "range", "sounds", "word_times", "rehearsal"]


@dataclass(frozen=True, slots=True)
class Judgement:
    """How far something is honoured, and what is done."""

    level: Level
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Support:
    """What is done for an element or attribute; where it needs something of the engine, what is done without that."""

    level: Level
    does: str
    needs: Need | None = None
    without: Judgement | None = None


def _exact(does: str) -> Support:
    return Support(level="exact", does=does)


def _near(does: str) -> Support:
    return Support(level="approximated", does=does)


def _refused(does: str) -> Support:
    return Support(level="refused", does=does)


def _needing(need: Need, level: Level, does: str, without: Judgement) -> Support:
    return Support(level=level, does=does, needs=need, without=without)


_UNHEARD = _exact("It is not to be heard, and is not.")
_NOTHING_TO_FETCH = _exact("Nothing is fetched over a network, so there is nothing to wait for.")
_LANGUAGE = _exact("What is in it is read in this language, if an engine here has it.")
_ON_LANGUAGE = _exact("It is heeded where no engine here has the language.")
_NO_PACE = Judgement("refused", "The engine has one pace.")
_NO_PITCH = Judgement("refused", "The engine has one pitch.")
_TOKEN = _near("No word is cut at its edges; the words in it are lit one by one.")
_ROLE = _refused("Words of one spelling are not told apart by their role.")

SUPPORT: Mapping[tuple[str, str], Support] = {
    ("speak", ""): _exact("Everything in it is said."),
    ("speak", "version"): _exact("1.0 and 1.1 are read alike."),
    ("speak", "xml:lang"): _LANGUAGE,
    ("speak", "onlangfailure"): _ON_LANGUAGE,
    ("speak", "xml:base"): _refused("Addresses are taken as they are written."),
    ("speak", "xml:id"): _UNHEARD,
    ("speak", "startmark"): _exact("What comes before the mark is not said."),
    ("speak", "endmark"): _exact("What comes after the mark is not said."),
    ("lexicon", ""): _exact("The lexicon that you keep here holds in all that is said for you."),
    ("lexicon", "xml:id"): _exact("It is the name that <lookup> goes by."),
    ("lexicon", "uri"): _exact("kahaniyaa:lexicon is the lexicon that you keep here."),
    ("lexicon", "type"): _exact("Nothing is fetched, so there is nothing to be told of it."),
    ("lexicon", "fetchtimeout"): _NOTHING_TO_FETCH,
    ("lexicon", "maxage"): _NOTHING_TO_FETCH,
    ("lexicon", "maxstale"): _NOTHING_TO_FETCH,
    ("lookup", ""): _exact("The lexicon holds in what is in it, as it does around it."),
    ("lookup", "ref"): _exact("It names a <lexicon>."),
    ("meta", ""): _UNHEARD,
    ("meta", "name"): _UNHEARD,
    ("meta", "http-equiv"): _UNHEARD,
    ("meta", "content"): _UNHEARD,
    ("metadata", ""): _UNHEARD,
    ("p", ""): _exact("A paragraph's pause parts it from what is around it."),
    ("p", "xml:lang"): _LANGUAGE,
    ("p", "onlangfailure"): _ON_LANGUAGE,
    ("p", "xml:id"): _UNHEARD,
    ("s", ""): _exact("It is one sentence, with a sentence's pause around it."),
    ("s", "xml:lang"): _LANGUAGE,
    ("s", "onlangfailure"): _ON_LANGUAGE,
    ("s", "xml:id"): _UNHEARD,
    ("token", ""): _TOKEN,
    ("token", "xml:lang"): _LANGUAGE,
    ("token", "onlangfailure"): _ON_LANGUAGE,
    ("token", "xml:id"): _UNHEARD,
    ("token", "role"): _ROLE,
    ("w", ""): _TOKEN,
    ("w", "xml:lang"): _LANGUAGE,
    ("w", "onlangfailure"): _ON_LANGUAGE,
    ("w", "xml:id"): _UNHEARD,
    ("w", "role"): _ROLE,
    ("say-as", ""): _exact("Its text is said in the words of its kind."),
    ("say-as", "interpret-as"): _exact(
        "cardinal, ordinal, digits, fraction, characters, date, time, telephone, currency and unit are known."
    ),
    ("say-as", "format"): _exact("It tells the order of a date's parts, or the hours of a day."),
    ("say-as", "detail"): _refused("Nothing more is said than the text tells."),
    ("phoneme", ""): _needing(
        "sounds", "exact", "Its sounds are made.", Judgement("refused", "The text in it is said as it stands.")
    ),
    ("phoneme", "ph"): _needing(
        "sounds", "exact", "Its sounds are made.", Judgement("refused", "The engine makes no sounds that are spelled.")
    ),
    ("phoneme", "alphabet"): _exact("ipa is read as it stands, x-sampa is written in ipa."),
    ("phoneme", "type"): _exact("The sounds are heard whatever its type."),
    ("sub", ""): _exact("The alias is said, while the text that it stands for is lit."),
    ("sub", "alias"): _exact("It is said as any text is."),
    ("lang", ""): _exact("What is in it is read in its language."),
    ("lang", "xml:lang"): _LANGUAGE,
    ("lang", "onlangfailure"): _ON_LANGUAGE,
    ("voice", ""): _exact("The voice that fits best says what is in it."),
    ("voice", "name"): _exact("The first of the names that is a voice here says it."),
    ("voice", "gender"): _exact("Only a voice of that gender is chosen where it is required."),
    ("voice", "age"): _near("A child is under 13, an elder 60 or more, and everybody else an adult."),
    ("voice", "variant"): _exact("The so-manieth of the voices that fit."),
    ("voice", "languages"): _exact("A voice is chosen that speaks one of them."),
    ("voice", "required"): _exact("A voice that lacks one of these does not fit."),
    ("voice", "ordering"): _exact("Of several voices that fit, these decide, in their order."),
    ("voice", "onvoicefailure"): _exact("It is heeded where no voice fits."),
    ("voice", "xml:lang"): _LANGUAGE,
    ("voice", "onlangfailure"): _ON_LANGUAGE,
    ("emphasis", ""): _near("A stressed word is slower and louder, a reduced one faster and softer."),
    ("emphasis", "level"): _near("It decides how much slower and louder."),
    ("break", ""): _exact("Silence takes the place of the pause that a reader would make."),
    ("break", "time"): _exact("So much silence, to within 10 ms."),
    ("break", "strength"): _exact("none 0, x-weak 100, weak 200, medium 400, strong 700, x-strong 1,200 ms."),
    ("prosody", ""): _exact("What its attributes ask for holds for all that is in it."),
    ("prosody", "pitch"): _needing("pitch", "exact", "Within 5 % of the frequency asked for.", _NO_PITCH),
    ("prosody", "contour"): _needing("pitch", "approximated", "The mean of its targets is the pitch.", _NO_PITCH),
    ("prosody", "range"): _needing(
        "range", "approximated", "The melody is wider or narrower.", Judgement("refused", "The engine has one melody.")
    ),
    ("prosody", "rate"): _needing("rate", "exact", "Within 3 % of the pace asked for, from 25 to 400 %.", _NO_PACE),
    ("prosody", "duration"): _needing(
        "rehearsal",
        "exact",
        "The pace is such that it lasts so long, within 3 %.",
        Judgement("refused", "It lasts as long as it does."),
    ),
    ("prosody", "volume"): _exact(
        "Within 0.5 dB up to +1 dB; above it peaks are held below full scale. The names are -12, -6, 0, +3 and +6 dB, "
        "and silent is silence."
    ),
    ("audio", ""): _exact("A recording of yours is heard in its place; what it holds is for where there is none."),
    ("audio", "src"): _exact(
        "kahaniyaa:audio/ID or /v1/audio/ID: recordings of yours, 16 at most, up to 10 minutes each, none in AAC."
    ),
    ("audio", "fetchtimeout"): _NOTHING_TO_FETCH,
    ("audio", "fetchhint"): _NOTHING_TO_FETCH,
    ("audio", "maxage"): _NOTHING_TO_FETCH,
    ("audio", "maxstale"): _NOTHING_TO_FETCH,
    ("audio", "clipBegin"): _exact("It is heard from there on."),
    ("audio", "clipEnd"): _exact("It is heard up to there."),
    ("audio", "repeatCount"): _exact("It is heard so many times, parts of a time included."),
    ("audio", "repeatDur"): _exact("It is heard again and again for so long, 5 minutes at most."),
    ("audio", "soundLevel"): _exact("Within 0.5 dB."),
    ("audio", "speed"): _exact("As a tape that runs faster or slower: its pitch changes along."),
    ("mark", ""): _needing(
        "word_times",
        "exact",
        "Its time is that at which the word after it begins, or the pause.",
        Judgement("approximated", "Its time is where the word after it is likely to begin."),
    ),
    ("mark", "name"): _exact("It names the moment in the answer."),
    ("desc", ""): _UNHEARD,
    ("desc", "xml:lang"): _UNHEARD,
    ("desc", "onlangfailure"): _UNHEARD,
}
"""By element and attribute; "" is the element itself."""


def judged(support: Support, abilities: Abilities) -> Judgement:
    """What an engine with these abilities makes of it."""
    if support.needs is None or support.without is None or _has(abilities, support.needs):
        return Judgement(support.level, support.does)
    return support.without


def _has(abilities: Abilities, need: Need) -> bool:
    match need:
        case "word_times":
            return abilities.word_times == "exact"
        case "rehearsal":
            return abilities.rehearses and "rate" in abilities.honours
        case _:
            return need in abilities.honours
