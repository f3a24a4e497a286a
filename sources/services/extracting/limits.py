"""How much a page may cost, and how its process is held to that."""

import resource
from pathlib import Path

MB = 1024 * 1024
LARGEST_BODY = 10_000_000
"""Bytes of a page, or of a text in UTF-8, that are read at all, however they come in.

The largest article pages have about two million."""
MEMORY = 200 * MB
"""Bytes that reading may take beyond what the interpreter and its libraries occupy.

Those are 42 MB, so that the whole process stays below 256 MB."""
CPU_SECONDS = 10
WALL_SECONDS = 10.0
LARGEST_ANSWER = 24 * MB


def _mapped() -> int:
    """Bytes of address space that this process has now (Linux; elsewhere a safe guess)."""
    try:
        sizes = Path("/proc/self/statm").read_text(encoding="ascii")
        return int(sizes.split()[0]) * resource.getpagesize()
    except OSError:
        return 512 * MB


def hold(memory: int = MEMORY, cpu_seconds: int = CPU_SECONDS) -> None:
    """Will hold this process to its limits from now on; there is no way back.

    Memory is counted from here, so the libraries are to be imported before. No file can be written
    and no process started; that no address is reached is up to the caller, who imports nothing for it.
    """
    most = _mapped() + memory
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
    resource.setrlimit(resource.RLIMIT_CPU, (cpu_seconds, cpu_seconds + 1))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
