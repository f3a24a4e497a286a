"""Who runs the server: PostgreSQL refuses to run as root, so root hands it to another user."""

import os
import pwd
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from config.postgres.errors import ServerRefused

SYSTEM_USERS = ("postgres", "nobody")
PLAIN_ENVIRONMENT = {"LANG": "C", "TZ": "UTC", "PATH": "/usr/local/bin:/usr/bin:/bin"}


@dataclass(frozen=True)
class ServerUser:
    """The user whose rights the server has; `borrowed` when root lends it the work."""

    name: str
    uid: int
    gid: int
    borrowed: bool

    def options(self) -> dict[str, Any]:
        """Will return the arguments that make `subprocess` run a program as this user."""
        if not self.borrowed:
            return {"env": PLAIN_ENVIRONMENT, "umask": 0o077}
        identity: dict[str, Any] = {"user": self.uid, "group": self.gid, "extra_groups": []}
        return {"env": PLAIN_ENVIRONMENT, "umask": 0o077, **identity}

    def give(self, path: Path) -> None:
        """Will make this user the owner of `path`."""
        if self.borrowed:
            os.chown(path, self.uid, self.gid)

    def can_enter(self, folder: Path) -> bool:
        """Will tell whether this user gets as far as `folder` with the permissions as they are."""
        if not self.borrowed:
            return os.access(folder, os.X_OK)
        probe = ["/bin/sh", "-c", 'cd -P -- "$1"', "sh", str(folder)]
        return subprocess.run(probe, cwd="/", capture_output=True, **self.options()).returncode == 0


def current_name() -> str:
    """Will return the login name of this process.

    Raises: `ServerRefused` when the system knows no name for it.
    """
    try:
        return pwd.getpwuid(os.geteuid()).pw_name
    except KeyError:
        raise ServerRefused(
            f"The user number {os.geteuid()} has no name on this system, and PostgreSQL needs one: "
            "add the user to /etc/passwd or set DATABASE_URL."
        ) from None


def owner_name(path: Path) -> str:
    """Will return who `path` belongs to: a name, a number without a name, "nobody known"."""
    try:
        uid = path.stat().st_uid
    except OSError:
        return "nobody known"
    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:
        return f"number {uid}"


def server_user() -> ServerUser:
    """Will return the user the server runs as: ourselves, or for root a user without rights.

    Raises: `ServerRefused` when root finds nobody to lend the work to.
    """
    if os.geteuid() != 0:
        return ServerUser(current_name(), os.geteuid(), os.getegid(), borrowed=False)
    for name in SYSTEM_USERS:
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return ServerUser(name, entry.pw_uid, entry.pw_gid, borrowed=True)
    raise ServerRefused(
        "PostgreSQL does not run as root, and this system has no user "
        f"{' or '.join(SYSTEM_USERS)} to run it: start as a normal user or set DATABASE_URL."
    )
