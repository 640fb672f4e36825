"""What can go wrong with listeners that a caller can act on."""

from kahaniyaa_shared.problems import NotFound


class ListenerNotFound(NotFound):
    """There is no such listener, or it is not yours."""

    slug, title = "listener-not-found", "There is no such listener"
