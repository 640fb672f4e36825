"""Writes the smallest model files that llama.cpp will load: a language model of one layer, and an eye for it.

Every token's chance is ours to choose: the first embedding channel is the same for all tokens and by far the
strongest, so the first column of the output matrix is a bias per token. The other channels are noise, which makes the
model's choices depend a little on what came before.
"""

from collections.abc import Sequence
from pathlib import Path

import gguf
import numpy as np
from numpy.typing import NDArray

ENGLISH = ("a", "the", "little", "elephant", "tiger", "moon", "river", "went", "saw", "sang", "home", "and", "then")
CHAT_TEMPLATE = (
    "{% for m in messages %}<|im_start|>{{ m['role'] }}\n{{ m['content'] }}<|im_end|>\n{% endfor %}"
    "{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}"
)
SPECIALS = ("<|endoftext|>", "<|im_start|>", "<|im_end|>")
WIDTH, HEADS, FORWARD = 32, 2, 32
MARKS = dict(zip(b'",.{[]}', (0.8, 0.0, 0.0, -0.5, -0.5, -1.5, -1.0), strict=True))
"""How readily marks come, so that under a JSON schema strings end after some fifteen words, lists after some four."""
STEADY = 20.0  # the constant channel, against noise of size 1
Matrix = NDArray[np.float32]


