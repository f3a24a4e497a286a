"""How many requests a caller may make a minute: counted in the database, over all processes.

One statement a request, whose row lock makes the count exact; windows are minutes of the clock.
"""

import math
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.crypto import salted_hmac

from accounts.models import RequestCount
from accounts.models.statements import Statement
from accounts.primary import on_primary
from accounts.services.limits import place_of

WINDOW = timedelta(minutes=1)
KEPT = timedelta(hours=1)

COUNT = """
INSERT INTO accounts_requestcount AS known (caller, began_at, count) VALUES ($1, $2, 1)
ON CONFLICT (caller) DO UPDATE SET
    count = CASE WHEN known.began_at = EXCLUDED.began_at THEN known.count + 1 ELSE 1 END,
    began_at = EXCLUDED.began_at
RETURNING count
"""


@dataclass(frozen=True, slots=True)
class Used:
    """What a caller has used of a window: requests made, allowed, and seconds until the next one."""

    count: int
    most: int
    seconds: int

    @property
    def is_too_much(self) -> bool:
        """Whether this request is one too many."""
        return self.count > self.most

    @property
    def left(self) -> int:
        """How many requests are left.

        >>> Used(count=7, most=5, seconds=30).left
        0
        """
        return max(0, self.most - self.count)


def count_request(caller: str, *, most: int, now: datetime) -> Used:
    """Will count one request of a caller, and say what that makes in this minute."""
    began = now.replace(second=0, microsecond=0)
    with on_primary():
        ((count,),) = Statement(COUNT, (caller, began)).run()
    return Used(count, most, max(1, math.ceil((began + WINDOW - now).total_seconds())))


def caller_at(address: str) -> str:
    """The name under which an address is counted: a keyed hash of what belongs to one connection."""
    hashed = salted_hmac("requests", place_of(address), algorithm="sha256").hexdigest()
    return f"at:{hashed}"


def forget_requests(*, now: datetime) -> None:
    """Will delete what was counted long ago."""
    RequestCount.objects.filter(began_at__lt=now - KEPT).delete()
