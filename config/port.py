"""Says before any long step whether the port is free; runs on a bare Python.

`python -m config.port 8000` ends with one sentence and code 1 when the port cannot be used.
"""

import errno
import socket
import sys

HOST = "127.0.0.1"
DEFAULT = 8000


def port_number(text: str) -> int:
    """Will read a port number; an empty text means the default.

    Raises: `ValueError` with one sentence when it is none.
    """
    if not text.strip():
        return DEFAULT
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= 65535):
        raise ValueError(f"PORT must be a number from 1 to 65535, not {text!r}.")
    return int(text)


def why_not(port: int) -> str:
    """Will say in one sentence why nobody can listen on the port, or nothing when it is free."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                return (
                    f"Port {port} on {HOST} is taken by another program: "
                    "stop it, or choose another port with `make run PORT=8001`."
                )
            return f"Port {port} on {HOST} cannot be used: {error.strerror}."
    return ""


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
