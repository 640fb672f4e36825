"""Lexicons of other programs, brought along and taken away."""

import unicodedata
from collections.abc import AsyncIterator
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given as for_any
from hypothesis import strategies

from kahaniyaa_shared.testing.running import Client
from kahaniyaa_tts.lexicon import pls
from kahaniyaa_tts.lexicon.entry import Entry
from kahaniyaa_tts.lexicon.intake import Intake
from kahaniyaa_tts.lexicon.tokens import folded_phrase
from kahaniyaa_tts.testing.fixtures import Service
from kahaniyaa_tts.text.tree import DEEPEST, XmlError, parse

HEAD = f'<lexicon version="1.0" xmlns="{pls.NAMESPACE}" alphabet="ipa" xml:lang="en-IN">'
SENT = {"Content-Type": "application/pls+xml"}
BROUGHT = f"""<?xml version="1.0" encoding="UTF-8"?>
{HEAD}
  <meta name="author" content="a teacher"/>
  <lexeme role="claws:VVI">
    <grapheme>Anaya</grapheme><grapheme>Anaaya</grapheme>
    <phoneme alphabet="x-sampa">V"naI@</phoneme>
    <phoneme prefer="true">əˈnaːjaː</phoneme>
    <example>Anaya is here.</example>
  </lexeme>
  <lexeme><grapheme>Gajju</grapheme><alias>guh  joo</alias><phoneme>x</phoneme></lexeme>
  <lexeme><grapheme>Max</grapheme><phoneme alphabet="x-sampa">m{{ks</phoneme></lexeme>
  <lexeme><grapheme>Wrong</grapheme><phoneme>5</phoneme></lexeme>
  <lexeme><grapheme>Ours</grapheme><phoneme alphabet="x-theirs">a</phoneme></lexeme>
  <lexeme><grapheme>Silent</grapheme></lexeme>
  <lexeme><grapheme>anaya</grapheme><alias>another</alias></lexeme>
  <colour>red</colour>
</lexicon>
"""
ATTACKS = {
    "a billion laughs": '<!DOCTYPE lexicon [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><lexicon>&b;</lexicon>',
    "an external entity": '<!DOCTYPE l [<!ENTITY x SYSTEM "file:///etc/hostname">]><lexicon>&x;</lexicon>',
    "too deep": "<lexicon>" + "<lexeme>" * DEEPEST + "</lexeme>" * DEEPEST + "</lexicon>",
    "another root": "<speak>hi</speak>",
    "no XML": "Anaya = uh-nye-uh",
    "nothing": "",
}


@pytest.fixture
async def client(service: Service) -> AsyncIterator[Client]:
    async with service() as client:
        yield client


async def bring(client: Client, xml: str | bytes, **query: str) -> dict[str, Any]:
    content = xml.encode() if isinstance(xml, str) else xml
    answer = await client.post("/v1/lexicon/import", content=content, params=query, headers=SENT)
    assert answer.status_code == 200, answer.text
    return answer.json()


async def take(client: Client, **query: str) -> bytes:
    answer = await client.get("/v1/lexicon/export", params={"language": "en", **query})
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/pls+xml")
    return answer.content


async def test_a_lexicon_is_brought_along(client: Client) -> None:
    brought = await bring(client, BROUGHT)
    assert (brought["added"], brought["replaced"], brought["unchanged"]) == (4, 0, 0)
    entries = (await client.get("/v1/lexicon", params={"language": "en"})).json()["items"]
    kept = {entry["written"]: (entry["said"], entry["ipa"]) for entry in entries}
    assert kept == {
        "Anaya": (None, "əˈnaːjaː"),
        "Anaaya": (None, "əˈnaːjaː"),
        "Gajju": ("guh joo", None),
        "Max": (None, "mæks"),
    }
    skipped = {remark["line"]: remark["reason"] for remark in brought["skipped"]}
    assert list(skipped) == [12, 13, 14, 15]
    assert "'x-theirs'" in skipped[13]
    assert "lacks a pronunciation" in skipped[14]
    assert skipped[12].startswith("<phoneme>: Use signs of the International Phonetic Alphabet only")
    assert "line 4 already" in skipped[15]
    assert [(remark["line"], remark["column"]) for remark in brought["remarks"]] == [(4, 3), (16, 3)]


async def test_what_is_brought_again_is_unchanged_and_what_differs_is_replaced(client: Client) -> None:
    await bring(client, BROUGHT)
    assert (await bring(client, BROUGHT))["unchanged"] == 4
    changed = await bring(client, f"{HEAD}<lexeme><grapheme>MAX</grapheme><alias>Maks</alias></lexeme></lexicon>")
    assert (changed["added"], changed["replaced"], changed["unchanged"]) == (0, 1, 0)
    (entry,) = (await client.get("/v1/lexicon", params={"q": "max"})).json()["items"]
    assert (entry["written"], entry["said"], entry["ipa"], entry["version"]) == ("MAX", "Maks", None, 2)


