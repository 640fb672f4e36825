"""The names of voices that clients of OpenAI's API know, and who speaks for them here."""

from kahaniyaa_tts.voices.catalogue import voice_id

NAMES: dict[str, tuple[str, int]] = {
    "alloy": ("narrator", 0),
    "ash": ("man", 1),
    "ballad": ("man", 2),
    "cedar": ("man", 3),
    "coral": ("woman", 1),
    "echo": ("man", 0),
    "fable": ("grandfather", 0),
    "marin": ("woman", 2),
    "nova": ("woman", 0),
    "onyx": ("giant", 0),
    "sage": ("grandmother", 0),
    "shimmer": ("child", 0),
    "verse": ("child", 1),
}
"""A role and a shade of it for each name; they speak whatever language the text is in."""


def our_voice(name: str) -> str:
    """The id of the voice that is asked for by OpenAI's name; any other name is an id of ours already."""
    if name not in NAMES:
        return name
    role, shade = NAMES[name]
    return voice_id("en", role, shade)
