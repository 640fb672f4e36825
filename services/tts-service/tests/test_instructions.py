"""Instructions are heard as far as their words go, and what they take back is not done."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kahaniyaa_tts.openai.instructions import Delivery, delivery


@pytest.mark.parametrize(
    ("instructions", "wanted"),
    [
        ("Whisper, as to a sleeping child.", Delivery(emotion="gentle")),
        ("Speak cheerfully!", Delivery(emotion="cheerful")),
        ("Slowly and sadly, in a deep voice", Delivery(emotion="sad", rate=0.8, pitch=-3.0)),
        ("Tell it quickly", Delivery(rate=1.25)),
        ("Not too fast, and don't sound sad. Calm.", Delivery(emotion="calm")),
        ("In the manner of a saddle-maker", Delivery()),
        ("", Delivery()),
    ],
)
def test_what_instructions_come_to(instructions: str, wanted: Delivery) -> None:
    assert delivery(instructions) == wanted


@given(st.text())
def test_no_instructions_break_it(instructions: str) -> None:
    assert 0.25 <= delivery(instructions).rate <= 4
