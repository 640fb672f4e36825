"""Where each word begins in the sounds of a clause, whose words espeak-ng says otherwise than alone, or runs together.

"It was a tree" is `ɪt wʌzɐ tɹˈiː`, while its words alone are `ɪt wˈʌz ˈeɪ tɹˈiː`: what is read must be the first, and
the second tells where in it the words are.
"""

from collections.abc import Sequence
from itertools import accumulate

_APART = 3
"""What it costs to take a space for a sound: more than to leave both out."""


def beginnings(alone: Sequence[str], together: str) -> list[int]:
    """The index in `together` at which each word begins, in order, by the likeness of its sounds alone."""
    offsets = accumulate((len(each) + 1 for each in alone[:-1]), initial=0)
    reached = _reached(" ".join(alone), together)
    return [_after_space(reached[offset], together) for offset in offsets]


def _after_space(index: int, together: str) -> int:
    return index + 1 if together[index : index + 1] == " " else index


def _reached(one: str, other: str) -> list[int]:
    """How much of the other is over where each sign of the one begins, when they are laid beside each other at best."""
    costs = _costs(one, other)
    reached = [0] * (len(one) + 1)
    at, beside = len(one), len(other)
    while at:
        reached[at] = beside
        cost = costs[at][beside]
        if beside and cost == costs[at - 1][beside - 1] + _cost(one[at - 1], other[beside - 1]):
            at, beside = at - 1, beside - 1
        elif beside and cost == costs[at][beside - 1] + 1:
            beside -= 1
        else:
            at -= 1
    return reached


def _costs(one: str, other: str) -> list[list[int]]:
    """How unlike the beginnings of the two are, for every pair of lengths (Levenshtein's distance)."""
    costs = [list(range(len(other) + 1))]
    for sign in one:
        before, row = costs[-1], [costs[-1][0] + 1]
        for index, another in enumerate(other):
            row.append(min(before[index] + _cost(sign, another), before[index + 1] + 1, row[index] + 1))
        costs.append(row)
    return costs


def _cost(sign: str, another: str) -> int:
    if sign == another:
        return 0
    return _APART if " " in {sign, another} else 1
