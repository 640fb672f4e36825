"""What can go wrong with a session."""

from kahaniyaa_shared.problems import Forbidden, NotFound, Unauthenticated


class SessionNotFound(NotFound):
    """You are not signed in there, or it is somebody else's session."""

    slug, title = "session-not-found", "No such session"


class SessionOver(Unauthenticated):
    """The refresh token was used before, was signed out, or its time is over: sign in again."""

    slug, title = "session-over", "This session is over"


class OtherOrigin(Forbidden):
    """Another site's page used this browser's cookie; only our own page may."""

    slug, title = "other-origin", "Not from our page"
