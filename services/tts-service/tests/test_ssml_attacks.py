"""What no SSML may do: cost more than its size, or have anything read that is not in it."""

import socket
import time
from pathlib import Path

import pytest
from hypothesis import given as for_any
from hypothesis import strategies

from kahaniyaa_tts.engine import Abilities
from kahaniyaa_tts.speech.script import script
from kahaniyaa_tts.speech.steps import Part
from kahaniyaa_tts.text.document import Pause, Said, said_in
from kahaniyaa_tts.text.ssml.problems import SsmlError
from kahaniyaa_tts.text.ssml.reading import read
from kahaniyaa_tts.text.ssml.tree import DEEPEST, MOST_ATTRIBUTES, MOST_BYTES, MOST_ELEMENTS
from kahaniyaa_tts.text.tree import MOST_NAMESPACES
from kahaniyaa_tts.voices.choosing import ChosenVoices

LAUGHS = (
    '<!DOCTYPE speak [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {chr(98 + i)} "{f"&{chr(97 + i)};" * 10}">' for i in range(9))
    + "]><speak>&j;</speak>"
)
ATTACKS = {
    "a billion laughs": LAUGHS,
    "an external entity": '<!DOCTYPE s [<!ENTITY x SYSTEM "file:///etc/passwd">]><speak>&x;</speak>',
    "quadratic blowup": f'<!DOCTYPE s [<!ENTITY a "{"x" * 50_000}">]><speak>{"&a;" * 20_000}</speak>',
    "entities of attributes": '<!DOCTYPE s [<!ENTITY a "x">]><speak xml:lang="&a;"/>',
    "a parameter entity": '<!DOCTYPE s [<!ENTITY % x SYSTEM "http://127.0.0.1:1/x">%x;]><speak/>',
    "an external DTD": '<!DOCTYPE s SYSTEM "file:///etc/passwd"><speak/>',
    "a harmless DOCTYPE": "<!DOCTYPE speak><speak>hi</speak>",
    "100,000 levels": "<speak>" + "<p>" * 30_000 + "</p>" * 30_000 + "</speak>",
    "too many elements": "<speak>" + "<s/>" * (MOST_ELEMENTS + 1) + "</speak>",
    "too many attributes": "<speak " + " ".join(f'a{i}="x"' for i in range(MOST_ATTRIBUTES + 1)) + "/>",
    "100,000 attributes": "<speak " + " ".join(f'a{i}=""' for i in range(30_000)) + "/>",
    "a huge attribute": f'<speak><sub alias="{"x" * MOST_BYTES}">y</sub></speak>',
    "too many namespaces": "<speak " + " ".join(f'xmlns:a{i}="x"' for i in range(MOST_NAMESPACES)) + "/>",
    "an attribute said twice": '<speak version="1.1" version="1.1"/>',
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


def refusal(text: str) -> tuple[SsmlError, float]:
    """What is said against a text, and the processor seconds until it was."""
    began = time.process_time()
    with pytest.raises(SsmlError) as refused:
        read(text)
    return refused.value, time.process_time() - began


@pytest.mark.parametrize("attack", ATTACKS)
def test_what_is_no_ssml_is_refused_at_once_with_its_place(attack: str) -> None:
    refused, took = zip(*(refusal(ATTACKS[attack]) for _ in range(3)), strict=True)
    assert min(took) < 1  # a third of a second on a quiet machine
    assert refused[0].place.line >= 1
    assert refused[0].place.column >= 1


def test_the_place_is_that_of_the_fault() -> None:
    with pytest.raises(SsmlError) as refused:
        read("<speak>\nएक\n  <p>दो</q>\n</speak>")
    place = refused.value.place  # the name of the tag that closes what was not open
    assert (place.line, place.column) == (3, 10)


def test_nesting_up_to_the_limit_is_fine() -> None:
    inner = DEEPEST - 1
    assert said_of("<speak>" + "<p>" * inner + "hi" + "</p>" * inner + "</speak>") == "hi"


MUCH = {
    "marks at one place": "<mark name='a'/><break/>" * 9_000,
    "one word in very many pieces": "a<emphasis>b</emphasis>" * 8_000,
    "a respelling in every sentence": "<sub alias='x'>aa</sub>। " * 9_000,
    "wishes for voices": "<voice name='a b c d e f g' gender='male'>a</voice> " * 3_000,
    "deep manners": ("<prosody rate='90%'>" * 30 + "a" + "</prosody>" * 30) * 250,
    "deep recordings": "<audio src='kahaniyaa:audio/1'>" * 30 + "a" + "</audio>" * 30,
}


@pytest.mark.parametrize("kind", MUCH)
def test_the_most_that_is_read_costs_no_more_than_its_size(kind: str) -> None:
    began = time.process_time()
    document = read(f"<speak>{MUCH[kind]}</speak>").document
    part = Part(document=document, language="hi")
    abilities = Abilities(languages=frozenset({"hi"}), word_times="exact")
    script([part], ChosenVoices({}).speaker, abilities=abilities, reaches=bool)
    assert time.process_time() - began < 4  # well under a second on a quiet machine; a minute, were it quadratic


REFERENCES = (
    '<!DOCTYPE s SYSTEM "{0}"><speak>hi</speak>',
    '<!DOCTYPE s [<!ENTITY x SYSTEM "{0}">]><speak>&x;</speak>',
    '<!DOCTYPE s [<!ENTITY % x SYSTEM "{0}">%x;]><speak>hi</speak>',
    '<?xml-stylesheet href="{0}"?><speak>hi</speak>',
    '<speak xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="{0}" parse="text"/>hi</speak>',
    '<speak xsi:schemaLocation="x {0}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">hi</speak>',
    '<speak xml:base="{0}"><audio src="x">hi</audio></speak>',
    '<speak><audio src="{0}">hi</audio></speak>',
    '<speak><lexicon uri="{0}" xml:id="x"/><lookup ref="x">hi</lookup></speak>',
    '<speak><meta http-equiv="refresh" content="{0}"/>hi</speak>',
    '<speak><voice name="{0}">hi</voice></speak>',
)


@pytest.mark.parametrize("reference", REFERENCES)
def test_nothing_that_ssml_points_at_is_opened(reference: str, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("secret")
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        web = f"http://127.0.0.1:{server.getsockname()[1]}/x"
        for address in (web, secret.as_uri(), str(secret), "/dev/zero"):
            assert "secret" not in said_of(reference.format(address))
        with pytest.raises(BlockingIOError):
            server.accept()


def said_of(ssml: str) -> str:
    try:
        document = read(ssml).document
    except SsmlError:
        return ""
    return "".join(said.text for said in said_in(document.pieces))


@for_any(strategies.text(alphabet="<>/&;speakp \"='x!-[]?अ", max_size=200))
def test_anything_is_read_or_refused(text: str) -> None:
    for ssml in (text, f"<speak>{text}</speak>"):
        try:
            document = read(ssml).document
        except SsmlError:
            continue
        assert all(isinstance(piece, Said | Pause) for piece in document.pieces)
