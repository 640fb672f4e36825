"""Two sisters are called sisters, two brothers brothers, where their story says that they belong together."""

import pytest

from kahaniyaa_story.writing.brief import Audience, Brief
from kahaniyaa_story.writing.engines.builtin.storyteller import BuiltinStoryteller


@pytest.mark.parametrize(
    ("language", "wish", "word"),
    [
        ("en", "two sisters and a lost kite", "sister"),
        ("en", "two brothers go to the sea", "brother"),
        ("en", "a boy and his sister", "sister"),
        ("hi", "दो बहनें पतंग उड़ाती हैं", "बहन"),
        ("hi", "दो भाई समुद्र देखना चाहते हैं", "भाई"),
        ("ta", "இரண்டு சகோதரிகள் பட்டம் விடுகிறார்கள்", "சகோதரி"),
        ("ta", "இரண்டு சகோதரர்கள் கடலைப் பார்க்க விரும்புகிறார்கள்", "சகோதர"),
    ],
)
@pytest.mark.parametrize(("words", "audience"), [(90, "preschool"), (150, "kids"), (350, "kids")])
@pytest.mark.parametrize("seed", range(4))
def test_two_of_a_family_are_called_what_they_are_to_each_other(
    storyteller: BuiltinStoryteller, language: str, wish: str, word: str, words: int, audience: Audience, seed: int
) -> None:
    brief = Brief(language=language, seed=seed, scenario=wish, length_words=words, audience=audience)
    told = storyteller.tell(brief)
    met = next(beat for beat in told.beats if beat.beat.key == "pal.kin")
    assert word in " ".join(line.text for line in met.lines)
