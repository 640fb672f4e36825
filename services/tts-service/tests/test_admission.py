"""How many are served at once, and when the others may come back."""

from contextlib import ExitStack

import pytest

from kahaniyaa_tts.speech.admission import Admission
from kahaniyaa_tts.speech.problems import TooBusy


class Clock:
    """Shows the time that the test sets."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


def refused(admission: Admission, owner: str) -> int:
    with pytest.raises(TooBusy) as busy, admission.of(owner):
        pass
    return int(busy.value.headers["Retry-After"])


def test_there_is_room_for_so_many_in_all_and_of_one_owner() -> None:
    admission = Admission(3, 2)
    with ExitStack() as inside:
        for owner in ("a", "a", "b"):
            inside.enter_context(admission.of(owner))
        assert refused(admission, "a") >= 1
        assert refused(admission, "c") >= 1
    with admission.of("a"), admission.of("a"):
        pass


def test_who_is_refused_is_told_when_one_of_those_inside_will_have_left() -> None:
    clock = Clock()
    admission = Admission(2, 2, clock)
    for _ in range(40):
        with admission.of("a"):
            clock.now += 30
    with admission.of("a"), admission.of("b"):
        assert refused(admission, "c") == 15


def test_nobody_is_sent_away_for_more_than_a_minute() -> None:
    clock = Clock()
    admission = Admission(1, 1, clock)
    for _ in range(40):
        with admission.of("a"):
            clock.now += 600
    with admission.of("a"):
        assert refused(admission, "b") == 60
