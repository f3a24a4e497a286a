"""Nothing inside is reached, however it is spelt and whichever way it is come to.

Every connection that is dialled here ends at a server on loopback, so a spelling that slipped
through the checks before dialling would be seen to arrive, or to fall to the check on the socket;
and the control, where the checks are switched off, does arrive.
"""

import ipaddress
import socket
from unittest import mock

import pytest

from sources.domain import addresses
from sources.services.fetching import FetchRefused
from sources.services.fetching.dialling import resolve
from sources.services.fetching.fetcher import Fetcher
from sources.services.fetching.gate import Gate
from sources.services.fetching.limits import Limits
from sources.services.fetching.road import Outside
from tests.sources.services.fetching.server import (
    PAGE,
    Site,
    fetcher,
    gives,
    moves,
    rerouted,
    serving,
)
from tests.sources.services.fetching.spellings import (
    LEADING_INSIDE,
    LOOPBACK,
    NAMES,
    PRIVATE,
    TRICKS,
)

pytestmark = pytest.mark.enable_socket

INSIDE = [f"http://{host}{{port}}/" for host in [*LOOPBACK, *PRIVATE, *NAMES, *LEADING_INSIDE]]
ENDINGS = addresses.LOCAL_NAMES
WAYS = ("direct", "redirect", "chain")
OPEN = {"chain.example": ["93.184.216.34"], "good.example": ["93.184.216.34"]}


def lookup(host: str, port: int, seconds: float) -> list[str]:
    """Names as the tests have them, digits as the system reads them: nothing is asked of a network."""
    if known := (LEADING_INSIDE | OPEN).get(host):
        return known
    if any(host == name or host.endswith(f".{name}") for name in ENDINGS):
        return ["127.0.0.1"]
    with mock.patch.object(socket, "getaddrinfo", numeric(socket.getaddrinfo)):
        return resolve(host, port, seconds)


def numeric(ask: object) -> object:
    """The system's reading of an address, without looking anything up."""
    return lambda host, port, **kinds: ask(host, port, flags=socket.AI_NUMERICHOST, **kinds)


def come(way: str, to: str, site: Site, victim: Site) -> tuple[str, list[str]]:
    """Tries to reach an address in one way; the code of the refusal, and what was dialled."""
    site.acts["/start"] = moves(to if way == "redirect" else "/middle")
    site.acts["/middle"] = moves(to, 307)
    dialled: list[str] = []
    inner = rerouted(victim, dialled)

    def dial(address: str, port: int, seconds: float) -> socket.socket:
        if port == site.port:
            return socket.create_connection((address, port), timeout=seconds)
        return inner(address, port, seconds)

    outside = Outside(
        gate=Gate(openings=(site.opening,), ports=Gate().ports | {victim.port}),
        limits=Limits(),
        resolve=lookup,
        dial=dial,
    )
    try:
        found = Fetcher(user_agent="SecondSource/test", outside=outside).fetch(
            to if way == "direct" else f"{site.url}/start"
        )
    except FetchRefused as refused:
        return refused.code, dialled
    # Some redirects are read as a path of the server that sent them.
    return "at home" if found.final_url.startswith(f"{site.url}/") else "", dialled


def tried(way: str, urls: list[str]) -> tuple[list[str], list[str], set[str]]:
    """What was accepted, what was dialled and the codes of what was refused."""
    accepted, all_dialled, codes = [], [], set()
    with serving(Site()) as site, serving(Site({"/": gives(PAGE)})) as victim:
        for url in urls:
            code, dialled = come(way, url.format(port=""), site, victim)
            all_dialled += dialled
            codes.add(code or "accepted")
            accepted += [] if code else [url]
        assert bool(victim.asked) == bool(accepted)
    return accepted, all_dialled, codes


@pytest.mark.parametrize("way", WAYS)
def test_nothing_inside_is_accepted(way: str) -> None:
    accepted, dialled, codes = tried(way, INSIDE)
    assert len(INSIDE) >= 120
    assert (accepted, dialled) == ([], [])
    assert codes == {"fetch_private_address"}


