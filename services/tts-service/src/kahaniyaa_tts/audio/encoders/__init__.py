"""Encoders: PCM in, a file's bytes out, one encoder from the first sample of a recording to its last."""
