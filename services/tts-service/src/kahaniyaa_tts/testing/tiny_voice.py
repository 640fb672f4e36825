"""A Piper voice of a few kilobytes: a tone for each phoneme instead of speech, but the same input and output."""

import json
from pathlib import Path
from typing import Any

import numpy
import onnx
from onnx import TensorProto, helper, numpy_helper

HOP = 256
STEPS = 8
"""Steps of the hop that each number lasts at the model's own pace."""

PHONEMES = "_^$ !',-.:;?abcdefghijklmnopqrstuvwxyzæçðøŋɐɑɒɔɕɖəɛɜɟɡɣɦɪɭɲɳɹɾʃʂʈʊʋʌʒʰˈˌːʲ̩̃"


def write_voice(
    folder: Path,
    name: str,
    *,
    language: str = "hi",
    espeak_voice: str = "hi",
    rate: int = 22_050,
    tells_durations: bool = True,
    speakers: int = 1,
    level: float = 0.2,
    hertz: float = 200.0,
) -> Path:
    """Write `name.onnx` and `name.onnx.json`; every sound of it is a tone of so many hertz, the pauses are silence."""
    folder.mkdir(parents=True, exist_ok=True)
    ids = {sign: [number] for number, sign in enumerate(PHONEMES)}
    described: dict[str, Any] = {
        "audio": {"sample_rate": rate, "quality": "medium"},
        "espeak": {"voice": espeak_voice},
        "inference": {"noise_scale": 0.667, "length_scale": 1.0, "noise_w": 0.8},
        "language": {"code": f"{language}_IN", "family": language},
        "phoneme_type": "espeak",
        "phoneme_id_map": ids,
        "num_symbols": len(ids),
        "num_speakers": speakers,
        "speaker_id_map": {f"speaker{n}": n for n in range(speakers)} if speakers > 1 else {},
    }
    (folder / f"{name}.onnx.json").write_text(json.dumps(described, ensure_ascii=False))
    model = _model(rate, tells_durations=tells_durations, speakers=speakers, level=level, hertz=hertz)
    path = folder / f"{name}.onnx"
    path.write_bytes(model.SerializeToString())
    return path


def _model(rate: int, *, tells_durations: bool, speakers: int, level: float, hertz: float) -> onnx.ModelProto:
    """Each number lasts `STEPS * length_scale` hops; a tone where it is a sound, silence where it is a pause or space.

    time = the samples of all; which number a sample belongs to = its place divided by the samples of each.
    """
    constants = {
        "steps": numpy.array([STEPS], numpy.float32),
        "hop": numpy.array([HOP], numpy.float32),
        "zero": numpy.array(0, numpy.int64),
        "one": numpy.array(1, numpy.int64),
        "one_scale": numpy.array([1], numpy.int64),
        "omega": numpy.array([2 * numpy.pi * hertz / rate], numpy.float32),
        "level": numpy.array([level], numpy.float32),
        "quiet": numpy.array([3.5], numpy.float32),  # the first four signs are pause, begin, end and space
        "shape": numpy.array([1, 1, -1], numpy.int64),
        "flat": numpy.array([-1], numpy.int64),
        "durations_shape": numpy.array([1, 1, -1], numpy.int64),
        "ones": numpy.array([1.0], numpy.float32),
        "raise": numpy.array([0.1], numpy.float32),
    }
    nodes = [
        helper.make_node("Gather", ["scales", "one_scale"], ["slowness"]),
        helper.make_node("Mul", ["steps", "slowness"], ["exact"]),
        helper.make_node("Ceil", ["exact"], ["each_steps"]),
        helper.make_node("Mul", ["each_steps", "hop"], ["each"]),
        helper.make_node("Cast", ["input_lengths"], ["count"], to=TensorProto.FLOAT),
        helper.make_node("Mul", ["each", "count"], ["total_exact"]),
        helper.make_node("Cast", ["total_exact"], ["total_one"], to=TensorProto.INT64),
        helper.make_node("Squeeze", ["total_one"], ["total"]),
        helper.make_node("Range", ["zero", "total", "one"], ["places"]),
        helper.make_node("Cast", ["places"], ["time"], to=TensorProto.FLOAT),
        helper.make_node("Div", ["time", "each"], ["which_exact"]),
        helper.make_node("Floor", ["which_exact"], ["which_floor"]),
        helper.make_node("Cast", ["which_floor"], ["which"], to=TensorProto.INT64),
        helper.make_node("Reshape", ["input", "flat"], ["numbers"]),
        helper.make_node("Gather", ["numbers", "which"], ["number"]),
        helper.make_node("Cast", ["number"], ["number_float"], to=TensorProto.FLOAT),
        helper.make_node("Greater", ["number_float", "quiet"], ["is_sound"]),
        helper.make_node("Cast", ["is_sound"], ["loud"], to=TensorProto.FLOAT),
        *_pitch(speakers),
        helper.make_node("Mul", ["time", "angle"], ["phase"]),
        helper.make_node("Sin", ["phase"], ["tone"]),
        helper.make_node("Mul", ["tone", "loud"], ["heard"]),
        helper.make_node("Mul", ["heard", "level"], ["levelled"]),
        helper.make_node("Reshape", ["levelled", "shape"], ["output"]),
        *(_durations() if tells_durations else ()),
    ]
    inputs = [
        helper.make_tensor_value_info("input", TensorProto.INT64, [1, "phonemes"]),
        helper.make_tensor_value_info("input_lengths", TensorProto.INT64, [1]),
        helper.make_tensor_value_info("scales", TensorProto.FLOAT, [3]),
    ]
    if speakers > 1:
        inputs.append(helper.make_tensor_value_info("sid", TensorProto.INT64, [1]))
    outputs = [helper.make_tensor_value_info("output", TensorProto.FLOAT, [1, 1, "time"])]
    if tells_durations:
        outputs.append(helper.make_tensor_value_info("w_ceil", TensorProto.FLOAT, [1, 1, "phonemes"]))
    initial = [numpy_helper.from_array(value, name) for name, value in constants.items()]
    graph = helper.make_graph(nodes, "tones", inputs, outputs, initial)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)])
    model.ir_version = 9
    return model


def _pitch(speakers: int) -> list[onnx.NodeProto]:
    """Each speaker is a tenth higher than the one before."""
    if speakers == 1:
        return [helper.make_node("Identity", ["omega"], ["angle"])]
    return [
        helper.make_node("Cast", ["sid"], ["speaker"], to=TensorProto.FLOAT),
        helper.make_node("Mul", ["speaker", "raise"], ["raised"]),
        helper.make_node("Add", ["ones", "raised"], ["higher"]),
        helper.make_node("Mul", ["omega", "higher"], ["angle"]),
    ]


def _durations() -> list[onnx.NodeProto]:
    return [
        helper.make_node("Shape", ["numbers"], ["how_many"]),
        helper.make_node("Expand", ["each_steps", "how_many"], ["steps_of_each"]),
        helper.make_node("Reshape", ["steps_of_each", "durations_shape"], ["w_ceil"]),
    ]
