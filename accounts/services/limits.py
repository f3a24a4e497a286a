"""How often one place may do what takes no account: counted in the database, over all processes."""

import math
from dataclasses import dataclass
from datetime import datetime, timedelta
from ipaddress import ip_address, ip_network

from django.db import connection, transaction
from django.utils.crypto import salted_hmac

from accounts.errors import TooOften
from accounts.models import Attempt

SITE_OF_A_HOUSEHOLD = 64
"""Bits of an IPv6 address that one connection is usually given; the rest its user may choose freely."""


@dataclass(frozen=True, slots=True)
class Limit:
    """At most so many times within a while (at most a day), for each place."""

    purpose: str
    most: int
    within: timedelta


def count_attempt(limit: Limit, address: str, *, now: datetime) -> None:
    """Will count one attempt from an address, in a transaction of its own.

    An attempt that is refused is not counted: who waits as long as told is let in.

    Raises: TooOften, saying when to come back.
    """
    whom = salted_hmac(
        f"attempt:{limit.purpose}", place_of(address), algorithm="sha256"
    ).hexdigest()
    with transaction.atomic():
        # Two at once would each count without the other: those from one place take turns.
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_advisory_xact_lock(hashtext('attempt'), hashtext(%s))", [whom]
            )
        recent = Attempt.objects.by(limit.purpose, whom).since(now - limit.within)
        found = list(recent.values_list("at", flat=True))
        if len(found) >= limit.most:
            raise _refusal(limit, until=found[-limit.most] + limit.within, now=now)
        Attempt.objects.create(purpose=limit.purpose, whom=whom, at=now)


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


def _refusal(limit: Limit, *, until: datetime, now: datetime) -> TooOften:
    wait = max(1, math.ceil((until - now).total_seconds()))
    minutes = math.ceil(wait / 60)
    told = "a minute" if minutes == 1 else f"{minutes} minutes"
    hours = limit.within / timedelta(hours=1)
    span = "an hour" if hours == 1 else f"{hours:g} hours"
    return TooOften(
        f"This was done {limit.most} times from your address within {span}, which is the most. "
        f"Try again in {told}.",
        wait=wait,
    )
