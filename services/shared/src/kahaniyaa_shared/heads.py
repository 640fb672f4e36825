"""How our server reads requests: what it cannot read is told as a problem, and no head grows without end."""

import asyncio
from http import HTTPStatus

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from kahaniyaa_shared.problems import Problem, Unreadable
from kahaniyaa_shared.telemetry import follow_request

_LARGEST_HEAD = 131_072  # of one that has not ended; whoever answers a whole one may allow less
_LINGER_SECONDS = 1.0  # closing at once would throw away the answer together with what is still coming in
_UNREADABLE = "This is not an HTTP/1.1 request that can be read in one way only; check its first line and its headers."
_NO_UPGRADE = "Connections are not upgraded here; send the request again without Upgrade."


class HeadTooLarge(Problem):
    """The headers are larger than any request of ours needs."""

    status, slug, title = 431, "head-too-large", "The headers are too large"


class HttpProtocol(HttpToolsProtocol):
    """uvicorn's reading of HTTP/1.1, whose refusals are problems like all others.

    An upgrade is never made: the parser then gives up whatever follows, a body too, and would read the rest of it
    as a request of its own. So a request with a body is refused, and any other is the last of its connection.
    """

    _deaf = False
    _reads_head = False
    _head_bytes = 0

    def data_received(self, data: bytes) -> None:
        """Read on, as long as there is anything to be read in it."""
        if self._deaf:
            return
        super().data_received(data)
        self._head_bytes = self._head_bytes + len(data) if self._reads_head else 0
        if self._head_bytes > _LARGEST_HEAD:
            self._refuse(HeadTooLarge(f"Keep all headers together under {_LARGEST_HEAD:,} bytes."))

    def on_message_begin(self) -> None:
        """Begin to count."""
        super().on_message_begin()
        self._reads_head = True

    def on_headers_complete(self) -> None:
        """Hand the request over, unless its body could not be read."""
        self._reads_head = False
        if self._wants_upgrade() and self._has_body():
            raise ValueError(_NO_UPGRADE)  # the parser stops, and `send_400_response` is called
        super().on_headers_complete()

    def send_400_response(self, msg: str) -> None:
        """Say as a problem that a request could not be read, or that it wanted to be something else."""
        self._refuse(Unreadable(_NO_UPGRADE if self._wants_upgrade() else _UNREADABLE))

    def _unsupported_upgrade_warning(self) -> None:
        """Answer what was asked, and read nothing more: it is not HTTP/1.1 that follows."""
        self._deaf = True
        self.cycle.keep_alive = False

    def _wants_upgrade(self) -> bool:
        return not self._reads_head and self.parser is not None and self.parser.should_upgrade()

    def _has_body(self) -> bool:
        said = dict(self.headers)
        return b"transfer-encoding" in said or said.get(b"content-length", b"0").strip(b" 0") != b""

    def _refuse(self, problem: Problem) -> None:
        self._deaf = True
        self.transport.write(_as_bytes(problem))
        self.loop.call_later(_LINGER_SECONDS, _close, self.transport)


def _as_bytes(problem: Problem) -> bytes:
    chosen = follow_request(None)
    answer = problem.response()
    headers = [*answer.raw_headers, (b"x-request-id", chosen.encode()), (b"connection", b"close")]
    lines = [f"HTTP/1.1 {problem.status} {HTTPStatus(problem.status).phrase}".encode()]
    return b"\r\n".join([*lines, *(name + b": " + value for name, value in headers), b"", bytes(answer.body)])


def _close(transport: asyncio.Transport) -> None:
    transport.close()
