"""What can be wrong with a choice of voice."""

from kahaniyaa_shared.problems import Conflict, Invalid, NotFound


class UnknownVoice(Invalid):
    """No voice or preset of yours has this id; `GET /v1/voices` lists those that there are."""

    slug, title = "unknown-voice", "No such voice"


class VoiceNotFound(NotFound):
    """There is no such voice, or it is somebody else's preset."""

    slug, title = "voice-not-found", "No such voice"


class PresetNotFound(NotFound):
    """There is no such preset, or it is not yours."""

    slug, title = "preset-not-found", "No such preset"


class TooManyPresets(Conflict):
    """You have as many presets as there is room for; delete one that you no longer use."""

    slug, title = "too-many-presets", "Too many presets"
