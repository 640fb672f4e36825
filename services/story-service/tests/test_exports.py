"""A story as a file with a right name and type."""

import json
from typing import Any
from urllib.parse import unquote

from kahaniyaa_shared.testing.running import Client

STREAM = {"Accept": "text/event-stream"}


async def _tell(client: Client, scenario: str) -> str:
    answer = await client.post("/v1/stories", json={"language": "hi", "scenario": scenario}, headers=STREAM)
    return answer.headers["Location"]


async def test_a_story_is_a_text_file_named_after_it(client: Client, writer: Any) -> None:
    writer.says = {1: ["एक दिन मीना ने चाँद देखा।"]}
    answer = await client.get(f"{await _tell(client, 'चाँद / रात')}/export")
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    named = answer.headers["content-disposition"]
    assert unquote(named.partition("UTF-8''")[2]) == "Mina and चाँद रात.txt"
    assert 'filename="Mina and' in named
    lines = answer.text.splitlines()
    assert lines[0] == "Mina and चाँद / रात"
    assert "एक दिन मीना ने चाँद देखा।" in lines
    assert "Mina: Is this part 1?" in lines


async def test_a_story_is_a_json_file_without_its_account(client: Client) -> None:
    story = await _tell(client, "चाँद")
    answer = await client.get(f"{story}/export?format=json")
    told = json.loads(answer.text)
    whole = (await client.get(story)).json()
    assert told == {name: whole[name] for name in told}
    assert not {"owner_id", "listener_id"} & set(told)


async def test_what_cannot_be_made_is_refused_with_what_can(client: Client, stranger: str) -> None:
    story = await _tell(client, "चाँद")
    answer = await client.get(f"{story}/export?format=docx")
    assert answer.status_code == 422
    assert "'txt' or 'json'" in answer.text
    other = {"Authorization": f"Bearer {stranger}"}
    assert (await client.get(f"{story}/export", headers=other)).status_code == 404
