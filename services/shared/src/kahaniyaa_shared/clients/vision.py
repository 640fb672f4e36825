"""vision-service, as story-service sees it."""

from dataclasses import dataclass

from kahaniyaa_shared.clients.base import ServiceClient
from kahaniyaa_shared.contracts.pictures import DescribeRequest, PictureFacts
from kahaniyaa_shared.identity import ServiceIdentity


@dataclass(frozen=True, slots=True)
class VisionClient:
    """Says what a user's pictures show."""

    vision: ServiceClient
    identity: ServiceIdentity

    async def describe(self, image_id: str, *, language: str, user_id: str) -> PictureFacts:
        """What a picture of this user shows; a note given before is kept. Raises `Refused` where it is not theirs."""
        token = self.identity.token_for(user_id)
        asked = DescribeRequest(language=language)
        path = f"/v1/images/{image_id}/describe"
        return await self.vision.call("POST", path, answer=PictureFacts, token=token, body=asked)
