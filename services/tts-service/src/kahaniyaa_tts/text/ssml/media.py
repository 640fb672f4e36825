"""Which addresses in SSML are our own: nothing else is ever opened."""

import re

OUR_LEXICON = "kahaniyaa:lexicon"
"""The lexicon that the caller keeps here; it holds in all that is said for them."""

_RECORDING = re.compile(r"(?:kahaniyaa:audio/|/v1/audio/)([0-9a-fA-F-]{1,40})(?:\?[^#]*)?")


def recording_id(address: str) -> str | None:
    """The id of the recording at the address, if it is one of ours."""
    match = _RECORDING.fullmatch(address)
    return match[1] if match else None
