"""How often somebody without an account may hand something in."""

import ipaddress
from contextlib import suppress
from dataclasses import dataclass

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from accounts.errors import Refused


class TooOften(Refused):
    """Says that somebody handed in too much, and when they may go on."""

    code = "too_often"


@dataclass(frozen=True, slots=True)
class Limit:
    """So many times within so many seconds, counted under a name of its own."""

    name: str
    times: int
    seconds: int

    def require(self, request: HttpRequest) -> None:
        """Will return silently unless whoever asks is at the limit.

        Raises: TooOften.
        """
        if cache.get(self._key(request), 0) >= self.times:
            minutes = -(-self.seconds // 60)
            raise TooOften(
                f"From your network {self.times} requests came in within {minutes} minutes; "
                "that is as many as we take. Please try again later: what you typed stays below."
            )

    def count(self, request: HttpRequest) -> None:
        """Will count one more time, once something was taken: what was refused counts for nothing.

        Addresses are kept as keyed hashes alone, in this process, until the time is over.
        """
        key = self._key(request)
        if not cache.add(key, 1, self.seconds):
            with suppress(ValueError):  # it ran out just now
                cache.incr(key)

    def _key(self, request: HttpRequest) -> str:
        digest = salted_hmac("web.limit", network_of(address_of(request)), algorithm="sha256")
        return f"limit:{self.name}:{digest.hexdigest()}"


def address_of(request: HttpRequest) -> str:
    """The address that a request comes from.

    Behind the proxy that ends TLS (`HTTPS`), the last one that the proxy names: those before it are
    the client's own words.
    """
    peer: str = request.META.get("REMOTE_ADDR", "")
    if not settings.HTTPS:
        return peer
    named: str = request.META.get("HTTP_X_FORWARDED_FOR", "")
    return named.rpartition(",")[2].strip() or peer


def network_of(address: str) -> str:
    """Whom an address stands for: itself, or of IPv6 the network of one household.

    >>> network_of("2001:db8:1:2:3:4:5:6"), network_of("192.0.2.7")
    ('2001:db8:1:2::/64', '192.0.2.7')
    """
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return address
    if isinstance(found, ipaddress.IPv4Address):
        return str(found)
    return str(ipaddress.ip_network((int(found), 64), strict=False))
