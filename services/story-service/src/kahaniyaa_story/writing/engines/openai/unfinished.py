"""Reads JSON that is still being written: the lines that are whole, and how the open one reads so far."""

import json
import re
from dataclasses import dataclass, field
from typing import Any

from kahaniyaa_story.writing.engines.openai.replies import Unusable

_DECODER = json.JSONDecoder()
_LINES = re.compile(r'"lines"\s*:\s*\[')
_OPEN_TEXT = re.compile(r'"text"\s*:\s*"((?:[^"\\]|\\.)*)')
_HALF_ESCAPE = re.compile(r"(?:\\u[dD][89abAB][0-9a-fA-F]{2})?\\(?:u[0-9a-fA-F]{0,3})?$")
_HALF_PAIR = re.compile(r"\\u[dD][89abAB][0-9a-fA-F]{2}$")
_THOUGHT = re.compile(r"<think>.*?(?:</think>|$)", re.DOTALL)


def whole_object(answer: str) -> Any:  # noqa: ANN401  # whatever JSON a model wrote
    """The JSON object in an answer, whatever stands around it; raises `Unusable`."""
    plain = _THOUGHT.sub("", answer)
    start = plain.find("{")
    if start < 0:
        raise Unusable("there is no JSON in it")
    try:
        return _DECODER.raw_decode(plain, start)[0]
    except json.JSONDecodeError as failure:
        raise Unusable("its JSON is broken or cut off") from failure


@dataclass(slots=True)
class UnfinishedScene:
    """The answer to "write this scene" while it comes in."""

    answer: str = ""
    lines: list[Any] = field(default_factory=list[Any])
    _read: int = 0  # up to where the answer is read; 0 until its list of lines begins

    def take(self, chunk: str) -> list[Any]:
        """Add a part of the answer; the lines that it completes, as JSON."""
        self.answer += chunk
        if not self._read and (begun := _LINES.search(self.answer, self._thought_end())):
            self._read = begun.end()
        known = len(self.lines)
        while self._read and (whole := self._next_line()) is not None:
            self.lines.append(whole)
        return self.lines[known:]

    def open_text(self) -> str:
        """How the line that is not whole yet reads so far; empty where there is none."""
        found = _OPEN_TEXT.search(self.answer, self._read) if self._read else None
        if not found:
            return ""
        sound = _HALF_PAIR.sub("", _HALF_ESCAPE.sub("", found[1]))
        try:
            return str(json.loads(f'"{sound}"', strict=False))
        except json.JSONDecodeError:
            return ""

    def _thought_end(self) -> int:
        """Where the answer proper begins: some models think aloud before it."""
        if "<think>" not in self.answer:
            return 0
        end = self.answer.find("</think>")
        return end if end >= 0 else len(self.answer)

    def _next_line(self) -> Any:  # noqa: ANN401  # whatever JSON a model wrote
        start = self._read
        while start < len(self.answer) and self.answer[start] in " \t\r\n,":
            start += 1
        if not self.answer.startswith("{", start):
            return None
        try:
            whole, self._read = _DECODER.raw_decode(self.answer, start)
        except json.JSONDecodeError:
            return None
        return whole
