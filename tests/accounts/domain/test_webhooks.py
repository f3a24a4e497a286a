"""Signatures as Standard Webhooks has them, and how long is waited."""

from datetime import timedelta

import pytest

from accounts.domain.webhooks import (
    LONGEST_ASKED,
    WAITS,
    read_secret,
    sign,
    wait_after,
    write_secret,
)

SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"


def test_the_signature_of_the_specification() -> None:
    """Source: Standard Webhooks, the example of its signature scheme."""
    body = b'{"test": 2432232314}'
    message = "msg_p5jXN8AQM9LWM0D4loKWxJek"
    assert sign(SECRET, message=message, timestamp=1614265330, body=body) == (
        "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="
    )


@pytest.mark.parametrize(
    "text", ["", "whsec_", "whsec_AAAA", "whsec_é", SECRET.removeprefix("whsec_")]
)
def test_what_is_no_secret_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        read_secret(text)


def test_a_secret_is_read_as_it_was_written() -> None:
    assert read_secret(write_secret(bytes(range(32)))) == bytes(range(32))


def test_waits_grow_over_three_days_and_end() -> None:
    waits = [wait_after(failures, chance=0.5) for failures in range(1, len(WAITS) + 1)]
    assert waits == sorted(waits)
    assert timedelta(days=3) < sum(waits, timedelta()) < timedelta(days=4)
    assert wait_after(len(WAITS) + 1, chance=0.5) is None


def test_waits_are_spread_and_heed_the_receiver() -> None:
    assert wait_after(4, chance=0) < WAITS[3] < wait_after(4, chance=0.99)
    assert wait_after(1, chance=0.5, asked=timedelta(hours=1)) == timedelta(hours=1)
    assert wait_after(1, chance=0.5, asked=timedelta(days=30)) == LONGEST_ASKED
