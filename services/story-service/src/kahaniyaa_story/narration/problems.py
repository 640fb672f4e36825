"""What can go wrong with narrations that a caller can act on."""

from kahaniyaa_shared.problems import Conflict


class NothingToRead(Conflict):
    """No scene of the story is written yet; ask again when there is one."""

    slug, title = "nothing-to-read", "There is nothing to read yet"
