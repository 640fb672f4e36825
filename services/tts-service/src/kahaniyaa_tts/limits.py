"""What a fault in a library could take, bounded from within the process that works with it.

Workers import this, and must start fast: nothing of the service here.
"""

import sys


def limit(*, memory_bytes: int, open_files: int, cpu_seconds: int | None = None) -> None:
    """Bound this process from now on; it writes no file at all."""
    if sys.platform == "win32":
        return
    import resource

    if sys.platform == "linux":  # elsewhere a process may hold more addresses than that before it begins
        resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
    if cpu_seconds is not None:
        resource.setrlimit(resource.RLIMIT_CPU, (cpu_seconds, cpu_seconds))
    resource.setrlimit(resource.RLIMIT_NOFILE, (open_files, open_files))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
