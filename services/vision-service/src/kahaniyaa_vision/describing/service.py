"""Has a picture described, and keeps what was seen."""

from collections.abc import Sequence
from dataclasses import dataclass

from kahaniyaa_shared.contracts.pictures import PictureFacts
from kahaniyaa_shared.engines import EngineError
from kahaniyaa_shared.identity import Caller
from kahaniyaa_shared.languages import STORY_LANGUAGES
from kahaniyaa_vision.darkroom.darkroom import Busy, Darkroom, PictureRefused
from kahaniyaa_vision.darkroom.messages import Sight
from kahaniyaa_vision.describing.describer import Describer, Subject, label
from kahaniyaa_vision.describing.problems import DescribingFailed
from kahaniyaa_vision.describing.schemas import DescriberCard
from kahaniyaa_vision.images.models import ImageRow
from kahaniyaa_vision.images.problems import DarkroomBusy, ImageNotFound, refusal
from kahaniyaa_vision.images.service import ImageService


@dataclass(frozen=True, slots=True)
class DescribingService:
    """Looks at pictures through the configured describers."""

    images: ImageService
    darkroom: Darkroom
    describer: Describer

    async def describe(self, image_id: str, caller: Caller, *, language: str, note: str | None) -> PictureFacts:
        """What a picture shows; a note stays until another is given, and an empty one takes it back."""
        row = await self.images.get(image_id, caller)
        told = row.note if note is None else note or None
        known = self._known(row, language, told)
        if known is not None:
            return known
        facts = await self._look(row, language, told)
        if not await self.images.album.describe(image_id, facts, language):
            raise ImageNotFound(f"The picture {image_id!r} was deleted meanwhile.", image_id=image_id)
        return facts

    def _known(self, row: ImageRow, language: str, note: str | None) -> PictureFacts | None:
        """What the preferred describer said before, in this language if it has words: nobody is asked twice."""
        has_words = "caption" in self.describer.sees
        if row.analysis is None or row.note != note or (has_words and row.described_in != language):
            return None
        facts = PictureFacts.model_validate(row.analysis)
        return facts if facts.engine == label(self.describer) else None

    async def _look(self, row: ImageRow, language: str, note: str | None) -> PictureFacts:
        subject = Subject(
            sight=await self._sight(row),
            by_camera=row.by_camera,
            light_value=row.light_value,
            flash=row.flash,
            language=language,
            note=note,
        )
        try:
            return await self.describer.describe(subject)
        except EngineError as error:
            raise DescribingFailed(passing=error.passing) from error

    async def _sight(self, row: ImageRow) -> Sight:
        try:
            picture = b"".join([chunk async for chunk in self.images.album.read(row.page)])
            return await self.darkroom.look(picture)
        except FileNotFoundError as error:
            raise ImageNotFound(f"The picture {row.id!r} was deleted meanwhile.", image_id=row.id) from error
        except PictureRefused as refused:
            raise refusal(refused.kind, str(refused)) from refused
        except Busy as error:
            raise DarkroomBusy from error


def card(describer: Describer) -> DescriberCard:
    """What a describer can do."""
    sees = dict(describer.sees)
    has_words = bool({"caption", "objects"} & sees.keys())
    return DescriberCard(
        name=describer.name,
        model=describer.model or None,
        sees=sees,
        languages=tuple(STORY_LANGUAGES) if has_words else (),
        sends_pictures="model" in sees.values(),
    )


def cards(describers: Sequence[Describer]) -> tuple[DescriberCard, ...]:
    """The configured describers in the order in which they are asked."""
    return tuple(map(card, describers))
