"""What the keeper tells the processes that wait for it."""

import json
import secrets
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path

import psutil


class Phase(StrEnum):
    """How far the server has come."""

    STARTING = "starting"
    READY = "ready"
    STOPPING = "stopping"
    STOPPED = "stopped"
    FAILED = "failed"


@dataclass(frozen=True)
class State:
    """One report of a keeper: `token` names the process that called it."""

    phase: Phase
    message: str = ""
    token: str = ""
    keeper: int = 0
    postmaster: int = 0

    def write(self, path: Path) -> None:
        """Will replace the report in one step, so that no reader sees half of it."""
        draft = path.with_suffix(f".{secrets.token_hex(4)}")
        draft.write_text(json.dumps(asdict(self)))
        draft.replace(path)

    @classmethod
    def read(cls, path: Path) -> "State":
        """Will return the last report, or that of a stopped server where there is none."""
        try:
            found = json.loads(path.read_text())
            return cls(**{**found, "phase": Phase(found["phase"])})
        except (OSError, ValueError, TypeError, KeyError):
            return cls(Phase.STOPPED)


def lives(pid: int) -> bool:
    """Will tell whether a process runs; one that is dead and only waits to be reaped does not."""
    try:
        return pid > 0 and bool(psutil.Process(pid).status() != psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        return False