async def test_a_lexicon_can_be_for_one_story_and_for_another_language(client: Client) -> None:
    story = "01930000-0000-7000-8000-00000000000a"
    await bring(client, BROUGHT, story_id=story, language="hi")
    assert b"<lexeme>" not in await take(client)
    assert (await take(client, story_id=story, language="hi")).count(b"<lexeme>") == 4


async def test_what_was_taken_away_and_brought_back_changes_nothing(client: Client) -> None:
    await bring(client, BROUGHT)
    both = {"language": "en", "written": "Ravi <&> Co", "said": "ruh vee & co", "ipa": "ˈrəvi"}
    assert (await client.post("/v1/lexicon", json=both)).status_code == 201
    taken = await take(client)
    assert await bring(client, taken) == {"added": 0, "replaced": 0, "unchanged": 5, "skipped": [], "remarks": []}
    assert await take(client) == taken


@pytest.mark.parametrize("attack", ATTACKS)
async def test_what_is_no_lexicon_is_refused_with_its_place(client: Client, attack: str) -> None:
    answer = await client.post("/v1/lexicon/import", content=ATTACKS[attack].encode(), headers=SENT)
    assert answer.status_code == 422
    assert answer.json()["type"].endswith("/malformed-lexicon")
    assert answer.json()["line"] >= 1


async def test_a_lexicon_needs_a_language_that_is_known(client: Client) -> None:
    xml = HEAD.replace("en-IN", "tlh") + "</lexicon>"
    answer = await client.post("/v1/lexicon/import", content=xml.encode(), headers=SENT)
    assert (answer.status_code, answer.json()["type"].split("/")[-1]) == (422, "malformed-lexicon")
    assert (await bring(client, xml, language="en"))["added"] == 0


async def test_another_kind_of_content_is_refused(client: Client) -> None:
    answer = await client.post("/v1/lexicon/import", json={"written": "x"})
    assert answer.status_code == 415
    answer = await client.post("/v1/lexicon/import", content=b"x" * (pls.PLS.most_bytes + 1), headers=SENT)
    assert answer.status_code == 413


async def test_a_lexicon_that_does_not_fit_is_not_brought_at_all(service: Service) -> None:
    async with service(lexicon_most_entries=3) as client:
        answer = await client.post("/v1/lexicon/import", content=BROUGHT.encode(), headers=SENT)
        assert (answer.status_code, answer.json()["type"].split("/")[-1]) == (409, "lexicon-full")
        assert (await client.get("/v1/lexicon")).json()["items"] == []


def test_what_we_write_has_the_structure_of_the_standards_schema() -> None:
    entries = [Entry(written="a <b>", said="x"), Entry(written="c", ipa="a"), Entry(written="d", said="y", ipa="b")]
    root = parse(pls.write(entries, "hi"), pls.PLS)
    assert (root.name, root.attributes["version"], root.attributes["xmlns"]) == ("lexicon", "1.0", pls.NAMESPACE)
    assert (root.attributes["alphabet"], root.attributes["xml:lang"]) == ("ipa", "hi")
    lexemes = [element for element in root.content if not isinstance(element, str)]
    names = [[child.name for child in lexeme.content if not isinstance(child, str)] for lexeme in lexemes]
    assert names == [["grapheme", "alias"], ["grapheme", "phoneme"], ["grapheme", "phoneme", "alias"]]


def test_a_full_lexicon_can_be_read_back() -> None:
    entries = [Entry(written=f"{'ऩ' * 90}{n}", said="क" * 200, ipa="a" * 200) for n in range(5_000)]
    assert len(pls.read(pls.write(entries, "hi")).lexemes) == 5_000


TEXTS = strategies.text(alphabet=strategies.characters(blacklist_categories=("Cs", "Cc", "Cn", "Co")), min_size=1)


def entry(written: str, said: str, ipa: str) -> Entry:
    return Entry(written=f"a{written}"[:100], said=f"b{said}"[:200], ipa=ipa)


ENTRIES = strategies.builds(
    entry,
    TEXTS,
    TEXTS,
    strategies.text(alphabet="aɡʃː ˈ", max_size=9).map(lambda ipa: " ".join(("a" + ipa).split())),
)


@for_any(strategies.lists(ENTRIES, max_size=5, unique_by=lambda entry: folded_phrase(entry.written)))
def test_any_entries_come_back_as_they_went(entries: list[Entry]) -> None:
    first = Intake.of(pls.read(pls.write(entries, "hi")), "hi")
    taken = [entry for entry, _ in first.entries.values()]
    again = Intake.of(pls.read(pls.write(taken, "hi")), "hi")
    assert [entry for entry, _ in again.entries.values()] == taken
    assert again.skipped == []
    assert all(unicodedata.is_normalized("NFC", entry.written + entry.said) for entry in taken)


@for_any(strategies.binary(max_size=200))
def test_no_bytes_break_the_reader(xml: bytes) -> None:
    with suppress(XmlError):
        pls.read(xml)
