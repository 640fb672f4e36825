"""Refuses an npm lock in which an optional platform binary is missing: npm drops those silently, and others fail."""

import json
import sys
from pathlib import Path


def missing(lock: dict[str, dict[str, dict[str, dict[str, str]]]]) -> list[str]:
    """The optional dependencies that some package of the lock names and the lock does not have."""
    packages = lock["packages"]
    have = {name.rpartition("node_modules/")[2] for name in packages}
    wanted = {name for package in packages.values() for name in package.get("optionalDependencies", {})}
    return sorted(wanted - have)


if __name__ == "__main__":
    gone = missing(json.loads(Path(sys.argv[1]).read_text("utf-8")))
    if gone:
        sys.exit(f"{sys.argv[1]} lacks {', '.join(gone)}; pin versions whose binaries are all published.")
