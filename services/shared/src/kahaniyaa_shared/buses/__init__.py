"""The three ways events travel: within one process, through a file on one machine, through Redis between machines."""

from pathlib import Path

from kahaniyaa_shared.buses.file import FileBus
from kahaniyaa_shared.buses.in_process import InProcessBus, InProcessLive
from kahaniyaa_shared.buses.redis import RedisBus, RedisLive, connect
from kahaniyaa_shared.events import EventBus, Live

__all__ = ["InProcessBus", "InProcessLive", "choose_bus", "choose_live"]


def choose_bus(*, redis_url: str, data_dir: Path, namespace: str) -> EventBus:
    """The bus between processes: Redis where it is configured, else the events file in the data folder."""
    return RedisBus(connect(redis_url), namespace) if redis_url else FileBus(data_dir / "events.db")


def choose_live(*, redis_url: str, namespace: str) -> Live:
    """The live channel: Redis where it is configured, else this process."""
    return RedisLive(connect(redis_url), namespace) if redis_url else InProcessLive()
