"""Webhooks as Standard Webhooks writes them: secrets, signatures, and when to try again.

Source: Standard Webhooks specification, https://www.standardwebhooks.com/
"""

import base64
import hashlib
import hmac
from datetime import timedelta

PREFIX = "whsec_"
SHORTEST, LONGEST = 24, 64
"""Bytes that a secret may have."""

WAITS = tuple(
    timedelta(seconds=seconds)
    for seconds in (5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400)
)
"""How long to wait after the first, second, … failure: ten attempts within some three days."""

SPREAD = 0.2
"""By which share a wait is longer or shorter, so that what failed together does not come together."""

LONGEST_ASKED = timedelta(days=1)
"""As long as a receiver may ask to be left alone."""


def write_secret(key: bytes) -> str:
    """Will write a secret as both ends keep it.

    >>> write_secret(bytes(24))
    'whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'
    """
    return PREFIX + base64.b64encode(key).decode()


def read_secret(text: str) -> bytes:
    """Will return the key of a secret.

    Raises: ValueError for what is none.
    """
    if not text.startswith(PREFIX):
        raise ValueError(f"A secret begins with {PREFIX}.")
    key = base64.b64decode(text.removeprefix(PREFIX), validate=True)
    if not SHORTEST <= len(key) <= LONGEST:
        raise ValueError(f"A secret holds {SHORTEST} to {LONGEST} bytes.")
    return key


def sign(secret: str, *, message: str, timestamp: int, body: bytes) -> str:
    """Will sign one attempt: HMAC-SHA256 of id, seconds since 1970 and body, joined by full stops.

    >>> sign(write_secret(bytes(24)), message="msg_1", timestamp=0, body=b"{}")[:3]
    'v1,'
    """
    signed = b".".join([message.encode(), str(timestamp).encode(), body])
    digest = hmac.new(read_secret(secret), signed, hashlib.sha256).digest()
    return f"v1,{base64.b64encode(digest).decode()}"


def wait_after(failures: int, *, chance: float, asked: timedelta = timedelta()) -> timedelta | None:
    """Will say how long to wait after so many failures, None when it is given up.

    `chance` in [0, 1) spreads the wait; `asked` is what the receiver asked for.

    >>> wait_after(1, chance=0.5), wait_after(10, chance=0.5)
    (datetime.timedelta(seconds=5), None)
    """
    if failures > len(WAITS):
        return None
    spread = 1 + SPREAD * (2 * chance - 1)
    return max(WAITS[failures - 1] * spread, min(asked, LONGEST_ASKED))
