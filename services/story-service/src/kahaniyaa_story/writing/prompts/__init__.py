"""What is said to a language model, as files: `$name` stands for what is filled in."""

from collections.abc import Mapping
from importlib.resources import files
from string import Template


def prompt(name: str, values: Mapping[str, object]) -> str:
    """The prompt of that name with these values; a missing value is an error."""
    text = (files("kahaniyaa_story.writing.prompts") / f"{name}.txt").read_text("utf-8")
    return Template(text).substitute(values).strip()
