"""What the product is made of: each service's name, and where its application comes from."""

from collections.abc import Callable
from dataclasses import dataclass

from fastapi import FastAPI

import kahaniyaa_auth.app
import kahaniyaa_auth.settings
import kahaniyaa_story.app
import kahaniyaa_story.settings
import kahaniyaa_tts.app
import kahaniyaa_tts.settings
import kahaniyaa_vision.app
import kahaniyaa_vision.settings
from kahaniyaa_shared.platform import Surroundings


@dataclass(frozen=True, slots=True)
class Part:
    """One service of the four behind the gateway."""

    name: str
    create: Callable[[dict[str, object], Surroundings], FastAPI]
    """Makes its application with these settings over the environment's."""


PARTS: tuple[Part, ...] = (
    Part("auth", lambda given, around: kahaniyaa_auth.app.create_app(
        kahaniyaa_auth.settings.AuthSettings.load(**given), around)),
    Part("vision", lambda given, around: kahaniyaa_vision.app.create_app(
        kahaniyaa_vision.settings.VisionSettings.load(**given), around)),
    Part("tts", lambda given, around: kahaniyaa_tts.app.create_app(
        kahaniyaa_tts.settings.TtsSettings.load(**given), around)),
    Part("story", lambda given, around: kahaniyaa_story.app.create_app(
        kahaniyaa_story.settings.StorySettings.load(**given), around)),
)  # fmt: skip
"""In the order in which they start: whoever calls another starts after it."""
