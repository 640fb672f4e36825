"""The writers there are, and which of them the settings ask for."""

from collections.abc import Callable, Mapping

from kahaniyaa_shared.starting import CannotStart
from kahaniyaa_story.settings import StorySettings
from kahaniyaa_story.writing.engine import StoryWriter


class UnknownWriter(CannotStart):
    """WRITING_ENGINES names a writer that there is not."""


def configured_writers(settings: StorySettings) -> tuple[StoryWriter, ...]:
    """The writers of `writing_engines` in their order, without those that nothing is configured for."""
    names = [name.strip() for name in settings.writing_engines.split(",") if name.strip()]
    made: list[StoryWriter | None] = [_maker(name)(settings) for name in names]
    return tuple(writer for writer in made if writer is not None)


def _maker(name: str) -> Callable[[StorySettings], StoryWriter | None]:
    makers: Mapping[str, Callable[[StorySettings], StoryWriter | None]] = {"openai": _openai, "builtin": _builtin}
    if name not in makers:
        raise UnknownWriter(f"WRITING_ENGINES names {name!r}; there are: {', '.join(makers)}.")
    return makers[name]


def _openai(settings: StorySettings) -> StoryWriter | None:
    if not settings.openai_is_configured:
        return None
    from kahaniyaa_story.writing.engines.openai import OpenAIWriter  # only where it is configured

    return OpenAIWriter(
        base_url=settings.openai_base_url,
        api_key=settings.openai_api_key.get_secret_value(),
        model=settings.openai_model,
        seconds=settings.writing_seconds,
    )


def _builtin(_settings: StorySettings) -> StoryWriter:
    from kahaniyaa_story.writing.engines.builtin.storyteller import BuiltinStoryteller  # its words load lazily too

    return BuiltinStoryteller()
