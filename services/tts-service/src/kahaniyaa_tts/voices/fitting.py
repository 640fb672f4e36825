"""The voice that fits a wish best: by name, language, gender and age (SSML 1.1, 3.2.1)."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from kahaniyaa_shared.languages import primary
from kahaniyaa_tts.engine import Abilities
from kahaniyaa_tts.text.document import VoiceWish
from kahaniyaa_tts.voices.catalogue import find_voice, voice_id
from kahaniyaa_tts.voices.roles import ROLES

_ADULT, _ELDER = 13, 60
"""Years from which on somebody is an adult, and an elder."""

_USUAL_FIRST = ("woman", "man", "child", "grandmother", "grandfather")
"""Who comes first of the roles that fit equally well; whoever is not among them comes after, the narrator last."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A voice that may be chosen, and what is known of it; one without languages speaks all that there are."""

    id: str
    names: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    gender: str = ""
    age: str = ""


@dataclass(frozen=True, slots=True)
class Fit:
    """The voice that fits best, None if none fits, and which of the wished features it lacks."""

    voice: str | None
    lacking: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Fitting:
    """Finds voices among those that an engine has, the roles it plays, and whatever else is known by its id."""

    abilities: Abilities
    is_known: Callable[[str], bool]

    def voice(self, wishes: Iterable[VoiceWish], usual: str | None, language: str) -> str | None:
        """The voice that all these wishes come to, each within the one before it; `usual` if there is none."""
        for wish in wishes:
            fit = self.fit(wish, usual, language)
            if fit.voice is not None:
                usual = fit.voice
        return usual

    def fit(self, wish: VoiceWish, usual: str | None, language: str) -> Fit:
        """The best voice for the wish; of equals the usual one."""
        wished = _wished(wish)
        candidates = list(self._candidates(wish, usual, language))
        required = [feature for feature in wish.required if feature in wished]
        fitting = [one for one in candidates if not any(self._lacks(one, wish, feature) for feature in required)]
        if not fitting and wish.on_failure != "priorityselect":
            return Fit(None, wished)
        order = dict.fromkeys([*(feature for feature in wish.ordering if feature in wished), *sorted(wished)])
        ranked = sorted(fitting or candidates, key=lambda one: [self._lacks(one, wish, feature) for feature in order])
        lacked = [self._lacks(ranked[0], wish, feature) for feature in order]
        equals = [one for one in ranked if [self._lacks(one, wish, feature) for feature in order] == lacked]
        best = equals[(wish.variant - 1) % len(equals)]
        lacking = {feature for feature in order if self._lacks(best, wish, feature) >= _ENTIRELY}
        return Fit(best.id, frozenset(lacking | ({"variant"} if wish.variant > len(equals) else set())))

    def _lacks(self, candidate: Candidate, wish: VoiceWish, feature: str) -> int:
        """0 if the candidate has the feature as wished; of several names, the earlier the better."""
        match feature:
            case "name":
                places = [place for place, name in enumerate(wish.names) if name.casefold() in candidate.names]
                return min(places, default=_ENTIRELY)
            case "languages":
                return 0 if any(self._speaks(candidate, each) for each in wish.languages) else _ENTIRELY
            case "gender":
                return 0 if candidate.gender == wish.gender else _ENTIRELY
            case _:
                return 0 if candidate.age == _age(wish.age or 0) else _ENTIRELY

    def _speaks(self, candidate: Candidate, language: str) -> bool:
        return primary(language.partition(":")[0]) in (candidate.languages or self.abilities.languages)

    def _candidates(self, wish: VoiceWish, usual: str | None, language: str) -> Iterator[Candidate]:
        """The usual voice, the voices named, the roles, and the engine's own, each once."""
        seen: set[str] = set()
        named = [name for name in wish.names if self.is_known(name)]
        roles = sorted(ROLES, key=_place)
        for identifier in (usual or voice_id(language, "narrator"), *named, *(voice_id(language, r) for r in roles)):
            if identifier not in seen:
                seen.add(identifier)
                yield _described(identifier)
        for voice in self.abilities.voices:
            names = (voice.id.casefold(), voice.name.casefold())
            yield Candidate(
                id=voice.id, names=names, languages=(primary(voice.language),), gender=voice.gender, age=voice.age
            )


_ENTIRELY = 1_000
"""More than there are names in a wish."""


def _wished(wish: VoiceWish) -> frozenset[str]:
    asked = {
        "name": bool(wish.names),
        "languages": bool(wish.languages),
        "gender": bool(wish.gender),
        "age": wish.age is not None,
    }
    return frozenset(feature for feature, is_asked in asked.items() if is_asked)


def _described(identifier: str) -> Candidate:
    voice = find_voice(identifier)
    if voice is None:
        return Candidate(id=identifier, names=(identifier.casefold(),))
    names = (identifier.casefold(), *(() if voice.shade else (voice.role.name,)))
    return Candidate(id=identifier, names=names, gender=voice.role.gender, age=voice.role.age)


def _place(role: str) -> int:
    if role == "narrator":
        return len(_USUAL_FIRST) + 1
    return _USUAL_FIRST.index(role) if role in _USUAL_FIRST else len(_USUAL_FIRST)


def _age(years: int) -> str:
    return "child" if years < _ADULT else "elder" if years >= _ELDER else "adult"
