"""The receiver that the how-to shows knows our messages from others."""

import re
import time
from pathlib import Path
from typing import Any

from accounts.domain.webhooks import sign, write_secret

HOWTO = (Path(__file__).parents[4] / "docs/howto/following.md").read_text()
SECRET, OTHER = write_secret(bytes(32)), write_secret(b"x" * 32)


def test_the_receiver_of_the_how_to_takes_ours_alone() -> None:
    told: dict[str, Any] = {}
    exec(re.search(r"```python\n(.+?)```", HOWTO, re.DOTALL)[1], told)  # noqa: S102
    is_ours, now, body = told["is_ours"], int(time.time()), b'{"type": "claim.changed"}'

    def headers(*secrets: str, at: int = now) -> dict[str, str]:
        given = [sign(one, message="msg_1", timestamp=at, body=body) for one in secrets]
        return {
            "webhook-id": "msg_1",
            "webhook-timestamp": str(at),
            "webhook-signature": " ".join(given),
        }

    assert is_ours(SECRET, headers(SECRET), body)
    assert is_ours(SECRET, headers(OTHER, SECRET), body)
    assert not is_ours(SECRET, headers(OTHER), body)
    assert not is_ours(SECRET, headers(SECRET), body + b" ")
    assert not is_ours(SECRET, headers(SECRET, at=now - 301), body)
