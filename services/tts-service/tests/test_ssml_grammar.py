"""What is no SSML 1.1 is told with its place, and what of it is honoured, for every element and attribute there is."""

import re
from pathlib import Path

import pytest

from kahaniyaa_tts.engine import Abilities, Sentence
from kahaniyaa_tts.text.ssml.grammar import RULES, faults
from kahaniyaa_tts.text.ssml.review import Finding, findings, warnings
from kahaniyaa_tts.text.ssml.support import SUPPORT, Judgement, judged
from kahaniyaa_tts.text.ssml.tree import Element, parse

FAULTY = {
    "<speak><q>x</q></speak>": ("q", ""),
    '<speak xmlns:mstts="http://www.w3.org/2001/mstts"><mstts:silence/>x</speak>': ("mstts:silence", ""),
    "<speak><amazon:effect name='whispered'>x</amazon:effect></speak>": ("amazon:effect", ""),
    "<speak><s><p>x</p></s></speak>": ("p", ""),
    "<speak><s><s>x</s></s></speak>": ("s", ""),
    "<speak><emphasis><p>x</p></emphasis></speak>": ("p", ""),
    "<speak><w><lang xml:lang='en'>x</lang></w></speak>": ("lang", ""),
    "<speak><sub alias='y'><s>x</s></sub></speak>": ("s", ""),
    "<speak><p><lexicon uri='x' xml:id='x'/></p></speak>": ("lexicon", ""),
    "<speak><desc>x</desc></speak>": ("desc", ""),
    "<speak><speak>x</speak></speak>": ("speak", ""),
    "<speak><break>x</break></speak>": ("break", ""),
    "<speak>x<break time='soon'/></speak>": ("break", "time"),
    "<speak>x<break strength='2'/></speak>": ("break", "strength"),
    "<speak>x<break pause='1s'/></speak>": ("break", "pause"),
    "<speak><prosody rate='quick'>x</prosody></speak>": ("prosody", "rate"),
    "<speak><prosody contour='(0%,+20Hz'>x</prosody></speak>": ("prosody", "contour"),
    "<speak><prosody contour='(0%,up)'>x</prosody></speak>": ("prosody", "contour"),
    "<speak><prosody contour='(200%,+20Hz)'>x</prosody></speak>": ("prosody", "contour"),
    "<speak><prosody duration='long'>x</prosody></speak>": ("prosody", "duration"),
    "<speak><prosody volume='120'>x</prosody></speak>": ("prosody", "volume"),
    "<speak><emphasis level='huge'>x</emphasis></speak>": ("emphasis", "level"),
    "<speak><sub>x</sub></speak>": ("sub", "alias"),
    "<speak><mark/>x</speak>": ("mark", "name"),
    "<speak><say-as>1</say-as></speak>": ("say-as", "interpret-as"),
    "<speak><phoneme>x</phoneme></speak>": ("phoneme", "ph"),
    "<speak><lang>x</lang></speak>": ("lang", "xml:lang"),
    "<speak><lookup>x</lookup></speak>": ("lookup", "ref"),
    "<speak><voice gender='other'>x</voice></speak>": ("voice", "gender"),
    "<speak><voice age='-1'>x</voice></speak>": ("voice", "age"),
    "<speak><voice variant='0'>x</voice></speak>": ("voice", "variant"),
    "<speak><voice required='name tone'>x</voice></speak>": ("voice", "required"),
    "<speak><audio speed='0%'>x</audio></speak>": ("audio", "speed"),
    "<speak><audio repeatCount='often'>x</audio></speak>": ("audio", "repeatCount"),
    "<speak version='2.0'>x</speak>": ("speak", "version"),
    "<speak onlangfailure='weep'>x</speak>": ("speak", "onlangfailure"),
    "<speak xml:lang='in Hindi'>x</speak>": ("speak", "xml:lang"),
}