@pytest.mark.parametrize("way", WAYS)
def test_control_without_the_table_all_of_it_is_accepted(way: str) -> None:
    """The same run goes red when the table is empty: nothing else keeps these addresses out."""
    anything = ipaddress.IPv6Network("::/0")
    with (
        mock.patch.object(addresses, "SPECIAL", ()),
        mock.patch.object(addresses, "GLOBAL_UNICAST", anything),
        mock.patch.object(addresses, "LOCAL_NAMES", ()),
    ):
        accepted, dialled, _ = tried(way, INSIDE)
    assert accepted == INSIDE
    assert len(dialled) >= len(accepted)


@pytest.mark.parametrize("way", WAYS)
def test_what_can_be_read_in_two_ways_is_not_read(way: str) -> None:
    accepted, dialled, codes = tried(way, TRICKS)
    assert (accepted, dialled) == ([], [])
    by_form = {"fetch_address", "fetch_credentials", "fetch_port", "fetch_scheme"}
    on_the_way = {"fetch_private_address", "fetch_broken", "fetch_redirects", "at home"}
    assert codes <= (by_form if way == "direct" else by_form | on_the_way)


def test_local_names_are_not_even_looked_up() -> None:
    def never(*_: object) -> list[str]:
        raise AssertionError

    for name in NAMES:
        with pytest.raises(FetchRefused) as refused:
            fetcher(resolve=never).fetch(f"http://{name}/")
        assert refused.value.code == "fetch_private_address"


def test_of_several_addresses_only_the_open_ones_are_dialled() -> None:
    dialled: list[str] = []

    def dial(address: str, port: int, seconds: float) -> socket.socket:
        dialled.append(address)
        raise ConnectionRefusedError

    found = ["10.0.0.1", "93.184.216.34", "::1", "2606:2800:220:1::1"]
    with pytest.raises(FetchRefused) as refused:
        fetcher(resolve=lambda *_: found, dial=dial).fetch("https://news.example/")
    assert refused.value.code == "fetch_offline"
    assert dialled == ["93.184.216.34", "2606:2800:220:1::1"]


def test_a_name_that_answers_otherwise_the_second_time_gains_nothing() -> None:
    """The address that was checked is dialled; the name is asked once for each connection."""
    answers = iter([["93.184.216.34"], ["127.0.0.1"]])
    asked: list[str] = []
    dialled: list[str] = []

    def rebinding(host: str, *_: object) -> list[str]:
        asked.append(host)
        return next(answers)

    def dial(address: str, port: int, seconds: float) -> socket.socket:
        dialled.append(address)
        raise ConnectionRefusedError

    with pytest.raises(FetchRefused):
        fetcher(resolve=rebinding, dial=dial).fetch("http://news.example/")
    assert (asked, dialled) == (["news.example"], ["93.184.216.34"])


def test_a_socket_that_ended_inside_is_hung_up_before_a_word_is_said() -> None:
    with serving(Site()) as victim:
        dialled: list[str] = []
        reader = fetcher(resolve=lambda *_: ["93.184.216.34"], dial=rerouted(victim, dialled))
        with pytest.raises(FetchRefused) as refused:
            reader.fetch("http://news.example/")
        assert refused.value.code == "fetch_private_address"
        assert "127.0.0.1" in refused.value.message
        assert dialled == ["93.184.216.34"]
        assert victim.asked == []
        with mock.patch("sources.services.fetching.road.Road._check_peer"):
            reader.fetch("http://news.example/")
        assert victim.pages == ["/"]


@pytest.mark.parametrize("port", [21, 22, 25, 81, 3306, 5432, 6379, 8000, 9200, 11211])
def test_only_ports_of_web_servers_are_asked(port: int) -> None:
    with pytest.raises(FetchRefused) as refused:
        fetcher(resolve=lambda *_: ["93.184.216.34"]).fetch(f"http://news.example:{port}/")
    assert refused.value.code == "fetch_port"
    assert str(port) in refused.value.message


def test_one_open_server_inside_opens_no_other() -> None:
    with serving(Site()) as site, serving(Site()) as other:
        reader = fetcher(site)
        assert reader.fetch(f"{site.url}/a").body == PAGE
        for url in (f"{other.url}/a", "http://127.0.0.1/", f"http://127.0.0.2:{site.port}/"):
            with pytest.raises(FetchRefused) as refused:
                reader.fetch(url)
            assert refused.value.code == "fetch_private_address"
        assert other.asked == []
