"""Sets told beats into scenes, each with a title, a picture direction and somebody who speaks."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from kahaniyaa_story.writing.engines.builtin.measure import is_firm
from kahaniyaa_story.writing.engines.builtin.plan import Beat, StoryPlan
from kahaniyaa_story.writing.engines.builtin.telling.pictures import Pictures
from kahaniyaa_story.writing.engines.builtin.telling.teller import Teller, ToldBeat
from kahaniyaa_story.writing.scenes import Scene

_SCENE_WORDS = 90  # about as much as one picture carries
_SILENT = 75  # words up to which a story may do without a line of speech
_NEW_TALE = 200  # words that count against a scene in which one tale ends and another begins
_LAST = ("close.", "tale.begin", "tale.night", "tale.more")
"""After these nobody in the scene has anything more to say; one alone in its scene comes when a tale has been told."""
_TERSE = 100  # words up to which one that comes out too long may do without, too
_FULL = 0.97  # of its words: what leaves a story that missed its length none for more speech
_ROOMY = 120  # words up to which a scene takes in its neighbour, so that somebody speaks in it


def scenes(told: Sequence[ToldBeat], teller: Teller) -> tuple[Scene, ...]:
    """The scenes of a told story, numbered from 1."""
    is_full = is_firm(teller.plan) and sum(beat.words for beat in told) > _FULL * teller.plan.words
    groups, pictures = enumerate(in_scenes(told, teller.plan), start=1), Pictures(teller)
    return tuple(_scene(number, group, pictures, teller, is_full=is_full) for number, group in groups)


def in_scenes(told: Sequence[ToldBeat], plan: StoryPlan) -> list[list[ToldBeat]]:
    """The beats of each scene: as the plan was told before, in whatever language, else about a page each."""
    if plan.is_told:
        return [list(group) for _, group in groupby(told, key=lambda each: each.beat.scene)]
    groups = _merged(list(_by_part(told)), max(1, round(sum(b.words for b in told) / _SCENE_WORDS)))
    return _with_speech(groups)


def _by_part(told: Sequence[ToldBeat]) -> Iterator[list[ToldBeat]]:
    group = list[ToldBeat]()
    for beat in told:
        if group and (beat.beat.part, beat.beat.tale) != (group[-1].beat.part, group[-1].beat.tale):
            yield group
            group = []
        group.append(beat)
    if group:
        yield group


def _merged(groups: list[list[ToldBeat]], most: int) -> list[list[ToldBeat]]:
    """Not more scenes than asked: the two neighbours that are shortest together become one."""
    while len(groups) > most:
        at = min(range(len(groups) - 1), key=lambda i: _together(groups, i))
        groups[at : at + 2] = [groups[at] + groups[at + 1]]
    return groups


def _with_speech(groups: list[list[ToldBeat]]) -> list[list[ToldBeat]]:
    """The scenes, a silent one made one with the shorter of its neighbours where that leaves it short enough."""
    for at, group in enumerate(groups):
        beside = [i for i in (at - 1, at) if 0 <= i < len(groups) - 1]
        pairs = [i for i in beside if _together(groups, i) <= _ROOMY]
        if not _speaks(group) and pairs:
            i = min(pairs, key=lambda i: _together(groups, i))
            return _with_speech([*groups[:i], groups[i] + groups[i + 1], *groups[i + 2 :]])
    return groups


def _speaks(group: Sequence[ToldBeat]) -> bool:
    return any(line.kind == "dialogue" for beat in group for line in beat.lines)


def _together(groups: Sequence[Sequence[ToldBeat]], at: int) -> int:
    """How long a group and the next would be as one; another tale had better have a page of its own."""
    one, two = groups[at], groups[at + 1]
    return _length(one) + _length(two) + (0 if one[-1].beat.tale == two[0].beat.tale else _NEW_TALE)


def _length(group: Sequence[ToldBeat]) -> int:
    return sum(beat.words for beat in group)


def _scene(number: int, group: list[ToldBeat], pictures: Pictures, teller: Teller, *, is_full: bool) -> Scene:
    if teller.plan.words > _SILENT and not _speaks(group) and not (is_full and teller.plan.words <= _TERSE):
        at = len(group) - group[-1].beat.key.startswith(_LAST)
        at -= at > 1 and group[at - 1].beat.key.startswith("turn.")  # who has found heart again despairs no more
        group = [*group[:at], *_speech(group, at, teller), *group[at:]]
    first = group[0].beat
    return Scene(
        number=number,
        title=teller.phrase(f"scene.{_part(first, teller.plan)}", first.tale) or None,
        picture=pictures.of(group),
        lines=tuple(line for beat in group for line in beat.lines),
    )


def _speech(group: Sequence[ToldBeat], at: int, teller: Teller) -> list[ToldBeat]:
    """What the hero says at a place in a silent scene; before its only beat they say what they think of the tale told
    to them until then."""
    beat = group[max(0, at - 1)].beat
    moment = _moment(beat, teller.plan) if at else "heard"
    said = teller.beat(Beat(key=f"says.{moment}", part=beat.part, tale=beat.tale))
    return [said] if said else []


def _moment(beat: Beat, plan: StoryPlan) -> str:
    """The part of the story after a beat, for who speaks then; in a miniature the first stroke brings the trouble."""
    return "trouble" if beat.key.startswith("mini.") and beat.key.endswith(".start") else _part(beat, plan)


def _part(beat: Beat, plan: StoryPlan) -> str:
    """The part of the story; at the end it is `home` only to the hero of the story itself, who has been away."""
    is_homecoming = not beat.tale and any("gone" in each.adds for each in plan.beats if not each.tale)
    return "after" if beat.part == "home" and not is_homecoming else beat.part
