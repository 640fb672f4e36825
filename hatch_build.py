"""Puts the built page into the wheel, so that whoever installs it needs no Node."""

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class PageHook(BuildHookInterface):
    """Adds frontend/dist to the wheel as kahaniyaa/page; refuses to build a wheel without it."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called by the build before files are collected."""
        if version == "editable":
            return
        page = Path(self.root) / "frontend" / "dist"
        if not (page / "index.html").is_file():
            raise FileNotFoundError("The page is not built; run `make wheel`, which builds it first.")
        build_data["force_include"][str(page)] = "kahaniyaa/page"
