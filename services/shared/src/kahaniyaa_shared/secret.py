"""The one secret that services of an installation share, and the keys derived from it, one per purpose."""

import hashlib
import hmac
import os
import secrets
import tempfile
from dataclasses import dataclass
from pathlib import Path

from kahaniyaa_shared.starting import CannotStart

_SHORTEST = 32


@dataclass(frozen=True, slots=True, repr=False)
class InstallationSecret:
    """What services prove themselves to each other with; never used directly, only through a key per purpose."""

    value: bytes

    @classmethod
    def load(cls, configured: str, data_dir: Path) -> "InstallationSecret":
        """The configured secret, or the one in the data folder, made there once if this is the first start."""
        if configured:
            if len(configured) < _SHORTEST:
                raise CannotStart(f"SERVICE_SECRET is {len(configured)} characters; give it {_SHORTEST} or more.")
            return cls(configured.encode())
        return cls(_read_or_make(data_dir / "service.secret"))

    def key(self, purpose: str) -> bytes:
        """A 32-byte key for one purpose (HMAC-SHA256 of its name, RFC 5869's expand with one block)."""
        return hmac.digest(self.value, f"kahaniyaa/{purpose}/1".encode(), hashlib.sha256)


def _read_or_make(path: Path) -> bytes:
    if not path.exists():
        create_once(path, secrets.token_hex(32).encode())
    return path.read_bytes()


def create_once(path: Path, content: bytes) -> None:
    """Write a private file that several processes may want to make at once: whole or not at all, the first one wins."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, made = tempfile.mkstemp(dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.link(made, path)
    except FileExistsError:
        return
    finally:
        Path(made).unlink()
