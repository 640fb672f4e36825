"""What can keep a voice from being installed."""

from kahaniyaa_shared.problems import Conflict, Forbidden, NotFound


class NotInstallable(NotFound):
    """The catalogue has no such voice."""

    slug, title = "voice-not-installable", "No such voice to install"


class MayNotInstall(Forbidden):
    """Who may install voices here is said by SPEECH_INSTALLING."""

    slug, title = "may-not-install", "Not allowed to install voices"


class NoVoiceLibrary(Conflict):
    """The library that speaks such voices is not installed here."""

    slug, title = "voice-library-missing", "These voices cannot speak here"
