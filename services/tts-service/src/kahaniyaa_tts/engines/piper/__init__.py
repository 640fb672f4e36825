"""Piper voices, spoken directly with onnxruntime: natural voices on this machine, without a network."""
