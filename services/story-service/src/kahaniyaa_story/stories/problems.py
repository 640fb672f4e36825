"""What can go wrong with stories that a caller can act on."""

from kahaniyaa_shared.problems import Conflict, Invalid, NotFound, PreconditionFailed


class StoryNotFound(NotFound):
    """There is no such story, or it is not yours."""

    slug, title = "story-not-found", "There is no such story"


class StillWriting(Conflict):
    """The story is being written; wait until it is done, or cancel it first."""

    slug, title = "still-writing", "The story is still being written"


class NothingToStop(Conflict):
    """The story is not being written now."""

    slug, title = "nothing-to-stop", "The story is not being written"


class NothingToResume(Conflict):
    """The story is being written already, or is told to its end."""

    slug, title = "nothing-to-resume", "There is nothing to go on with"


class StoryChanged(PreconditionFailed):
    """The story changed since you read it; read it again, then change it."""

    slug, title = "story-changed", "The story changed meanwhile"


class Unwritable(Invalid):
    """No configured writer can do this; the detail names what they can."""

    slug, title = "unwritable", "No writer here can write that"


class Unsuitable(Invalid):
    """A word in it does not belong in a child's story; `errors` names the field."""

    slug, title = "unsuitable", "That does not belong in a child's story"
