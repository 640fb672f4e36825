"""Reads an uploaded file from a multipart request: the whole body within a limit, nothing written to a disk."""

from collections.abc import AsyncGenerator

from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import Request

from kahaniyaa_shared.asgi.bodies import read_body
from kahaniyaa_shared.problems import Invalid, TooLarge, Unreadable, UnsupportedMedia

AROUND_THE_FILE = 64_000  # bytes for the form's own lines and other fields


async def read_file(request: Request, *, field: str, max_bytes: int) -> bytes:
    """The content of the form's file; raises a problem that says what to send instead."""
    kind = request.headers.get("content-type", "").split(";")[0].strip().lower()
    if kind != "multipart/form-data":
        raise UnsupportedMedia(f"Send multipart/form-data with the picture as {field!r}.")
    body = await read_body(request.scope, request.receive, max_bytes=max_bytes + AROUND_THE_FILE)
    content = await _file_in(request, body, field)
    if content is None:
        raise Invalid.at(f"/{field}", f"The form has no file under {field!r}.")
    if len(content) > max_bytes:
        raise TooLarge(f"The picture has {len(content):,} bytes; send at most {max_bytes:,}.")
    return content


async def _file_in(request: Request, body: bytes, field: str) -> bytes | None:
    parser = MultiPartParser(request.headers, _whole(body), max_files=1, max_fields=10)
    parser.spool_max_size = len(body)
    try:
        form = await parser.parse()
    except (MultiPartException, KeyError) as error:
        raise Unreadable("The multipart form cannot be read; send one file with its boundary as declared.") from error
    try:
        found = form.get(field)
        return await found.read() if isinstance(found, UploadFile) else None
    finally:
        await form.close()


async def _whole(body: bytes) -> AsyncGenerator[bytes, None]:
    yield body
