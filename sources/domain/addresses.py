"""Which IP addresses are not places of the open web, and why.

The table is our own: `ipaddress.is_global` follows the Python version, and lets through relays,
translators and service addresses that lead back inside. What is not in the table is open, except in
IPv6, where only what is given out as global unicast is.
Source: IANA IPv4 and IPv6 Special-Purpose Address Registries; IANA IPv6 Address Space; the RFC
beside each line.
"""

import ipaddress
from dataclasses import dataclass

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Network = ipaddress.IPv4Network | ipaddress.IPv6Network


@dataclass(frozen=True, slots=True)
class Special:
    """A network that nothing is fetched from, what it is for and who says so."""

    network: Network
    purpose: str
    source: str


@dataclass(frozen=True, slots=True)
class Opening:
    """A network that a newsroom opens although the table closes it, on one port or on the usual ones."""

    network: Network
    port: int | None = None


_TABLE = """
0.0.0.0/8           | this network                       | RFC 791
10.0.0.0/8          | private                            | RFC 1918
100.64.0.0/10       | shared by a provider's customers   | RFC 6598
127.0.0.0/8         | this machine                       | RFC 1122
168.63.129.16/32    | a cloud's service address          | Azure documentation
169.254.0.0/16      | link-local, cloud metadata         | RFC 3927
172.16.0.0/12       | private                            | RFC 1918
192.0.0.0/24        | protocol assignments               | RFC 6890
192.0.2.0/24        | documentation                      | RFC 5737
192.31.196.0/24     | AS112                              | RFC 7535
192.52.193.0/24     | multicast tunnels                  | RFC 7450
192.88.99.0/24      | 6to4 relays                        | RFC 7526
192.168.0.0/16      | private                            | RFC 1918
192.175.48.0/24     | AS112                              | RFC 7534
198.18.0.0/15       | benchmarking                       | RFC 2544
198.51.100.0/24     | documentation                      | RFC 5737
203.0.113.0/24      | documentation                      | RFC 5737
224.0.0.0/4         | multicast                          | RFC 1112
240.0.0.0/4         | reserved                           | RFC 1112
255.255.255.255/32  | broadcast                          | RFC 919
::/128              | unspecified                        | RFC 4291
::1/128             | this machine                       | RFC 4291
::/96               | IPv4-compatible                    | RFC 4291
::ffff:0:0:0/96     | IPv4-translated                    | RFC 2765
64:ff9b:1::/48      | local translation                  | RFC 8215
100::/64            | discard only                       | RFC 6666
100:0:0:1::/64      | dummy prefix                       | RFC 9780
2001::/32           | Teredo                             | RFC 4380
2001::/23           | protocol assignments               | RFC 2928
2001:2::/48         | benchmarking                       | RFC 5180
2001:10::/28        | ORCHID                             | RFC 4843
2001:20::/28        | ORCHIDv2                           | RFC 7343
2001:30::/28        | drone identifiers                  | RFC 9374
2001:db8::/32       | documentation                      | RFC 3849
2002::/16           | 6to4                               | RFC 7526
2620:4f:8000::/48   | AS112                              | RFC 7534
3ffe::/16           | 6bone                              | RFC 3701
3fff::/20           | documentation                      | RFC 9637
5f00::/16           | segment routing                    | RFC 9602
fc00::/7            | unique local                       | RFC 4193
fe80::/10           | link-local                         | RFC 4291
fec0::/10           | site-local                         | RFC 3879
ff00::/8            | multicast                          | RFC 4291
"""

SPECIAL: tuple[Special, ...] = tuple(
    Special(ipaddress.ip_network(network.strip()), purpose.strip(), source.strip())
    for network, purpose, source in (line.split("|") for line in _TABLE.strip().splitlines())
)

GLOBAL_UNICAST = ipaddress.IPv6Network("2000::/3")
MAPPED = ipaddress.IPv6Network("::ffff:0:0/96")
NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
HIGHEST_PORT = 65535
ISATAP = (0x0000_5EFE, 0x0200_5EFE)
"""The upper half of an interface id that holds an IPv4 address. Source: RFC 5214."""

LOCAL_NAMES = ("localhost", "local", "localdomain", "internal", "intranet", "lan", "home.arpa",
               "corp", "home", "onion", "alt", "invalid", "in-addr.arpa", "ip6.arpa")  # fmt: skip
"""Names that never lead to the open web. Source: RFC 6761, RFC 6762, RFC 8375, RFC 7686, RFC 9476."""


def why_closed(address: Address | str) -> str | None:
    """Will say what an address is for when nothing may be fetched from it; None when it is open.

    Addresses that carry an IPv4 address inside are judged by that one too.
    Raises: ValueError for what is no address.

    >>> why_closed("169.254.169.254")
    'link-local, cloud metadata (RFC 3927)'
    >>> why_closed("::ffff:10.0.0.1")
    'private (RFC 1918)'
    """
    if isinstance(address, str):
        address = read_address(address)
    for special in SPECIAL:
        if address.version == special.network.version and address in special.network:
            return f"{special.purpose} ({special.source})"
    if isinstance(address, ipaddress.IPv4Address):
        return None
    inside = _inside(address)
    if inside is not None and (why := why_closed(inside)):
        return why
    if any(address in network for network in (GLOBAL_UNICAST, MAPPED, NAT64)):
        return None
    return "not global unicast (RFC 4291)"


def read_address(text: str) -> Address:
    """Will read an IP address; the zone of a link-local one does not matter. Raises: ValueError."""
    return ipaddress.ip_address(text.partition("%")[0])


def is_local_name(host: str) -> bool:
    """Whether a host name is one that is only looked up inside a network.

    >>> is_local_name("db.localhost"), is_local_name("example.org")
    (True, False)
    """
    return any(host == name or host.endswith(f".{name}") for name in LOCAL_NAMES)


def read_opening(text: str) -> Opening:
    """Will read what a setting opens: a network or an address, and a port where it names one.

    Raises: ValueError.

    >>> read_opening("10.1.0.0/16").port, read_opening("[fd00::1]:8000").port
    (None, 8000)
    """
    text = text.strip()
    network, port = text, ""
    if text.startswith("["):
        network, _, port = text[1:].partition("]")
        port = port.removeprefix(":")
    elif text.count(":") == 1:
        network, _, port = text.partition(":")
    number = int(port) if port else None
    if number is not None and not 0 < number <= HIGHEST_PORT:
        raise ValueError(f"{text!r}: a port is a number from 1 to 65535")
    return Opening(ipaddress.ip_network(network), number)


def _inside(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """The IPv4 address that an IPv6 address carries."""
    number = int(address)
    carries = address in MAPPED or address in NAT64 or (number >> 32) & 0xFFFF_FFFF in ISATAP
    return ipaddress.IPv4Address(number & 0xFFFF_FFFF) if carries else None
