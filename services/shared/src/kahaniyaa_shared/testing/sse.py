"""Server-sent events, as a page reads them (WHATWG HTML, 9.2.6), for tests that follow a stream."""

import json
from dataclasses import dataclass, field
from typing import Any

StreamEvent = dict[str, Any]
"""`event`, `data` (parsed), and `id` where the event is a stored one."""


@dataclass(slots=True)
class EventReader:
    """Puts lines together to events."""

    _open: StreamEvent = field(default_factory=StreamEvent)

    def feed(self, line: str) -> StreamEvent | None:
        """Take the next line; the event it ends, if it ends one."""
        name, _, value = line.partition(": ")
        if name == "data":
            self._open["data"] = json.loads(value)
        elif name in {"event", "id"}:
            self._open[name] = value
        elif not line and "data" in self._open:
            whole, self._open = self._open, StreamEvent()
            return whole
        return None
