"""SSML as a document: each element does what it says, and no tag is ever read aloud."""

from dataclasses import replace

import pytest

from kahaniyaa_tts.text.document import Lasting, Manner, Mark, Pause, Played, Said, said_in
from kahaniyaa_tts.text.ssml.reading import Reading, read


def heard(reading: Reading) -> str:
    return "".join(_words(piece) for piece in reading.document.pieces if isinstance(piece, Said))


def _words(said: Said) -> str:
    text = said.text
    for each in reversed(said.respellings):
        start, end = each.span.start - said.span.start, each.span.end - said.span.start
        text = text[:start] + (each.words or text[start:end]) + text[end:]
    return text


@pytest.mark.parametrize(
    ("ssml", "expected"),
    [
        ("<speak>one <b>two</b> three</speak>", "one two three"),
        ("<speak>a &lt;b&gt; &amp; c</speak>", "a <b> & c"),
        ("<speak><![CDATA[x <y> z]]></speak>", "x <y> z"),
        ("<speak>a<!-- not this -->b<?nor this?></speak>", "ab"),
        ("<speak><metadata>x</metadata><desc>y</desc>z</speak>", "z"),
        ('<speak><sub alias="World">W</sub></speak>', "World"),
        ('<speak><audio src="file:///etc/passwd">else</audio></speak>', "else"),
        ('<speak><phoneme alphabet="ipa" ph="x">word</phoneme></speak>', "word"),
        ('<speak><lexicon uri="x" xml:id="l">no</lexicon><lookup ref="l">word</lookup></speak>', "word"),
        ('<speak>a<break time="1s">b</break></speak>', "ab"),
        ('<s:speak xmlns:s="http://www.w3.org/2001/10/synthesis"><s:sub alias="b">a</s:sub></s:speak>', "b"),
        ('<speak xmlns:m="http://x"><m:sub alias="b">a</m:sub><sub xmlns="http://x" alias="b">c</sub></speak>', "ac"),
    ],
)
def test_only_what_is_meant_to_be_heard_is_heard(ssml: str, expected: str) -> None:
    assert heard(read(ssml)) == expected


def manner_of(inside: str) -> Manner:
    (said,) = said_in(read(f"<speak>{inside}</speak>").document.pieces)
    return said.manner


def figures(manner: Manner) -> tuple[float, float, float, float]:
    return manner.rate, manner.pitch, manner.gain, manner.lively


@pytest.mark.parametrize(
    ("attributes", "expected"),
    [
        ('rate="120%"', (1.2, 0, 0, 1)),
        ('rate="+20%"', (1.2, 0, 0, 1)),
        ('rate="-20%"', (0.8, 0, 0, 1)),
        ('rate="0.5"', (0.5, 0, 0, 1)),
        ('rate="slow"', (0.75, 0, 0, 1)),
        ('rate="900%"', (4.0, 0, 0, 1)),
        ('pitch="+2st"', (1, 2, 0, 1)),
        ('pitch="+100%"', (1, 12, 0, 1)),
        ('pitch="x-low"', (1, -6, 0, 1)),
        ('volume="+6dB"', (1, 0, 6, 1)),
        ('volume="soft"', (1, 0, -6, 1)),
        ('volume="50"', (1, 0, -6.020599913, 1)),
        ('volume="0"', (1, 0, -120, 1)),
        ('volume="silent"', (1, 0, -120, 1)),
        ('range="+50%"', (1, 0, 0, 1.5)),
        ('range="+12st"', (1, 0, 0, 2)),
        ('range="20Hz"', (1, 0, 0, 1)),
        ('contour="(0%,+4st) (50%,+8st) (100%,+4st)"', (1, 6, 0, 1)),
        ('contour="(40%,high)" pitch="low"', (1, 3, 0, 1)),
        ('rate="quick" pitch="+3%%" volume="+10"', (1, 0, 0, 1)),
    ],
)
def test_prosody_means_what_it_says(attributes: str, expected: tuple[float, ...]) -> None:
    assert figures(manner_of(f"<prosody {attributes}>hi</prosody>")) == pytest.approx(expected)


