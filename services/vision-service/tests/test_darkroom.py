"""What comes out of the darkroom is safe to keep, and what cannot be opened harms nothing."""

import asyncio
import io
import os
import signal
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import cast

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms
from PIL.PngImagePlugin import PngInfo

from kahaniyaa_vision.darkroom.darkroom import Busy, PictureRefused, ProcessDarkroom
from kahaniyaa_vision.darkroom.messages import Developed

Encode = Callable[..., bytes]


def opened(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content))


def near(one: object, other: tuple[int, int, int]) -> bool:
    values = cast("tuple[int, ...]", one)
    return all(abs(value - wanted) < 25 for value, wanted in zip(values, other, strict=True))


def workers() -> list[int]:
    """The darkroom processes that this process started and that are alive."""
    mine = " ".join(path.read_text() for path in Path("/proc/self/task").glob("*/children"))
    return [int(pid) for pid in mine.split() if b"darkroom.worker" in Path(f"/proc/{pid}/cmdline").read_bytes()]


async def test_a_phone_photo_comes_out_upright(darkroom: ProcessDarkroom, phone_photo: bytes) -> None:
    developed = await darkroom.develop(phone_photo)
    assert (developed.full.width, developed.full.height) == (400, 300)
    assert near(opened(developed.full.content).getpixel((200, 20)), (90, 160, 235))
    assert developed.taken.orientation_applied


async def test_no_size_says_where_when_or_by_what_it_was_taken(darkroom: ProcessDarkroom, phone_photo: bytes) -> None:
    developed = await darkroom.develop(phone_photo)
    for rendition in (developed.full, developed.page, developed.thumb):
        assert not dict(opened(rendition.content).getexif())
        assert not any(word in rendition.content for word in (b"Exif", b"xap", b"Bannerghatta", b"Kamera", b"GPS"))
    assert developed.taken.location_removed


@pytest.mark.parametrize("form", ["PNG", "WEBP", "AVIF"])
async def test_words_and_places_in_other_formats_are_left_behind_too(
    darkroom: ProcessDarkroom, scene: Image.Image, encode: Encode, form: str
) -> None:
    exif = Image.Exif()
    exif[0x010E] = "Bannerghatta Road"
    exif.get_ifd(0x8825).update({1: "N", 2: (12.0, 58.0, 0.0)})
    words = PngInfo()
    words.add_text("Comment", "Bannerghatta Road")
    more: dict[str, object] = {"pnginfo": words} if form == "PNG" else {"xmp": b"<x>Bannerghatta Road</x>"}
    sticker = scene.convert("RGBA")
    sticker.putalpha(Image.linear_gradient("L").resize(scene.size))
    developed = await darkroom.develop(encode(sticker, form, exif=exif, **more))
    assert developed.taken.location_removed
    for rendition in (developed.full, developed.page, developed.thumb):
        assert not any(word in rendition.content for word in (b"EXIF", b"Exif", b"XMP", b"Bannerghatta"))


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
async def test_no_spoilt_file_does_more_than_be_refused(
    darkroom: ProcessDarkroom, spoilable: list[bytes], data: st.DataObject
) -> None:
    whole = bytearray(data.draw(st.sampled_from(spoilable)))
    spots = st.lists(st.tuples(st.integers(0, len(whole) - 1), st.integers(0, 255)), max_size=8)
    for place, value in data.draw(spots):
        whole[place] = value
    kept = data.draw(st.one_of(st.just(len(whole)), st.integers(0, len(whole))))
    with suppress(PictureRefused):
        assert (await darkroom.develop(bytes(whole[:kept]))).full.content


@pytest.fixture(scope="module")
def spoilable() -> list[bytes]:
    small = Image.linear_gradient("L").resize((60, 40)).convert("RGB")
    files: list[bytes] = []
    for form in ("JPEG", "PNG", "WEBP", "GIF", "AVIF"):
        file = io.BytesIO()
        small.save(file, form)
        files.append(file.getvalue())
    return files


async def test_a_queue_that_is_too_long_is_not_joined(slow_bomb: bytes) -> None:
    room = ProcessDarkroom(most_waiting=1)
    first = asyncio.create_task(room.develop(slow_bomb))
    await asyncio.sleep(0)
    with pytest.raises(Busy):
        await room.develop(slow_bomb)
    assert (await first).full.width == 7_000
    await room.close()


