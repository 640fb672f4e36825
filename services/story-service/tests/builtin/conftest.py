"""One storyteller for all these tests: its languages are read once."""

import pytest

from kahaniyaa_story.writing.engines.builtin.storyteller import BuiltinStoryteller


@pytest.fixture(scope="session")
def storyteller() -> BuiltinStoryteller:
    return BuiltinStoryteller()