def test_prosody_within_prosody_adds_up() -> None:
    ssml = '<prosody rate="50%" pitch="+1st"><prosody rate="150%" pitch="+1st">hi</prosody></prosody>'
    assert figures(manner_of(ssml)) == pytest.approx((0.75, 2, 0, 1))


@pytest.mark.parametrize(
    ("attributes", "milliseconds"),
    [
        ('time="500ms"', 500),
        ('time="0.5s"', 500),
        ('time="1.5s"', 1500),
        ('time="2s"', 2000),
        ('strength="none"', 0),
        ('strength="strong"', 700),
        ("", 400),
        ('time="0.3s" strength="x-strong"', 300),
        ('time="99999999s"', 10_000),
    ],
)
def test_a_break_is_as_long_as_it_says(attributes: str, milliseconds: int) -> None:
    assert Pause(milliseconds) in read(f"<speak>a<break {attributes}/>b</speak>").document.pieces


def test_all_breaks_together_have_an_end() -> None:
    pieces = read("<speak>" + '<break time="10s"/>' * 1000 + "</speak>").document.pieces
    assert sum(piece.milliseconds for piece in pieces if isinstance(piece, Pause)) == 300_000


def test_a_mark_cuts_no_sentence_in_two() -> None:
    document = read('<speak>one <mark name="here"/>two</speak>').document
    assert [piece.text for piece in document.pieces if isinstance(piece, Said)] == ["one two"]
    assert document.marks == (Mark("here", 4),)


def test_places_in_the_text_leave_out_the_markup() -> None:
    document = read('<speak>एक <emphasis>दो</emphasis> <sub alias="तीन">3</sub></speak>').document
    assert document.text == "एक दो 3"
    for piece in document.pieces:
        if isinstance(piece, Said):
            assert document.text[piece.span.start : piece.span.end] == piece.text


def test_default_is_the_voices_own_way_whatever_is_around_it() -> None:
    around = '<prosody rate="50%" pitch="200Hz" volume="loud" range="high">{}</prosody>'
    assert manner_of(around.format("hi")) == Manner(rate=0.5, hertz=200, gain=3, lively=1.4)
    usual = '<prosody rate="default" pitch="default" volume="default" range="default">hi</prosody>'
    assert manner_of(around.format(usual)) == Manner()


def test_a_pitch_in_hertz_is_kept_for_the_voice_to_come_to() -> None:
    assert manner_of('<prosody pitch="220Hz">hi</prosody>') == Manner(hertz=220)
    assert manner_of('<prosody pitch="-20Hz">hi</prosody>') == Manner(more_hertz=-20)
    assert manner_of('<prosody pitch="220Hz"><prosody pitch="+2st">hi</prosody></prosody>') == Manner(
        hertz=220, pitch=2
    )
    assert manner_of('<prosody contour="(0%,200Hz) (100%,240Hz)">hi</prosody>') == Manner(hertz=220)


def test_what_lasts_together_is_one_stretch() -> None:
    ssml = (
        '<speak><prosody duration="2s">a <emphasis>b</emphasis></prosody> <prosody duration="500ms">c</prosody></speak>'
    )
    stretches = [said.manner.lasting for said in said_in(read(ssml).document.pieces) if said.text.strip()]
    assert stretches == [Lasting(1, 2000), Lasting(1, 2000), Lasting(2, 500)]


def test_a_paragraph_and_a_sentence_stand_apart_from_what_is_around_them() -> None:
    pieces = read("<speak>a<p>b<s>c</s></p>d</speak>").document.pieces
    assert not any(isinstance(piece, Played) for piece in pieces)
    pauses = [getattr(piece, "milliseconds", getattr(piece, "text", None)) for piece in pieces]
    assert pauses == ["a", 600, "b", 300, "c", 300, 600, "d"]