@pytest.mark.parametrize("ssml", FAULTY)
def test_what_is_no_ssml_is_told_with_its_place(ssml: str) -> None:
    (fault,) = faults(parse(ssml))
    element, attribute = FAULTY[ssml]
    assert (fault.element, fault.attribute) == (element, attribute)
    assert fault.place.column == ssml.rindex(f"<{element}") + 1


WHOLE = """<?xml version="1.0"?>
<speak version="1.1" xml:lang="hi" xml:base="http://x/" xml:id="a" onlangfailure="ignorelang" startmark="m" endmark="n"
  xmlns="http://www.w3.org/2001/10/synthesis" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
  xsi:schemaLocation="http://www.w3.org/2001/10/synthesis http://www.w3.org/TR/speech-synthesis11/synthesis.xsd">
  <lexicon uri="x" xml:id="l" type="application/pls+xml" fetchtimeout="1s" maxage="1" maxstale="1"/>
  <meta name="x" content="y"/><meta http-equiv="x" content="y"/><metadata><any xmlns="http://x">thing</any></metadata>
  <p xml:id="b" xml:lang="hi" onlangfailure="changevoice"><s xml:id="c" xml:lang="" onlangfailure="ignoretext">
    <mark name="m"/><token xml:id="d" role="x" xml:lang="hi" onlangfailure="processorchoice">a</token>
    <w xml:id="e" role="x" xml:lang="hi" onlangfailure="ignorelang">a</w>
    <say-as interpret-as="date" format="dmy" detail="x">1/2/2025</say-as>
    <phoneme ph="a" alphabet="ipa" type="default">a</phoneme> <sub alias="b">a</sub>
    <lang xml:lang="en" onlangfailure="ignorelang">a</lang> <lookup ref="l">a</lookup>
    <emphasis level="strong">a</emphasis><break strength="weak" time="10ms"/></s></p>
  <voice name="a b" gender="female" age="8" variant="2" languages="hi:IN en" required="name gender" ordering="age"
    onvoicefailure="keepexisting" xml:lang="hi" onlangfailure="ignorelang">a</voice>
  <prosody pitch="+10%" contour="(0%,+20Hz) (100%, low)" range="low" rate="90%" duration="1s" volume="+6dB">a</prosody>
  <audio src="x" fetchtimeout="1s" fetchhint="safe" maxage="0" maxstale="0" clipBegin="0s" clipEnd="1s"
    repeatCount="1.5" repeatDur="3s" soundLevel="+3dB" speed="90%">
    <desc xml:lang="hi" onlangfailure="ignorelang">a</desc>a</audio>
  <mark name="n"/>
</speak>"""


def test_all_of_ssml_is_ssml() -> None:
    assert list(faults(parse(WHOLE))) == []


class Everything:
    """An engine that can do all there is; nothing that a text names is missing."""

    name = "everything"
    abilities = Abilities(
        languages=frozenset({"hi", "en"}),
        word_times="exact",
        honours=frozenset({"rate", "pitch", "range", "sounds"}),
        rehearses=True,
    )

    def reaches(self, sentence: Sentence) -> bool:
        return abs(sentence.pitch) < 9 and 0.4 < sentence.rate < 3

    def missing(self, element: Element, attribute: str) -> Judgement | None:  # the protocol's own names
        return None


class Nothing(Everything):
    """An engine that can only speak, and only Konkani by Marathi's rules."""

    name = "nothing"
    abilities = Abilities(languages=frozenset({"kok"}), word_times="none", nearest={"kok": "mr"})


def test_every_element_and_attribute_of_ssml_is_honoured_approximated_or_refused() -> None:
    attributes = {(element, attribute) for element, rule in RULES.items() for attribute in ("", *rule.attributes)}
    assert set(SUPPORT) == attributes
    assert {(found.element, found.attribute) for found in findings(parse(WHOLE), (Everything(),))} == attributes


