"""Stories of the project's own storyteller, as plain text."""

from kahaniyaa_story.writing.brief import Brief
from kahaniyaa_story.writing.engines.builtin.storyteller import BuiltinStoryteller

WISHES = {"hi": "एक शर्मीला हाथी जो उड़ना चाहता है", "en": "a shy elephant who wants to fly"}


def story(language: str, *, words: int, seed: int) -> str:
    """A story of about so many words; another one for each seed."""
    told = BuiltinStoryteller().tell(Brief(language=language, seed=seed, scenario=WISHES[language], length_words=words))
    return "\n".join(line.text for scene in told.scenes for line in scene.lines)