@pytest.mark.parametrize(
    ("inside", "pieces"),
    [
        ("un<emphasis>believ</emphasis>able", ["unbelievable"]),
        ("बहुत <emphasis>अच्</emphasis>छा है", ["बहुत ", "अच्छा", " है"]),
        ("a <prosody rate='fast'>b</prosody>, c", ["a ", "b", ", c"]),
        ("<w>foo</w><w>bar</w>", ["foo", "bar"]),
        ("one <w>two</w> three", ["one two three"]),
        ("x<sub alias='y'>z</sub>", ["xz"]),
    ],
)
def test_no_markup_cuts_a_word_in_two(inside: str, pieces: list[str]) -> None:
    assert [said.text for said in said_in(read(f"<speak>{inside}</speak>").document.pieces)] == pieces


def test_a_word_that_is_stressed_in_part_is_stressed_as_a_whole() -> None:
    assert manner_of("un<emphasis>believ</emphasis>able").gain == 2
    assert manner_of("unbeliev<emphasis>able</emphasis>").gain == 0


@pytest.mark.parametrize(
    ("attributes", "expected"),
    [
        ('startmark="a"', "two three "),
        ('endmark="b"', "one two "),
        ('startmark="a" endmark="b"', "two "),
        ('startmark="nowhere"', "one two three "),
        ('startmark=""', "one two three "),
        ('endmark="nowhere"', "one two three "),
    ],
)
def test_only_what_is_between_the_marks_is_said(attributes: str, expected: str) -> None:
    reading = read(f'<speak {attributes}>one <mark name="a"/>two <mark name="b"/>three <mark/></speak>')
    assert heard(reading) == expected
    assert reading.document.text == "one two three "


def test_a_mark_before_a_pause_is_not_one_after_it() -> None:
    marks = read('<speak>a <mark name="x"/><break/><mark name="y"/>b</speak>').document.marks
    assert marks == (Mark("x", 2, is_before_pause=True), Mark("y", 2))


def test_a_recording_of_ours_is_played_and_everything_else_said() -> None:
    inside = '<desc>bird</desc>else <break time="1s"/>'
    tuned = 'clipBegin="1s" clipEnd="2.5s" repeatCount="2.5" soundLevel="+3dB" speed="50%"'
    (played,) = read(f'<speak><audio src="kahaniyaa:audio/0a-1" {tuned}>{inside}</audio></speak>').document.pieces
    assert isinstance(played, Played)
    assert [getattr(piece, "text", "") for piece in played.otherwise] == ["else ", ""]
    assert replace(played, otherwise=()) == Played(recording="0a-1", begin=1000, end=2500, times=2.5, gain=3, speed=0.5)
    for other in ("x.mp3", "kahaniyaa:audio/../x", "https://x/v1/audio/0a", "file:///v1/audio/0a", ""):
        assert heard(read(f'<speak><audio src="{other}">else</audio></speak>')) == "else"


@pytest.mark.parametrize(
    ("attributes", "sounds"),
    [
        ('ph="ʃuː"', "ʃuː"),
        ('alphabet="ipa" ph="ʃu:"', "ʃuː"),
        ('alphabet="x-sampa" ph="Su:"', "ʃuː"),
        ('alphabet="x-arpabet" ph="SH UW"', None),
        ('ph="राजा"', None),
        ('ph=""', None),
        ("", None),
    ],
)
def test_sounds_are_kept_where_they_can_be_read(attributes: str, sounds: str | None) -> None:
    (said,) = said_in(read(f"<speak><phoneme {attributes}>Xu</phoneme></speak>").document.pieces)
    assert [respelling.ipa for respelling in said.respellings] == ([sounds] if sounds else [])


def test_what_a_text_is_to_be_said_as_is_kept_for_its_language() -> None:
    ssml = '<speak><say-as interpret-as="date" format="dmy">2/1/2025</say-as></speak>'
    (said,) = said_in(read(ssml).document.pieces)
    assert [(each.say_as, each.format) for each in said.respellings] == [("date", "dmy")]
