"""SSML over HTTP, with the real engine: said, checked, and refused where it must not be said otherwise."""

from typing import Any

import httpx2
import pytest

from kahaniyaa_tts.testing.fixtures import Service

JSON = {"Accept": "application/json"}


def place(told: dict[str, Any]) -> tuple[int, int, str, str | None]:
    return told["line"], told["column"], told["element"], told.get("attribute")


def problem(response: httpx2.Response, slug: str) -> dict[str, Any]:
    assert response.status_code == 422, response.text
    assert response.json()["type"].endswith("/" + slug)
    return response.json()


async def test_ssml_is_said_with_its_breaks_and_marks_and_without_its_tags(service: Service) -> None:
    plain = "<speak>एक हाथी था वह उड़ा</speak>"
    ssml = '<speak>एक हाथी था<break time="1.5s"/><mark name="now"/> वह <emphasis>उड़ा</emphasis></speak>'
    cut = "<speak>एक हाथी था<break time='0ms'/> वह <emphasis>उड़ा</emphasis></speak>"
    async with service() as client:
        said, short, base = [
            (await client.post("/v1/tts/speech", json={"ssml": each, "format": "wav"}, headers=JSON)).json()
            for each in (ssml, cut, plain)
        ]
    assert [word["text"] for word in said["words"]] == ["एक", "हाथी", "था", "वह", "उड़ा"]
    assert [word["text"] for word in base["words"]] == ["एक", "हाथी", "था", "वह", "उड़ा"]
    assert said["duration"] - short["duration"] == pytest.approx(1.5, abs=0.03)
    assert said["marks"] == [{"name": "now", "at_ms": said["words"][3]["start_ms"]}]


MALFORMED = [
    "<speak>unclosed",
    '<!DOCTYPE s [<!ENTITY a "x"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]><speak>&b;</speak>',
    '<!DOCTYPE s [<!ENTITY x SYSTEM "file:///etc/passwd">]><speak>&x;</speak>',
    "<speak>" + "<p>" * 1000 + "</p>" * 1000 + "</speak>",
]


async def test_malformed_ssml_is_told_with_line_and_column(service: Service) -> None:
    async with service() as client:
        for ssml in MALFORMED:
            refused = await client.post("/v1/tts/speech", json={"ssml": ssml}, headers=JSON)
            checked = (await client.post("/v1/tts/ssml/check", json={"ssml": ssml})).json()
            told = problem(refused, "malformed-ssml")
            assert told["line"] == 1
            assert told["errors"][0]["pointer"] == "/ssml"
            assert (checked["valid"], checked["readable"]) == (False, False)
            found = checked["problems"][0]
            assert (found["line"], found["column"]) == (told["line"], told["column"])


async def test_ssml_is_checked_without_being_said(service: Service) -> None:
    ssml = '<speak>hi\n<audio src="x">y</audio> <emphasis>z</emphasis>\n<q>a</q></speak>'
    async with service() as client:
        checked = (await client.post("/v1/tts/ssml/check", json={"ssml": ssml, "language": "en"})).json()
        other = (await client.post("/v1/tts/ssml/check", json={"ssml": ssml, "engine": "nobody"})).json()
        assert "tts_seconds_count{" not in (await client.get("/metrics")).text
    assert (checked["valid"], checked["readable"], checked["left_out"]) == (False, True, 0)
    assert [place(told) for told in checked["problems"]] == [(3, 1, "q", None)]
    assert [(*place(told), told["level"], told["engine"]) for told in checked["findings"]] == [
        (1, 1, "speak", None, "exact", "espeak"),
        (2, 1, "audio", "src", "refused", "espeak"),
        (2, 1, "audio", None, "exact", "espeak"),
        (2, 26, "emphasis", None, "approximated", "espeak"),
    ]
    assert (other["problems"], other["findings"]) == (checked["problems"], [])


async def test_a_check_of_very_much_leaves_out_what_is_exact(service: Service) -> None:
    ssml = "<speak>" + "<s>a</s>" * 3_000 + "<emphasis>b</emphasis></speak>"
    async with service() as client:
        checked = (await client.post("/v1/tts/ssml/check", json={"ssml": ssml})).json()
    assert (len(checked["findings"]), checked["left_out"]) == (2_000, 1_002)
    assert checked["findings"][-1]["element"] == "emphasis"


async def test_the_capabilities_tell_of_every_engine(service: Service) -> None:
    async with service() as client:
        (espeak,) = (await client.get("/v1/tts/ssml/capabilities")).json()["engines"]
    assert espeak["engine"] == "espeak"
    levels = {(row["element"], row.get("attribute")): row["level"] for row in espeak["support"]}
    assert levels["prosody", "rate"] == levels["break", "time"] == "exact"
    assert levels["emphasis", None] == "approximated"
    assert levels["speak", "xml:base"] == "refused"


LENIENT = (
    '<speak xml:lang="hi">राजा <q>आया</q> <audio src="http://x/y.mp3">और</audio>\n<emphasis>हँसा</emphasis></speak>'
)


async def test_lenient_reading_says_what_it_can_and_warns_of_the_rest(service: Service) -> None:
    async with service() as client:
        said = (await client.post("/v1/tts/speech", json={"ssml": LENIENT}, headers=JSON)).json()
    assert [word["text"] for word in said["words"]] == ["राजा", "आया", "और", "हँसा"]
    assert [warning.split(":")[0] for warning in said["warnings"]] == ["Line 1, <q>", "Line 1, <audio src>"]


