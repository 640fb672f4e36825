"""Pictures as phones, scanners and ill-wishers send them, made on the spot."""

import io
import struct
import zlib
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageDraw

from kahaniyaa_shared.testing.local_model import LocalModel, local_model
from kahaniyaa_shared.testing.running import Client, client_of
from kahaniyaa_shared.testing.scripted_model import ScriptedModel, scripted_model
from kahaniyaa_vision.app import create_app
from kahaniyaa_vision.darkroom.colours import Patch
from kahaniyaa_vision.darkroom.darkroom import ProcessDarkroom
from kahaniyaa_vision.darkroom.messages import Sight
from kahaniyaa_vision.describing.describer import Subject
from kahaniyaa_vision.settings import VisionSettings

Encode = Callable[..., bytes]


@pytest.fixture
def scene() -> Image.Image:
    """Blue sky above, green grass below, a red house on the left: 400 × 300."""
    picture = Image.new("RGB", (400, 300), (90, 160, 235))
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, 180, 400, 300), fill=(70, 150, 60))
    draw.rectangle((30, 90, 120, 220), fill=(200, 30, 30))
    return picture


@pytest.fixture
def encode() -> Encode:
    """A picture as the bytes of a file; `exif` and the like go to Pillow."""

    def encoded(picture: Image.Image, form: str = "JPEG", **more: object) -> bytes:
        file = io.BytesIO()
        picture.save(file, form, **more)
        return file.getvalue()

    return encoded


@pytest.fixture
def phone_photo(scene: Image.Image, encode: Encode) -> bytes:
    """The scene as a phone held upright would write it: turned in the file, with camera, time, exposure and place."""
    exif = Image.Exif()
    exif[0x010F], exif[0x0110], exif[0x0112] = "Kamera", "Kamera Seven", 6
    exif.get_ifd(0x8769).update(
        {0x9003: "2025:06:01 10:11:12", 0x9011: "+05:30", 0x829A: 0.004, 0x829D: 8.0, 0x8827: 100, 0x9209: 16}
    )
    exif.get_ifd(0x8825).update({1: "N", 2: (12.0, 58.0, 0.0), 3: "E", 4: (77.0, 35.0, 0.0)})
    turned = scene.transpose(Image.Transpose.ROTATE_90)
    return encode(turned, exif=exif, comment=b"taken at Bannerghatta Road", quality=95)


@pytest.fixture
def heic_photo() -> bytes:
    """A drawn house as a phone held upright writes HEIC, with camera, time and place; a file, as no encoder is here."""
    return (Path(__file__).parent / "pictures" / "house.heic").read_bytes()


@pytest.fixture(scope="session")
def bomb() -> bytes:
    """A PNG of half a megabyte whose header says 900 million pixels, and whose data keep that promise."""
    return _blank_png(30_000)


@pytest.fixture(scope="session")
def slow_bomb() -> bytes:
    """A PNG of 20 KB just within the limits: 49 million pixels, nothing but work."""
    return _blank_png(7_000)


def _blank_png(side: int) -> bytes:
    rows = zlib.compress(bytes((1 + side // 8) * side), level=1)
    header = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", rows), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data)) for name, data in chunks
    )


@pytest.fixture
async def darkroom() -> AsyncIterator[ProcessDarkroom]:
    """The real darkroom, its process ended after the test."""
    room = ProcessDarkroom()
    yield room
    await room.close()


@pytest.fixture
def subject(scene: Image.Image, encode: Encode) -> Subject:
    """The scene, looked at, without a camera's word."""
    patches = (Patch("blue", 0.55, "top"), Patch("green", 0.35, "bottom"))
    sight = Sight(picture=encode(scene), palette=patches, lightness=0.65)
    return Subject(sight=sight, by_camera=False, light_value=None, flash=False, language="en")


@pytest.fixture
async def scripted() -> AsyncIterator[ScriptedModel]:
    """A model server with a will of its own."""
    async with scripted_model() as model:
        yield model


@pytest.fixture(scope="session")
def local_vision_model() -> Iterator[LocalModel]:
    """A real llama.cpp server with a tiny model that takes pictures."""
    with local_model(sees=True, context=16_384) as model:  # its tokens are bytes, and the schema has thousands
        yield model


@pytest.fixture
def settings(furnished: Callable[[str], dict[str, Any]]) -> VisionSettings:
    """vision-service's settings for this test, with the built-in describer alone."""
    return VisionSettings.load(**furnished("vision"), vision_model="", describing_engines="builtin")


@pytest.fixture
async def service(settings: VisionSettings) -> AsyncIterator[Client]:
    """A client of vision-service, signed in as nobody."""
    async with client_of(create_app(settings)) as client:
        yield client


@pytest.fixture
def asha(token_for: Callable[[str], str]) -> dict[str, str]:
    """The headers of one person."""
    return {"Authorization": f"Bearer {token_for('01900000-0000-7000-8000-00000000a5ca')}"}


@pytest.fixture
def ravi(token_for: Callable[[str], str]) -> dict[str, str]:
    """The headers of another."""
    return {"Authorization": f"Bearer {token_for('01900000-0000-7000-8000-000000004a71')}"}
