"""SSML is honoured, or refused with a place; it is never read aloud."""

import time

import pytest
from hypothesis import given as for_any
from hypothesis import strategies

from kahaniyaa_tts.text.document import Mark, Pause, Said
from kahaniyaa_tts.text.ssml.problems import SsmlError
from kahaniyaa_tts.text.ssml.reading import Reading, read
from kahaniyaa_tts.text.ssml.tree import DEEPEST, MOST_ATTRIBUTES, MOST_BYTES, MOST_ELEMENTS

LAUGHS = (
    '<!DOCTYPE speak [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {chr(98 + i)} "{f"&{chr(97 + i)};" * 10}">' for i in range(9))
    + "]><speak>&j;</speak>"
)
ATTACKS = {
    "a billion laughs": LAUGHS,
    "an external entity": '<!DOCTYPE s [<!ENTITY x SYSTEM "file:///etc/passwd">]><speak>&x;</speak>',
    "a parameter entity": '<!DOCTYPE s [<!ENTITY % x SYSTEM "http://127.0.0.1:1/x">%x;]><speak/>',
    "an external DTD": '<!DOCTYPE s SYSTEM "file:///etc/passwd"><speak/>',
    "a harmless DOCTYPE": "<!DOCTYPE speak><speak>hi</speak>",
    "100,000 levels": "<speak>" + "<p>" * 30_000 + "</p>" * 30_000 + "</speak>",
    "too many elements": "<speak>" + "<s/>" * (MOST_ELEMENTS + 1) + "</speak>",
    "too many attributes": "<speak " + " ".join(f'a{i}="x"' for i in range(MOST_ATTRIBUTES + 1)) + "/>",
    "too many bytes": "<speak>" + "अ" * (MOST_BYTES // 3 + 1) + "</speak>",
    "an unknown entity": "<speak>&nbsp;</speak>",
    "an unclosed tag": "<speak><p>hi</speak>",
    "a lone less-than": "<speak>a < b</speak>",
    "two roots": "<speak/><speak/>",
    "another root": "<html>hi</html>",
    "no markup": "hello",
    "nothing": "",
    "a NUL": "<speak>\x00</speak>",
    "a control character": "<speak>&#1;</speak>",
    "a lone surrogate": "<speak>\ud800</speak>",
}


@pytest.mark.parametrize("attack", ATTACKS)
def test_what_is_no_ssml_is_refused_at_once_with_its_place(attack: str) -> None:
    began = time.process_time()
    with pytest.raises(SsmlError) as refused:
        read(ATTACKS[attack])
    assert time.process_time() - began < 5  # a tenth of a second in a process of its own
    assert refused.value.place.line >= 1
    assert refused.value.place.column >= 1


def test_the_place_is_that_of_the_fault() -> None:
    with pytest.raises(SsmlError) as refused:
        read("<speak>\nएक\n  <p>दो</q>\n</speak>")
    assert (refused.value.place.line, refused.value.place.column) == (
        3,
        10,
    )  # the name of the tag that closes what was not open


def test_nesting_up_to_the_limit_is_fine() -> None:
    inner = DEEPEST - 1
    assert heard(read("<speak>" + "<p>" * inner + "hi" + "</p>" * inner + "</speak>")) == "hi"


def heard(reading: Reading) -> str:
    return "".join(_words(piece) for piece in reading.document.pieces if isinstance(piece, Said))


def _words(said: Said) -> str:
    text = said.text
    for each in reversed(said.respellings):
        text = text[: each.span.start - said.span.start] + each.words + text[each.span.end - said.span.start :]
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
        ('<speak><say-as interpret-as="characters">AB1</say-as></speak>', "A B 1"),
        ('<speak><audio src="file:///etc/passwd">else</audio></speak>', "else"),
        ('<speak><phoneme alphabet="ipa" ph="x">word</phoneme></speak>', "word"),
    ],
)
def test_only_what_is_meant_to_be_heard_is_heard(ssml: str, expected: str) -> None:
    assert heard(read(ssml)) == expected


def manner_of(ssml: str) -> tuple[float, float, float, float]:
    (said,) = (piece for piece in read(ssml).document.pieces if isinstance(piece, Said))
    manner = said.manner
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
        ('range="+50%"', (1, 0, 0, 1.5)),
    ],
)
def test_prosody_means_what_it_says(attributes: str, expected: tuple[float, ...]) -> None:
    assert manner_of(f"<speak><prosody {attributes}>hi</prosody></speak>") == pytest.approx(expected)


def test_prosody_within_prosody_adds_up() -> None:
    ssml = '<speak><prosody rate="50%" pitch="+1st"><prosody rate="150%" pitch="+1st">hi</prosody></prosody></speak>'
    assert manner_of(ssml) == pytest.approx((0.75, 2, 0, 1))


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


@pytest.mark.parametrize(
    ("ssml", "element"),
    [
        ("<speak><mstts:express-as>x</mstts:express-as></speak>", "mstts:express-as"),
        ('<speak><prosody contour="(0%,+20Hz)">x</prosody></speak>', "prosody"),
        ('<speak><prosody rate="quick">x</prosody></speak>', "prosody"),
        ('<speak><say-as interpret-as="date">x</say-as></speak>', "say-as"),
        ('<speak><audio src="x">y</audio></speak>', "audio"),
        ('<speak>a<break time="soon"/></speak>', "break"),
        ("<speak><sub>x</sub></speak>", "sub"),
        ("<speak><mark/>x</speak>", "mark"),
        ('<speak><emphasis level="huge">x</emphasis></speak>', "emphasis"),
        ('<speak><sub alias="' + "x" * 700 + '">y</sub></speak>', "sub"),
    ],
)
def test_what_is_not_honoured_is_said_so(ssml: str, element: str) -> None:
    (warned,) = read(ssml).warned
    assert warned.element == element
    assert warned.place.line == 1


@for_any(strategies.text(alphabet="<>/&;speakp \"='x!-[]?अ", max_size=200))
def test_anything_is_read_or_refused(text: str) -> None:
    for ssml in (text, f"<speak>{text}</speak>"):
        try:
            reading = read(ssml)
        except SsmlError:
            continue
        assert all(isinstance(piece, Said | Pause) for piece in reading.document.pieces)
