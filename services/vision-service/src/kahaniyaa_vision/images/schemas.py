"""What a picture looks like on the wire."""

from datetime import datetime
from typing import Literal

from pydantic import Field

from kahaniyaa_shared.contracts.pictures import PictureFacts
from kahaniyaa_shared.contracts.wire import Answer

Size = Literal["thumb", "page", "full"]


class Image(Answer):
    """A picture of yours; width, height, media_type, bytes and sha256 are those of its full file."""

    id: str
    owner_id: str
    width: int
    height: int
    media_type: str
    bytes: int
    sha256: str
    created_at: datetime
    taken_at: str | None = Field(
        default=None, description="When, in UTC with Z; local time without a zone where the camera gave none."
    )
    camera: str | None = None
    orientation_applied: bool = Field(description="Whether it was turned upright as the camera said it was held.")
    location_removed: bool = Field(description="Whether it came with the place where it was taken, now removed.")
    placeholder: str = Field(description="A BlurHash, to show while the picture loads.")
    thumb_url: str = Field(description="At most 320 px a side; signed, good for 12 hours.")
    page_url: str = Field(description="At most 1280 px a side; signed, good for 12 hours.")
    full_url: str = Field(description="As large as it came; signed, good for 12 hours.")
    note: str | None = Field(default=None, description="The person's own line: who or what this is.")
    analysis: PictureFacts | None = Field(default=None, description="What was last seen in it, if it was described.")


class ImageList(Answer):
    """Pictures of yours, newest first."""

    items: tuple[Image, ...]
    next_cursor: str | None = None
