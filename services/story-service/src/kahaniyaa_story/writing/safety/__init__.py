"""A first gate for what goes into a child's story and what comes out of a writer: whole words, in their context."""

from kahaniyaa_story.writing.safety.gate import SafetyGate

__all__ = ["SafetyGate"]
