"""The three ways events travel: within one process, through a file on one machine, through Redis between machines."""

from pathlib import Path

from kahaniyaa_shared.buses.file import FileBus
from kahaniyaa_shared.buses.in_process import InProcessBus, InProcessLive
from kahaniyaa_shared.events import EventBus, Live

__all__ = ["InProcessBus", "InProcessLive", "choose_bus", "choose_live"]


def choose_bus(*, redis_url: str, data_dir: Path, namespace: str) -> EventBus:
    """The bus between processes: Redis where it is configured, else the events file in the data folder."""
    if not redis_url:
        return FileBus(data_dir / "events.db")
    from kahaniyaa_shared.buses.redis import RedisBus, connect  # a quarter of a second that only Redis is worth

    return RedisBus(connect(redis_url), namespace)


def choose_live(*, redis_url: str, namespace: str) -> Live:
    """The live channel: Redis where it is configured, else this process."""
    if not redis_url:
        return InProcessLive()
    from kahaniyaa_shared.buses.redis import RedisLive, connect

    return RedisLive(connect(redis_url), namespace)
