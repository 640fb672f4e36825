"""Who is gone is forgotten, who becomes somebody keeps their pictures, and the others hear of it."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from kahaniyaa_shared.buses import InProcessBus, InProcessLive
from kahaniyaa_shared.contracts.events import (
    EventData,
    ImageDeleted,
    ImageDescribed,
    ImageUploaded,
    UserDeleted,
    UserMerged,
)
from kahaniyaa_shared.database import new_id, now
from kahaniyaa_shared.events import Event, EventBus, Subscription
from kahaniyaa_shared.platform import Surroundings
from kahaniyaa_shared.testing.running import Client, client_of
from kahaniyaa_vision.app import create_app
from kahaniyaa_vision.settings import VisionSettings

Headers = dict[str, str]
ASHA = "01900000-0000-7000-8000-00000000a5ca"
RAVI = "01900000-0000-7000-8000-000000004a71"


@pytest.fixture
async def bus() -> AsyncIterator[EventBus]:
    bus = InProcessBus()
    yield bus
    await bus.close()


@pytest.fixture
async def heard(bus: EventBus) -> list[Event]:
    events: list[Event] = []

    async def keep(event: Event) -> None:
        events.append(event)

    kinds = (ImageUploaded, ImageDescribed, ImageDeleted)
    await bus.subscribe(Subscription(kinds=kinds, handler=keep, since=timedelta(0)))
    return events


@pytest.fixture
async def service(settings: VisionSettings, bus: EventBus) -> AsyncIterator[Client]:
    async with client_of(create_app(settings, Surroundings(bus=bus, live=InProcessLive()))) as client:
        yield client


async def tell(bus: EventBus, data: EventData, subject: str) -> None:
    told = Event(
        id=new_id(), source="/auth-service", type=data.type, time=now(), subject=subject, sequence=1,
        request_id="", data=data.model_dump(mode="json"),
    )  # fmt: skip
    await bus.publish(told)


async def send(service: Client, picture: bytes, headers: Headers) -> str:
    answer = await service.post("/v1/images", files={"file": ("a.jpg", picture, "image/jpeg")}, headers=headers)
    return answer.headers["location"]


async def until(holds: object, *, within: float = 30) -> None:
    assert callable(holds)
    async with asyncio.timeout(within):
        while not holds():
            await asyncio.sleep(0.02)


async def test_the_others_hear_what_became_true_and_no_words(
    service: Client, heard: list[Event], phone_photo: bytes, asha: Headers
) -> None:
    path = await send(service, phone_photo, asha)
    await service.post(f"{path}/describe", json={"language": "en", "note": "Our dog Sheru"}, headers=asha)
    await service.delete(path, headers=asha)
    await until(lambda: len(heard) == 3)
    assert [event.type for event in heard] == ["image.uploaded", "image.described", "image.deleted"]
    assert [event.sequence for event in heard] == [1, 2, 3]
    image_id = path.rsplit("/", 1)[-1]
    assert all(event.data == {"image_id": image_id, "owner_id": ASHA} for event in heard)


async def test_a_deleted_user_leaves_no_picture(
    service: Client,
    bus: EventBus,
    heard: list[Event],
    phone_photo: bytes,
    heic_photo: bytes,
    asha: Headers,
    ravi: Headers,
    settings: VisionSettings,
) -> None:
    hers = [await send(service, picture, asha) for picture in (phone_photo, heic_photo)]
    his = await send(service, phone_photo, ravi)
    await tell(bus, UserDeleted(user_id=ASHA), ASHA)
    await until(lambda: sum(event.type == "image.deleted" for event in heard) == 2)
    assert [(await service.get(path, headers=asha)).status_code for path in hers] == [404, 404]
    assert (await service.get(his, headers=ravi)).status_code == 200
    assert len(_files(settings)) == 3
    await tell(bus, UserDeleted(user_id=ASHA), ASHA)


async def test_a_guest_who_signs_in_keeps_their_pictures(
    service: Client, bus: EventBus, phone_photo: bytes, asha: Headers, ravi: Headers
) -> None:
    path = await send(service, phone_photo, asha)
    await tell(bus, UserMerged(from_user_id=ASHA, to_user_id=RAVI), ASHA)
    async with asyncio.timeout(30):
        while (await service.get(path, headers=ravi)).status_code != 200:
            await asyncio.sleep(0.02)
    assert (await service.get(path, headers=asha)).status_code == 404


def _files(settings: VisionSettings) -> list[Path]:
    return [path for path in (settings.data_dir / "blobs").rglob("*") if path.is_file()]
