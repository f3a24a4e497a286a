"""How the system is asked for the addresses of a host, and for a connection to one of them."""

import socket
import threading
from collections.abc import Callable

Resolve = Callable[[str, int, float], list[str]]
"""Host, port and seconds to the addresses of that host. Raises: OSError, TimeoutError."""

Dial = Callable[[str, int, float], socket.socket]
"""Address, port and seconds to a connected socket. Raises: OSError, TimeoutError."""


def resolve(host: str, port: int, seconds: float) -> list[str]:
    """Will ask the system for the addresses of a host, and not wait longer than `seconds`.

    Raises: OSError when there are none, TimeoutError.
    """
    found: list[str] = []
    failed: list[OSError] = []

    def ask() -> None:
        try:
            rows = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            found.extend(dict.fromkeys(str(row[4][0]) for row in rows))
        except (OSError, UnicodeError) as error:
            failed.append(error if isinstance(error, OSError) else OSError(str(error)))

    # The system's resolver cannot be interrupted; a thread can be left behind.
    asking = threading.Thread(target=ask, name="resolve", daemon=True)
    asking.start()
    asking.join(seconds)
    if asking.is_alive():
        raise TimeoutError
    if failed:
        raise failed[0]
    return found


def dial(address: str, port: int, seconds: float) -> socket.socket:
    """Will connect to one address.

    Raises: OSError, TimeoutError.
    """
    return socket.create_connection((address, port), timeout=seconds)
