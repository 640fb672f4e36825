"""What can be wrong with a request for audio."""

from kahaniyaa_shared.problems import NotFound, Problem


class RecordingNotFound(NotFound):
    """There is no such recording, or it is not yours."""

    slug, title = "recording-not-found", "No such recording"


class RangeNotSatisfiable(Problem):
    """The range asked for begins after the end of the recording; `Content-Range` says how long it is."""

    status, slug, title = 416, "range-not-satisfiable", "The recording is shorter than that"
