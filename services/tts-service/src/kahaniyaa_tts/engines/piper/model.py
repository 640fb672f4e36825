"""A Piper model (VITS) run by onnxruntime, which is imported when the first one speaks."""

from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any, Protocol, cast

import numpy
from numpy.typing import NDArray

from kahaniyaa_shared.engines import EngineError
from kahaniyaa_tts.engines.piper.description import Description
from kahaniyaa_tts.engines.waves import Wave

_ERRORS = ("EPFail", "Fail", "InvalidArgument", "InvalidGraph", "InvalidProtobuf", "NoModel", "NoSuchFile", "NotFound",
           "NotImplemented", "RuntimeException")  # fmt: skip
_ONLY_FATAL = 4
_LENGTHS = b"/Ceil_output_0"
"""What Piper's exports name the steps of each sign, which they do not give out."""


def _field(number: int, content: bytes) -> bytes:
    """A field of a protocol buffer, shorter than 128 bytes."""
    return bytes((number << 3 | 2, len(content))) + content


_GIVES_OUT_LENGTHS = _field(7, _field(12, _field(1, _LENGTHS)))  # ModelProto.graph.output.name
"""Appended to a model it adds an output to it: protocol buffers in a row are merged, and their lists joined."""


class Session(Protocol):
    """What of onnxruntime's InferenceSession is used."""

    def run(self, output_names: None, input_feed: dict[str, NDArray[Any]]) -> list[NDArray[numpy.float32]]:
        """Every output of the model for this input."""
        ...


@dataclass(frozen=True, slots=True)
class Spoken:
    """The sound, at the model's own rate, and how many of its samples each number that was read lasts, if it says."""

    wave: Wave
    durations: NDArray[numpy.float32] | None


@dataclass(frozen=True, slots=True)
class Model:
    """A model that is loaded."""

    session: Session
    description: Description

    def speak(self, ids: tuple[int, ...], *, slowness: float, speaker: int, evenly: bool = False) -> Spoken:
        """Read the numbers aloud, so many times as slowly as the model would; raises EngineError.

        Evenly: without the chance in the length of sounds, so that lengths can be compared.
        """
        how = self.description.inference
        scales = (how.noise_scale, how.length_scale * slowness, 0.0 if evenly else how.noise_w)
        asked: dict[str, NDArray[Any]] = {
            "input": numpy.array([ids], numpy.int64),
            "input_lengths": numpy.array([len(ids)], numpy.int64),
            "scales": numpy.array(scales, numpy.float32),
        }
        if self.description.num_speakers > 1:
            asked["sid"] = numpy.array([speaker], numpy.int64)
        try:
            wave, *more = self.session.run(None, asked)
        except _errors() as failure:
            raise EngineError("The model of this voice failed.", passing=False) from failure
        durations = more[0].reshape(-1) * self.description.hop_length if more and more[0].size == len(ids) else None
        return Spoken(wave.reshape(-1).astype(numpy.float32), durations)


def loaded(path: Path, description: Description, *, threads: int) -> Model:
    """The model; raises EngineError where it is none, or where onnxruntime is not installed."""
    runtime = _runtime()
    options = runtime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = _ONLY_FATAL
    try:
        session = runtime.InferenceSession(_telling(path), options, providers=["CPUExecutionProvider"])
    except (OSError, *_errors()) as failure:
        raise EngineError(f"{path.name} is no model that can be read; install it again.", passing=False) from failure
    return Model(cast("Session", session), description)


def _telling(path: Path) -> str | bytes:
    """The model, made to tell how long each sign lasts where it is an export of Piper's that can."""
    content = path.read_bytes()
    return content + _GIVES_OUT_LENGTHS if _LENGTHS in content else str(path)


def _runtime() -> Any:  # noqa: ANN401  # onnxruntime has no types
    try:
        return import_module("onnxruntime")
    except ImportError as missing:
        raise EngineError("Piper voices need onnxruntime: pip install onnxruntime", passing=False) from missing


def _errors() -> tuple[type[Exception], ...]:
    """What onnxruntime raises: classes without a common ground."""
    known = import_module("onnxruntime.capi.onnxruntime_pybind11_state")
    return tuple(getattr(known, name) for name in _ERRORS)
