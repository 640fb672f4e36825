"""Which describers a service has, as its settings name them."""

from collections.abc import Callable, Mapping

from kahaniyaa_shared.starting import CannotStart
from kahaniyaa_vision.describing.describer import Describer, FirstThatWorks
from kahaniyaa_vision.describing.engines.builtin import BuiltinDescriber
from kahaniyaa_vision.describing.engines.openai import OpenAiDescriber, VisionServer
from kahaniyaa_vision.settings import VisionSettings


class NotConfigured(CannotStart):
    """The settings ask for a describer that they do not describe; the message says what to set."""


def chosen(settings: VisionSettings) -> FirstThatWorks:
    """The describers in the order of DESCRIBING_ENGINES; a model that nobody named is left out."""
    makers: Mapping[str, Callable[[VisionSettings], Describer]] = {"builtin": _builtin, "openai": _openai}
    names = [name.strip() for name in settings.describing_engines.split(",") if name.strip()]
    for name in names:
        if name not in makers:
            raise NotConfigured(f"DESCRIBING_ENGINES names {name!r}; known are {', '.join(makers)}.")
    usable = [name for name in names if name != "openai" or settings.vision_model]
    if not usable:
        raise NotConfigured("DESCRIBING_ENGINES leaves nobody to look at pictures: set VISION_MODEL, or add builtin.")
    return FirstThatWorks([makers[name](settings) for name in usable])


def _builtin(_settings: VisionSettings) -> Describer:
    return BuiltinDescriber()


def _openai(settings: VisionSettings) -> Describer:
    return OpenAiDescriber(
        VisionServer(
            base_url=settings.openai_base_url,
            api_key=settings.openai_api_key,
            model=settings.vision_model,
            seconds=settings.describing_seconds,
        )
    )
