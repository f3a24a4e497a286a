"""The table of networks: what is closed, what is open, and that nothing hides inside another."""

import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.domain.addresses import SPECIAL, is_local_name, read_opening, why_closed

OPEN = [
    "1.1.1.1", "8.8.8.8", "93.184.216.34", "9.255.255.255", "11.0.0.0", "100.63.255.255",
    "100.128.0.0", "126.255.255.255", "128.0.0.0", "169.253.255.255", "172.15.255.255",
    "172.32.0.0", "192.0.1.0", "192.167.255.255", "192.169.0.0", "198.17.255.255", "198.20.0.0",
    "223.255.255.255", "2606:2800:220:1::1", "2a00:1450:4001::1", "2001:200::1", "2003::1",
    "::ffff:8.8.8.8", "64:ff9b::8.8.8.8", "2600::5efe:8.8.8.8",
]  # fmt: skip


@pytest.mark.parametrize("address", OPEN)
def test_the_open_web_is_open_to_the_edge_of_every_closed_network(address: str) -> None:
    assert why_closed(address) is None


@pytest.mark.parametrize("special", SPECIAL, ids=lambda one: str(one.network))
def test_each_network_is_closed_from_end_to_end_and_says_who_says_so(special: object) -> None:
    for address in (special.network[0], special.network[-1]):
        assert why_closed(address)
    assert special.purpose
    assert special.source


@pytest.mark.parametrize(
    "address",
    ["4000::1", "1::", "8000::1", "4000::5efe:8.8.8.8", "64:ff9b::10.0.0.1", "::ffff:169.254.169.254",
     "2600::200:5efe:127.0.0.1", "fe80::1%eth0", "64:ff9b:1:ffff::8.8.8.8"],
)  # fmt: skip
def test_what_is_not_given_out_or_carries_something_closed_is_closed(address: str) -> None:
    assert why_closed(address)


@given(st.ip_addresses(v=4))
def test_an_address_inside_another_is_judged_the_same(address: ipaddress.IPv4Address) -> None:
    for carrier in ("::ffff:0:0", "64:ff9b::"):
        inside = ipaddress.IPv6Address(int(ipaddress.IPv6Address(carrier)) + int(address))
        assert bool(why_closed(inside)) == bool(why_closed(address))


@given(st.ip_addresses())
def test_whatever_python_calls_private_is_closed(address: object) -> None:
    if address.is_private or address.is_loopback or address.is_link_local or address.is_multicast:
        assert why_closed(address) or getattr(address, "ipv4_mapped", None)


def test_what_python_lets_through_is_closed() -> None:
    """The reason for a table of our own: some of these are global to some version of Python."""
    for address in ("168.63.129.16", "192.88.99.1", "64:ff9b:1::1", "2002:7f00:1::", "3ffe::1"):
        assert why_closed(address)


def test_what_is_no_address_is_refused() -> None:
    with pytest.raises(ValueError, match="example"):
        why_closed("example.org")


@pytest.mark.parametrize("host", ["localhost", "a.localhost", "x.local", "router.home.arpa"])
def test_names_of_a_network(host: str) -> None:
    assert is_local_name(host)


@pytest.mark.parametrize("host", ["example.org", "local.example", "notlocalhost", "home.example"])
def test_names_of_the_web(host: str) -> None:
    assert not is_local_name(host)


@pytest.mark.parametrize(
    ("text", "network", "port"),
    [
        ("10.0.0.0/8", "10.0.0.0/8", None),
        (" 10.1.2.3:8000 ", "10.1.2.3/32", 8000),
        ("10.0.0.0/8:8000", "10.0.0.0/8", 8000),
        ("fd00::/8", "fd00::/8", None),
        ("[fd00::1]:8000", "fd00::1/128", 8000),
        ("[fd00::/8]:80", "fd00::/8", 80),
        ("[fd00::1]", "fd00::1/128", None),
    ],
)
def test_an_opening_is_read(text: str, network: str, port: int | None) -> None:
    opening = read_opening(text)
    assert (str(opening.network), opening.port) == (network, port)


@pytest.mark.parametrize(
    "text", ["", "all", "10.0.0.1/8", "10.0.0.0/33", "10.0.0.1:0", "10.0.0.1:70000", "10.0.0.1:x"]
)
def test_what_is_no_opening_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"\S"):
        read_opening(text)
