"""An installation of a test's own: its data folder, and its schemas and keys on the servers that this run is over."""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from kahaniyaa_shared.testing.databases import drop_postgres_schemas, drop_redis_keys
from kahaniyaa_shared.testing.needs import POSTGRES, REDIS


@contextmanager
def installation(folder: Path) -> Iterator[dict[str, Any]]:
    """Settings for every service of it; what it left on the servers goes at the end."""
    namespace = f"test_{uuid.uuid4().hex[:12]}"
    yield {
        "data_dir": folder,
        "database_url": POSTGRES,
        "redis_url": REDIS,
        "namespace": namespace,
        "auth_service_urls": "http://127.0.0.1:1",
        "log_level": "ERROR",
    }
    if POSTGRES:
        drop_postgres_schemas(POSTGRES, namespace)
    if REDIS:
        drop_redis_keys(REDIS, namespace)
