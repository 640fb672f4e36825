"""A story from the wish to the last word, through the door."""

from kahaniyaa_shared.testing.running import Client

ASKED = {"language": "en", "scenario": "the lost kite"}


async def test_a_wish_becomes_a_story_that_is_streamed_and_kept(client: Client) -> None:
    answer = await client.post("/v1/stories", json=ASKED, headers={"Accept": "text/event-stream"})
    assert answer.status_code == 201
    story = (await client.get(answer.headers["Location"])).json()
    print(answer.text)
    assert story["status"] == "complete"
    assert [scene["number"] for scene in story["scenes"]] == [1, 2, 3]