def test_what_an_engine_cannot_do_is_refused_for_it_alone() -> None:
    root = parse("<speak><prosody rate='120%' pitch='+1st' volume='soft'><mark name='m'/>x</prosody></speak>")
    found = list(findings(root, (Everything(), Nothing())))
    assert {(each.engine, each.attribute): each.level for each in found if each.attribute} == {
        ("everything", "rate"): "exact",
        ("nothing", "rate"): "refused",
        ("everything", "pitch"): "exact",
        ("nothing", "pitch"): "refused",
        ("everything", "volume"): "exact",
        ("nothing", "volume"): "exact",
        ("everything", "name"): "exact",
        ("nothing", "name"): "exact",
    }
    assert [each.level for each in found if each.element == "mark" and not each.attribute] == ["exact", "approximated"]


def found_in(inside: str) -> list[Finding]:
    return [each for each in findings(parse(f"<speak>{inside}</speak>"), (Everything(),)) if each.level != "exact"]


@pytest.mark.parametrize(
    ("inside", "level"),
    [
        ("<break time='20s'/>", "approximated"),
        ("<prosody rate='350%'>x</prosody>", "approximated"),
        ("<prosody pitch='+11st'>x</prosody>", "approximated"),
        ("<prosody volume='+6dB'>x</prosody>", "approximated"),
        ("<prosody volume='loud'>x</prosody>", "approximated"),
        ("<prosody contour='(0%,+2st)'>x</prosody>", "approximated"),
        ("<prosody range='20Hz'>x</prosody>", "refused"),
        ("<lang xml:lang='fr-FR'>x</lang>", "refused"),
        ("<say-as interpret-as='riddle'>x</say-as>", "refused"),
        ("<phoneme ph='x' alphabet='x-own'>x</phoneme>", "refused"),
        ("<phoneme ph='%'>x</phoneme>", "refused"),
        ("<audio src='http://x/y'>x</audio>", "refused"),
        (f"<sub alias='{'x' * 601}'>x</sub>", "refused"),
    ],
)
def test_a_value_may_be_honoured_less_than_is_usual(inside: str, level: str) -> None:
    (found,) = found_in(inside)
    assert found.level == level


def test_only_the_lexicon_that_one_keeps_here_is_looked_things_up_in() -> None:
    ours = '<lexicon uri="kahaniyaa:lexicon" xml:id="l"/>'
    assert found_in(f'{ours}<lookup ref="l">x</lookup>') == []
    refused = [(found.element, found.attribute) for found in found_in(f'{ours}<lookup ref="m">x</lookup>')]
    assert refused == [("lookup", ""), ("lookup", "ref")]
    theirs = '<lexicon uri="http://x/y.pls" xml:id="l"/>'
    assert {found.element for found in found_in(f'{theirs}<lookup ref="l">x</lookup>')} == {"lexicon", "lookup"}


def test_a_listener_is_warned_once_of_each_thing_that_is_not_as_is_usual() -> None:
    ssml = "<speak>\n<q>a</q><q>b</q><emphasis>c</emphasis>\n<audio src='x'>d</audio><break time='20s'/></speak>"
    told = warnings(parse(ssml), Everything())
    assert [warning.split(":")[0] for warning in told] == ["Line 2, <q>", "Line 3, <audio src>", "Line 3, <break time>"]


GUIDE = Path(__file__).parents[3] / "docs/guides/ssml.md"


def test_the_guide_says_what_the_table_says() -> None:
    rows = re.findall(r"^\| `([^`]+)` \|(?: `([^`]+)`)? *\| (\w+) \| (.+) \|$", GUIDE.read_text("utf-8"), re.MULTILINE)
    full = Everything().abilities
    said = {(element, attribute): (level, does) for element, attribute, level, does in rows}
    assert said == {of: (made.level, made.message) for of, made in ((of, judged(s, full)) for of, s in SUPPORT.items())}