def write_model(path: Path, *, words: Sequence[str], context: int) -> None:
    """A byte-level language model that mostly says the given words, and stops after some hundred tokens."""
    tokens, chances = _vocabulary(words)
    file = gguf.GGUFWriter(path, "llama")
    file.add_context_length(context)
    file.add_embedding_length(WIDTH)
    file.add_block_count(1)
    file.add_feed_forward_length(FORWARD)
    file.add_head_count(HEADS)
    file.add_head_count_kv(HEADS)
    file.add_rope_dimension_count(WIDTH // HEADS)
    file.add_layer_norm_rms_eps(1e-5)
    file.add_vocab_size(len(tokens))
    _describe_tokens(file, tokens)
    for name, weights in _language_weights(chances).items():
        file.add_tensor(name, weights)
    _close(file)


def _describe_tokens(file: gguf.GGUFWriter, tokens: Sequence[str]) -> None:
    special = len(tokens) - len(SPECIALS)
    control, normal = gguf.TokenType.CONTROL, gguf.TokenType.NORMAL
    file.add_tokenizer_model("gpt2")
    file.add_tokenizer_pre("gpt-2")
    file.add_token_list(list(tokens))
    file.add_token_types([normal] * special + [control] * len(SPECIALS))
    file.add_token_merges(["t h"])  # llama.cpp wants the list not to be empty
    file.add_bos_token_id(special)
    file.add_eos_token_id(special + 2)
    file.add_eot_token_id(special + 2)
    file.add_add_bos_token(False)
    file.add_chat_template(CHAT_TEMPLATE)


def _vocabulary(words: Sequence[str]) -> tuple[list[str], list[float]]:
    """The tokens, each with the logarithm of how readily it comes."""
    letters = _letters_of_bytes()
    chances = {letters[byte]: _byte_chance(byte) for byte in range(256)}
    chances |= {"th": -6.0}
    chances |= {"".join(letters[byte] for byte in f" {word}".encode()): 1.0 for word in words}
    chances |= dict(zip(SPECIALS, (-20.0, -20.0, -1.0), strict=True))
    return list(chances), list(chances.values())


def _byte_chance(byte: int) -> float:
    if byte in MARKS:
        return MARKS[byte]
    if 32 <= byte < 127:
        return -3.0
    return -20.0


def _letters_of_bytes() -> dict[int, str]:
    """The printable letter that stands for each byte in a byte-level vocabulary (the convention GPT-2 began)."""
    plain = [*range(33, 127), *range(161, 173), *range(174, 256)]
    others = [byte for byte in range(256) if byte not in plain]
    return {byte: chr(byte) for byte in plain} | {byte: chr(256 + place) for place, byte in enumerate(others)}


def _language_weights(chances: Sequence[float]) -> dict[str, Matrix]:
    rng = np.random.default_rng(7)
    count = len(chances)
    embedding = _noise(rng, count, WIDTH)
    embedding[:, 0] = STEADY
    output = _noise(rng, count, WIDTH) * 0.15
    output[:, 0] = np.array(chances, np.float32) / np.sqrt(WIDTH)  # after the norm, channel 0 is about √WIDTH
    return {
        "token_embd.weight": embedding,
        "output.weight": output,
        "output_norm.weight": np.ones(WIDTH, np.float32),
        "blk.0.attn_norm.weight": np.ones(WIDTH, np.float32),
        "blk.0.ffn_norm.weight": np.ones(WIDTH, np.float32),
        **{f"blk.0.attn_{part}.weight": _noise(rng, WIDTH, WIDTH) * 0.05 for part in ("q", "k", "v", "output")},
        "blk.0.ffn_gate.weight": _noise(rng, FORWARD, WIDTH) * 0.05,
        "blk.0.ffn_up.weight": _noise(rng, FORWARD, WIDTH) * 0.05,
        "blk.0.ffn_down.weight": _noise(rng, WIDTH, FORWARD) * 0.05,
    }


def write_sight(path: Path) -> None:
    """The eye: a vision part of two layers that turns a picture into sixteen vectors of the language model."""
    file = gguf.GGUFWriter(path, "clip")
    file.add_clip_has_vision_encoder(True)
    file.add_clip_projector_type("mlp")
    file.add_vision_projection_dim(WIDTH)
    file.add_vision_image_size(56)
    file.add_vision_patch_size(14)
    file.add_vision_embedding_length(WIDTH)
    file.add_vision_feed_forward_length(FORWARD)
    file.add_vision_block_count(2)
    file.add_vision_head_count(HEADS)
    file.add_vision_attention_layernorm_eps(1e-5)
    file.add_vision_image_mean([0.5, 0.5, 0.5])
    file.add_vision_image_std([0.5, 0.5, 0.5])
    file.add_vision_use_gelu(True)
    for name, weights in _sight_weights().items():
        file.add_tensor(name, weights)
    _close(file)


def _sight_weights() -> dict[str, Matrix]:
    rng = np.random.default_rng(11)
    steady = np.zeros(WIDTH, np.float32)
    steady[0] = STEADY
    weights = {
        "v.class_embd": _noise(rng, WIDTH),
        "v.patch_embd.weight": _noise(rng, WIDTH, 3, 14, 14) * 0.02,
        "v.position_embd.weight": _noise(rng, 17, WIDTH) * 0.1,
        **_norm("v.pre_ln"),
        **_norm("v.post_ln"),
        "mm.0.weight": _noise(rng, WIDTH, WIDTH) * 0.1,
        "mm.0.bias": np.zeros(WIDTH, np.float32),
        "mm.2.weight": _noise(rng, WIDTH, WIDTH) * 0.1,
        "mm.2.bias": steady,
    }
    for block in (0, 1):
        weights |= _sight_block(rng, f"v.blk.{block}")
    return weights


def _sight_block(rng: np.random.Generator, name: str) -> dict[str, Matrix]:
    sizes = dict.fromkeys(("attn_q", "attn_k", "attn_v", "attn_out", "ffn_down"), WIDTH) | {"ffn_up": FORWARD}
    weights = _norm(f"{name}.ln1") | _norm(f"{name}.ln2")
    for part, size in sizes.items():
        weights[f"{name}.{part}.weight"] = _noise(rng, size, WIDTH) * 0.1
        weights[f"{name}.{part}.bias"] = np.zeros(size, np.float32)
    return weights


def _norm(name: str) -> dict[str, Matrix]:
    return {f"{name}.weight": np.ones(WIDTH, np.float32), f"{name}.bias": np.zeros(WIDTH, np.float32)}


def _noise(rng: np.random.Generator, *shape: int) -> Matrix:
    return rng.standard_normal(shape).astype(np.float32)


def _close(file: gguf.GGUFWriter) -> None:
    file.write_header_to_file()
    file.write_kv_data_to_file()
    file.write_tensors_to_file()
    file.close()