async def test_what_the_camera_wrote_is_read_before_it_is_removed(
    darkroom: ProcessDarkroom, phone_photo: bytes
) -> None:
    taken = (await darkroom.develop(phone_photo)).taken
    assert taken.taken_at == "2025-06-01T04:41:12Z"
    assert taken.camera == "Kamera Seven"
    assert taken.light_value == pytest.approx(14, abs=0.1)
    assert (taken.by_camera, taken.flash) == (True, False)


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "GIF", "AVIF"])
async def test_each_format_is_opened(darkroom: ProcessDarkroom, scene: Image.Image, encode: Encode, form: str) -> None:
    developed = await darkroom.develop(encode(scene, form))
    assert (developed.full.width, developed.full.height, developed.full.media_type) == (400, 300, "image/jpeg")
    assert near(opened(developed.full.content).getpixel((60, 150)), (200, 30, 30))


async def test_a_heic_photo_is_opened_upright_and_loses_its_place(darkroom: ProcessDarkroom, heic_photo: bytes) -> None:
    developed = await darkroom.develop(heic_photo)
    assert (developed.full.width, developed.full.height) == (64, 48)
    assert developed.taken.camera == "Kahaniyaa Test Camera"
    assert (developed.taken.location_removed, developed.taken.orientation_applied) == (True, True)
    assert near(opened(developed.full.content).getpixel((5, 5)), (90, 160, 235))


@pytest.mark.parametrize("held", range(1, 9))
async def test_every_way_of_holding_a_camera_is_turned_back(
    darkroom: ProcessDarkroom, scene: Image.Image, encode: Encode, held: int
) -> None:
    inverse = {2: 0, 3: 3, 4: 1, 5: 5, 6: 2, 7: 6, 8: 4}
    exif = Image.Exif()
    exif[0x0112] = held
    turned = scene.transpose(Image.Transpose(inverse[held])) if held in inverse else scene
    full = (await darkroom.develop(encode(turned, exif=exif, quality=95))).full
    assert (full.width, full.height) == (400, 300)
    assert near(opened(full.content).getpixel((60, 150)), (200, 30, 30))
    assert near(opened(full.content).getpixel((300, 280)), (70, 150, 60))


async def test_sizes_shrink_and_never_grow(darkroom: ProcessDarkroom, scene: Image.Image, encode: Encode) -> None:
    large = await darkroom.develop(encode(scene.resize((2000, 1500))))
    sizes = [(each.width, each.height) for each in (large.full, large.page, large.thumb)]
    assert sizes == [(2000, 1500), (1280, 960), (320, 240)]
    small = await darkroom.develop(encode(scene.resize((40, 30))))
    assert {(each.width, each.height) for each in (small.full, small.page, small.thumb)} == {(40, 30)}


async def test_a_colour_profile_is_kept(darkroom: ProcessDarkroom, scene: Image.Image, encode: Encode) -> None:
    made = ImageCms.createProfile("sRGB")  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]
    profile = ImageCms.ImageCmsProfile(made).tobytes()  # pyright: ignore[reportUnknownArgumentType]
    developed = await darkroom.develop(encode(scene, "PNG", icc_profile=profile))
    assert opened(developed.full.content).info["icc_profile"] == profile
    smuggled = await darkroom.develop(encode(scene, "PNG", icc_profile=b"my address is 12 Hill Road" * 9))
    assert "icc_profile" not in opened(smuggled.full.content).info


async def test_one_can_still_see_through_what_one_could_see_through(darkroom: ProcessDarkroom, encode: Encode) -> None:
    sticker = Image.new("RGBA", (100, 100), (0, 0, 0, 0))
    sticker.paste((255, 200, 0, 255), (20, 20, 80, 80))
    full = (await darkroom.develop(encode(sticker, "PNG"))).full
    assert full.media_type == "image/webp"
    assert opened(full.content).convert("RGBA").getpixel((5, 5)) == (0, 0, 0, 0)


async def test_sixteen_bits_keep_their_greys(darkroom: ProcessDarkroom, encode: Encode) -> None:
    grey = Image.new("I;16", (30, 30), 128 * 256)
    full = (await darkroom.develop(encode(grey, "PNG"))).full
    assert near(opened(full.content).getpixel((5, 5)), (128, 128, 128))


async def test_a_placeholder_is_a_blurhash(darkroom: ProcessDarkroom, scene: Image.Image, encode: Encode) -> None:
    placeholder = (await darkroom.develop(encode(scene))).placeholder
    assert len(placeholder) == 28
    assert placeholder[0] == "L"  # 4 × 3 terms


async def refusal(darkroom: ProcessDarkroom, data: bytes) -> str:
    with pytest.raises(PictureRefused) as refused:
        await darkroom.develop(data)
    return refused.value.kind


async def test_a_text_is_no_picture_whatever_it_is_called(darkroom: ProcessDarkroom) -> None:
    begun = time.process_time()
    assert await refusal(darkroom, b"Once upon a time. " * 700_000) == "unknown"
    assert time.process_time() - begun < 1
    assert not darkroom.is_open


