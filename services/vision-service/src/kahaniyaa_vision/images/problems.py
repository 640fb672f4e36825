"""What can be wrong with a picture."""

from kahaniyaa_shared.problems import Conflict, FieldProblem, Invalid, NotFound, Problem, UnsupportedMedia

FILE = "/file"


class ImageNotFound(NotFound):
    """There is no such picture, or it is not yours."""

    slug, title = "image-not-found", "No such picture"


class NotAPicture(UnsupportedMedia):
    """The file is not a JPEG, PNG, WebP, GIF, HEIC or AVIF picture, whatever it is called."""

    slug, title = "not-a-picture", "Not a picture we can open"


class PictureBroken(Invalid):
    """The file begins as a picture does, but cannot be opened to its end."""

    slug, title = "picture-broken", "The picture is damaged"


class PictureTooDetailed(Invalid):
    """The picture has more pixels than are opened here: 50 million, or 12,000 on one side."""

    slug, title = "picture-too-detailed", "The picture has too many pixels"


class PictureTooDemanding(Invalid):
    """Opening the picture takes more time or memory than any picture should."""

    slug, title = "picture-too-demanding", "The picture cannot be opened within our limits"


class OtherPicture(Invalid):
    """This Idempotency-Key was used for another picture."""

    slug, title = "other-body-under-key", "That key was used for another picture"


class StillUploading(Conflict):
    """A picture under this Idempotency-Key is being kept at this moment."""

    slug, title = "still-uploading", "That upload is still under way"


class DarkroomBusy(Problem):
    """Many pictures are being opened; `Retry-After` says when to come back."""

    status, slug, title = 503, "pictures-busy", "Many pictures are waiting to be opened"

    def __init__(self) -> None:
        detail = "Many pictures are waiting to be opened; send this one again in a few seconds."
        super().__init__(detail, headers={"Retry-After": "5"})


_REFUSALS: dict[str, tuple[type[Problem], str]] = {
    "unknown": (
        NotAPicture,
        "Send a JPEG, PNG, WebP, GIF, HEIC or AVIF file; its content counts, not its name.",
    ),
    "broken": (PictureBroken, "The file is cut off or damaged; save or export the picture again, then send that."),
    "too_large": (PictureTooDetailed, "Send it with at most 50 million pixels and 12,000 on a side."),
    "too_demanding": (PictureTooDemanding, "Save it as an ordinary JPEG or make it smaller, then send that."),
}


def refusal(kind: str, detail: str) -> Problem:
    """The problem for a picture that the darkroom refused."""
    problem, advice = _REFUSALS[kind]
    shown = f"{detail}: {advice}" if kind == "too_large" else advice
    return problem(shown, errors=[FieldProblem(pointer=FILE, detail=shown)])