async def test_strict_reading_refuses_what_is_not_honoured_with_every_place(service: Service) -> None:
    async with service() as client:
        for headers in (JSON, {}):
            asked = {"ssml": LENIENT, "strict": True}
            told = problem(await client.post("/v1/tts/speech", json=asked, headers=headers), "ssml-not-honoured")
            columns = [LENIENT.index(element) + 1 for element in ("<q", "<audio")]
            assert [place(each) for each in told["findings"]] == [
                (1, columns[0], "q", None),
                (1, columns[1], "audio", "src"),
            ]
            assert (told["line"], told["column"], told["errors"][0]["pointer"]) == (1, columns[0], "/ssml")
            assert told["detail"].endswith(
                "said as it stands. 1 more like it: see findings. Change it, or leave out strict."
            )


async def test_strict_reading_allows_approximations_unless_it_is_to_be_exact(service: Service) -> None:
    ssml = '<speak xml:lang="hi">राजा <emphasis>हँसा</emphasis></speak>'
    async with service() as client:
        near = await client.post("/v1/tts/speech", json={"ssml": ssml, "strict": True}, headers=JSON)
        exact = await client.post("/v1/tts/speech", json={"ssml": ssml, "strict": "exact"}, headers=JSON)
        fine = {"ssml": ssml.replace("emphasis", "s"), "strict": "exact"}
        said = await client.post("/v1/tts/speech", json=fine, headers=JSON)
    assert (near.status_code, near.json()["warnings"]) == (200, [])
    (found,) = problem(exact, "ssml-not-honoured")["findings"]
    assert place(found) == (1, 27, "emphasis", None)
    assert (said.status_code, said.json()["warnings"]) == (200, [])


async def test_the_language_that_ssml_says_it_is_in_is_the_language_it_is_read_in(service: Service) -> None:
    async with service() as client:
        said = await client.post("/v1/tts/speech", json={"ssml": '<speak xml:lang="mr-IN">राजा</speak>'}, headers=JSON)
        times = (await client.get(said.json()["timings_url"])).json()
    assert times["utterances"][0]["language"] == "mr"


async def test_a_mark_before_a_pause_is_where_it_begins_and_one_after_it_where_it_ends(service: Service) -> None:
    ssml = '<speak xml:lang="hi">आम <mark name="a"/><break time="1s"/><mark name="b"/> आम <mark name="c"/></speak>'
    async with service() as client:
        said = (await client.post("/v1/tts/speech", json={"ssml": ssml, "strict": "exact"}, headers=JSON)).json()
    first, second = said["words"]
    assert [(mark["name"], mark["at_ms"]) for mark in said["marks"]] == [
        ("a", first["end_ms"]),
        ("b", second["start_ms"]),
        ("c", second["end_ms"]),
    ]
    assert second["start_ms"] - first["end_ms"] == pytest.approx(1_000, abs=10)


async def test_sounds_are_made_whatever_is_written(service: Service) -> None:
    async with service() as client:
        written = "<speak xml:lang='en'>Once Xu came.</speak>"
        spelled = written.replace("Xu", '<phoneme alphabet="x-sampa" ph="S u: S u: S u:">Xu</phoneme>')
        plain, told = [
            (await client.post("/v1/tts/speech", json={"ssml": ssml, "strict": "exact"}, headers=JSON)).json()
            for ssml in (written, spelled)
        ]
    assert [word["text"] for word in told["words"]] == [word["text"] for word in plain["words"]]
    assert told["duration"] > plain["duration"] + 0.2


async def test_say_as_says_the_words_of_its_kind_or_tells_that_it_cannot(service: Service) -> None:
    ssml = '<speak xml:lang="en">on <say-as interpret-as="date" format="dmy">{}</say-as></speak>'
    async with service() as client:
        checks = [
            (await client.post("/v1/tts/ssml/check", json={"ssml": ssml.format(text)})).json()
            for text in ("2/1/2025", "never")
        ]
    levels = [
        [found["level"] for found in check["findings"] if found.get("attribute") == "interpret-as"] for check in checks
    ]
    assert levels == [["exact"], ["refused"]]


@pytest.mark.parametrize(
    ("on_failure", "words"), [("ignoretext", ["un", "roi"]), ("ignorelang", ["un", "deux", "roi"])]
)
async def test_what_no_voice_speaks_is_read_as_the_rest_or_left_out(
    service: Service, on_failure: str, words: list[str]
) -> None:
    ssml = f'<speak xml:lang="en">un <lang xml:lang="qaa" onlangfailure="{on_failure}">deux</lang> roi</speak>'
    async with service() as client:
        said = (await client.post("/v1/tts/speech", json={"ssml": ssml}, headers=JSON)).json()
    assert [word["text"] for word in said["words"]] == words
    assert ["'qaa'" in warning for warning in said["warnings"]] == [True]


async def test_a_text_that_looks_like_ssml_is_only_text(service: Service) -> None:
    text = "<speak>hi</speak>"
    async with service() as client:
        said = (await client.post("/v1/tts/speech", json={"text": text}, headers=JSON)).json()
    assert said["words"][0]["text"].startswith("speak")
