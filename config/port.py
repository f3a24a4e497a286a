"""Says before any long step whether the port is free; runs on a bare Python.

`python -m config.port 8000` ends with one sentence and code 1 when the port cannot be used.
"""

import errno
import os
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

HOST = "127.0.0.1"
DEFAULT = 8000
OTHER = "another program"
NOTES = Path(__file__).resolve().parent.parent / "var"


def port_number(text: str) -> int:
    """Will read a port number; an empty text means the default.

    Raises: `ValueError` with one sentence when it is none.
    """
    if not text.strip():
        return DEFAULT
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= 65535):
        raise ValueError(f"PORT must be a number from 1 to 65535, not {text!r}.")
    return int(text)


def local_address(port: int) -> str:
    """The beginning of every address on this machine at the port."""
    return f"http://{HOST}:{port}"


def why_not(port: int) -> str:
    """Will say in one sentence why nobody can listen on the port, or nothing when it is free."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                pid = our_server(port)
                program = f"this checkout's own server (process {pid})" if pid else OTHER
                return (
                    f"Port {port} on {HOST} is taken by {program}: "
                    f"stop it, or choose another port with `make run PORT={_beside(port)}`."
                )
            return f"Port {port} on {HOST} cannot be used: {error.strerror}."
    return ""


@contextmanager
def noted(port: int) -> Iterator[None]:
    """Will let others know inside the block that this process serves this checkout at the port."""
    note = _note(port)
    with suppress(OSError):  # a folder nobody may write to only makes a refusal less telling
        note.parent.mkdir(exist_ok=True)
        note.write_text(str(os.getpid()))
    try:
        yield
    finally:
        with suppress(OSError):
            note.unlink(missing_ok=True)


def our_server(port: int) -> int:
    """Will return the process that serves this checkout at the port, 0 when none does."""
    try:
        pid = int(_note(port).read_text())
        os.kill(pid, 0)  # asks only whether it lives
    except (OSError, ValueError):
        return 0
    return pid


def _note(port: int) -> Path:
    return NOTES / f"serving-{port}"


def _beside(port: int) -> int:
    return port + 1 if port < 65535 else port - 1


def main() -> None:
    """Check the port named on the command line."""
    try:
        refusal = why_not(port_number(sys.argv[1] if len(sys.argv) > 1 else ""))
    except ValueError as error:
        refusal = str(error)
    if refusal:
        sys.exit(refusal)


if __name__ == "__main__":
    main()
