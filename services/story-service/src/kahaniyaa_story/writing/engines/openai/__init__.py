"""The writer for OpenAI and for every server that speaks as it does; nothing of it is loaded where none is set up."""

from kahaniyaa_story.writing.engines.openai.writer import OpenAIWriter

__all__ = ["OpenAIWriter"]