@pytest.mark.parametrize("start", [b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"%!PS-Adobe", b"", b"BM", b"II*\0"])
async def test_other_formats_are_not_opened(darkroom: ProcessDarkroom, start: bytes) -> None:
    assert await refusal(darkroom, start + bytes(100)) == "unknown"


async def test_a_bomb_is_refused_by_its_header(darkroom: ProcessDarkroom, bomb: bytes) -> None:
    begun = time.monotonic()
    assert await refusal(darkroom, bomb) == "too_large"
    assert time.monotonic() - begun < 8  # less than it may take to decode one


async def test_the_largest_allowed_picture_is_developed_in_time(darkroom: ProcessDarkroom, slow_bomb: bytes) -> None:
    assert (await darkroom.develop(slow_bomb)).full.width == 7_000


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "GIF", "AVIF"])
async def test_half_a_picture_is_refused(
    darkroom: ProcessDarkroom, scene: Image.Image, encode: Encode, form: str
) -> None:
    noisy = Image.effect_noise((400, 300), 90).convert("RGB")
    noisy.paste(scene.resize((50, 50)))
    whole = encode(noisy, form)
    assert await refusal(darkroom, whole[: len(whole) // 2]) == "broken"


@pytest.mark.parametrize(
    "rubbish", [b"\xff\xd8\xff" + b"x" * 500, b"\x89PNG\r\n\x1a\n" + b"y" * 500, b"\0\0\0\x18ftypheic" + bytes(500)]
)
async def test_rubbish_behind_a_good_beginning_is_refused(darkroom: ProcessDarkroom, rubbish: bytes) -> None:
    assert await refusal(darkroom, rubbish) == "broken"


async def test_a_refusal_leaves_the_darkroom_ready(
    darkroom: ProcessDarkroom, scene: Image.Image, encode: Encode
) -> None:
    assert await refusal(darkroom, b"\xff\xd8\xff" + b"x" * 500) == "broken"
    assert (await darkroom.develop(encode(scene))).full.width == 400


async def test_a_process_that_dies_is_replaced(darkroom: ProcessDarkroom, scene: Image.Image, encode: Encode) -> None:
    await darkroom.develop(encode(scene))
    for worker in workers():
        os.kill(worker, signal.SIGKILL)
    with pytest.raises(PictureRefused):
        await darkroom.develop(encode(scene))
    assert (await darkroom.develop(encode(scene))).full.width == 400


async def test_a_picture_that_takes_too_long_is_refused_in_time(slow_bomb: bytes) -> None:
    hurried = ProcessDarkroom(seconds=0.25)
    begun = time.monotonic()
    assert await refusal(hurried, slow_bomb) == "too_demanding"
    assert time.monotonic() - begun < 10  # on a busy machine
    assert workers() == []


async def test_an_idle_process_is_let_go(scene: Image.Image, encode: Encode) -> None:
    room = ProcessDarkroom(idle_seconds=0.1)
    assert not room.is_open
    await room.develop(encode(scene))
    assert room.is_open
    async with asyncio.timeout(30):
        while room.is_open or workers():
            await asyncio.sleep(0.02)
    await room.close()


async def test_leaving_in_the_middle_ends_the_process(
    darkroom: ProcessDarkroom, slow_bomb: bytes, scene: Image.Image, encode: Encode
) -> None:
    leaving = asyncio.create_task(darkroom.develop(slow_bomb))
    while not darkroom.is_open:
        await asyncio.sleep(0.01)
    leaving.cancel()
    with pytest.raises(asyncio.CancelledError):
        await leaving
    assert (await darkroom.develop(encode(scene))).full.width == 400


async def test_several_pictures_at_once_all_come_out(
    darkroom: ProcessDarkroom, scene: Image.Image, encode: Encode
) -> None:
    uploads = [encode(scene.resize((100 + 10 * number, 80))) for number in range(5)]
    all_developed: list[Developed] = await asyncio.gather(*map(darkroom.develop, uploads))
    assert [developed.full.width for developed in all_developed] == [100, 110, 120, 130, 140]


async def test_looking_gives_a_small_jpeg_and_its_colours(
    darkroom: ProcessDarkroom, scene: Image.Image, encode: Encode
) -> None:
    sight = await darkroom.look(encode(scene.resize((1600, 1200))))
    assert opened(sight.picture).size == (1024, 768)
    assert [(patch.id, patch.where) for patch in sight.palette[:2]] == [("blue", "top"), ("green", "bottom")]
    assert sight.palette[2].id == "red"
    assert sight.lightness == pytest.approx(0.65, abs=0.05)
