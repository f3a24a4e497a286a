"""How often one place may do what takes no account: counted in the database, over all processes."""

import math
from dataclasses import dataclass
from datetime import datetime, timedelta
from ipaddress import ip_address, ip_network

from django.db import connection, transaction
from django.db.models import Count
from django.utils.crypto import salted_hmac

from accounts.errors import TooOften
from accounts.models import Attempt

SITE_OF_A_HOUSEHOLD = 64
"""Bits of an IPv6 address that one connection is usually given; the rest its user may choose freely."""


@dataclass(frozen=True, slots=True)
class Limit:
    """At most so many times within a while (at most a day), for each place or whatever is counted.

    `what` and `where` say in the refusal what was counted.
    """

    purpose: str
    most: int
    within: timedelta
    where: str = "from your address"
    what: str = "This was done"


def count_attempt(limit: Limit, address: str, *, now: datetime) -> Attempt:
    """Will count one attempt from an address, in a transaction of its own.

    An attempt that is refused is not counted: who waits as long as told is let in.

    Raises: TooOften, saying when to come back.
    """
    return count_for(limit, place_of(address), now=now)


def count_for(limit: Limit, key: str, *, now: datetime) -> Attempt:
    """Will count one attempt of whatever `key` names; a hash of it is kept, and nothing else.

    Raises: TooOften, saying when to come back.
    """
    whom = _hashed(limit, key)
    with transaction.atomic():
        # Two at once would each count without the other: those of one key take turns.
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_advisory_xact_lock(hashtext('attempt'), hashtext(%s))", [whom]
            )
        found = _recent(limit, whom, now)
        if len(found) >= limit.most:
            raise _refusal(limit, until=found[-limit.most] + limit.within, now=now)
        return Attempt.objects.create(purpose=limit.purpose, whom=whom, at=now)


def is_reached(limit: Limit, key: str, *, now: datetime) -> bool:
    """Whether the next attempt would be refused."""
    return len(_recent(limit, _hashed(limit, key), now)) >= limit.most


def forget_attempts(limit: Limit, key: str) -> int:
    """Will let somebody begin anew, and return how many attempts were counted."""
    return Attempt.objects.by(limit.purpose, _hashed(limit, key)).delete()[0]


def is_reached_anywhere(limit: Limit, *, now: datetime) -> bool:
    """Whether the next attempt would be refused for any of what is counted."""
    recent = Attempt.objects.filter(purpose=limit.purpose).since(now - limit.within)
    counted = recent.order_by().values("whom").annotate(count=Count("pk"))
    return bool(counted.filter(count__gte=limit.most).exists())


def forget_everywhere(limit: Limit) -> int:
    """Will let everybody begin anew, and return how many attempts were counted."""
    return Attempt.objects.filter(purpose=limit.purpose).delete()[0]


def place_of(address: str) -> str:
    """What of an address belongs to one connection: all of IPv4, the first half of IPv6.

    >>> place_of("192.0.2.7"), place_of("2001:db8:1:2:3:4:5:6")
    ('192.0.2.7', '2001:db8:1:2::/64')
    """
    try:
        found = ip_address(address)
    except ValueError:
        return ""
    if found.version == 4:
        return str(found)
    if found.ipv4_mapped:
        return str(found.ipv4_mapped)
    return str(ip_network((int(found), SITE_OF_A_HOUSEHOLD), strict=False))


def _hashed(limit: Limit, key: str) -> str:
    return salted_hmac(f"attempt:{limit.purpose}", key, algorithm="sha256").hexdigest()


def _recent(limit: Limit, whom: str, now: datetime) -> list[datetime]:
    recent = Attempt.objects.by(limit.purpose, whom).since(now - limit.within)
    return list(recent.values_list("at", flat=True))


def _refusal(limit: Limit, *, until: datetime, now: datetime) -> TooOften:
    wait = max(1, math.ceil((until - now).total_seconds()))
    minutes = math.ceil(wait / 60)
    told = "a minute" if minutes == 1 else f"{minutes} minutes"
    return TooOften(
        f"{limit.what} {limit.most} times {limit.where} within {_span(limit.within)}, which is the "
        f"most. Try again in {told}.",
        wait=wait,
    )


def _span(within: timedelta) -> str:
    """How long a while is, in words.

    >>> _span(timedelta(minutes=15)), _span(timedelta(hours=1)), _span(timedelta(hours=3))
    ('15 minutes', 'an hour', '3 hours')
    """
    hours = within / timedelta(hours=1)
    if hours < 1:
        return f"{within / timedelta(minutes=1):g} minutes"
    return "an hour" if hours == 1 else f"{hours:g} hours"
