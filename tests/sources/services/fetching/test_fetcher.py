"""What is fetched, what is refused with which words, and that nothing goes on for ever."""

import shutil
import socket
import ssl
import subprocess
from pathlib import Path

import pytest
from django.test import override_settings

from sources.services import fetching
from sources.services.fetching import FetchRefused
from sources.services.fetching.limits import Limits
from sources.services.fetching.target import next_target, target_of
from tests.sources.services.fetching.server import (
    PAGE,
    Act,
    Site,
    answer_to,
    drips,
    fetcher,
    gives,
    moves,
    says,
    serving,
)

pytestmark = pytest.mark.enable_socket


def test_a_page_is_fetched_as_it_is() -> None:
    with serving(Site({"/a?b=1": gives(PAGE, kind="text/html; charset=utf-8")})) as site:
        found = fetcher(site).fetch(f" {site.url}/a?b=1#c ")
    assert (found.body, found.content_type) == (PAGE, "text/html; charset=utf-8")
    assert found.redirects == ()
    assert site.pages == ["/a?b=1"]


def test_a_request_says_who_asks_and_nothing_about_anybody_else() -> None:
    acts = {"/a": moves("/b"), "/b": gives(PAGE, Set_Cookie="a=b")}
    with serving(Site(acts)) as site:
        fetcher(site).fetch(f"{site.url}/a")
        fetcher(site).fetch(f"{site.url}/b")
    for method, _, headers in site.asked:
        assert method == "GET"
        assert set(headers) == {
            "Host", "User-Agent", "Accept", "Accept-Encoding", "Accept-Language", "Connection",
        }  # fmt: skip
        assert headers["User-Agent"].startswith("SecondSource/")


def test_proxies_of_the_environment_are_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    with serving(Site()) as site:
        assert fetcher(site).fetch(f"{site.url}/a").body == PAGE


def test_redirects_are_followed_and_told() -> None:
    acts = {"/1": moves("/2", 301), "/2": moves("3", 307), "/3": moves("/é b", 308)}
    with serving(Site(acts)) as site:
        found = fetcher(site).fetch(f"{site.url}/1")
    assert found.final_url == found.redirects[-1]
    assert [url.removeprefix(site.url) for url in found.redirects] == ["/2", "/3", "/é%20b"]
    assert site.pages[-1] == "/%C3%A9%20b"


def test_five_redirects_are_followed_and_no_sixth() -> None:
    acts = {f"/{n}": moves(f"/{n + 1}") for n in range(1, 20)}
    with serving(Site(acts)) as site:
        with pytest.raises(FetchRefused) as refused:
            fetcher(site).fetch(f"{site.url}/1")
        assert (refused.value.code, len(site.pages)) == ("fetch_redirects", 6)
        assert fetcher(site).fetch(f"{site.url}/15").final_url.endswith("/20")


def test_a_circle_is_called_one() -> None:
    refused = answer_to(moves("/a"))
    assert refused.code == "fetch_redirects"
    assert "in a circle" in refused.message


@pytest.mark.parametrize("location", ["", "http://[", "/a#b"])
def test_a_redirect_that_leads_nowhere_is_named(location: str) -> None:
    assert answer_to(moves(location)).code in {"fetch_redirects", "fetch_address"}


@pytest.mark.parametrize(
    ("location", "code"),
    [
        ("ftp://example.org/", "fetch_scheme"),
        ("file:///etc/passwd", "fetch_scheme"),
        ("javascript:alert(1)", "fetch_scheme"),
        ("//me:secret@example.org/", "fetch_credentials"),
        ("http://example.org:22/", "fetch_port"),
        ("http://example.org:0/", "fetch_port"),
        ("http://10.0.0.1/", "fetch_private_address"),
    ],
)
def test_each_hop_is_checked_like_the_first(location: str, code: str) -> None:
    with serving(Site({"/a": moves(location)})) as site, pytest.raises(FetchRefused) as refused:
        fetcher(
            site, resolve=lambda host, *_: [{"example.org": "93.184.216.34"}.get(host, host)]
        ).fetch(f"{site.url}/a")
    assert refused.value.code == code
    assert "secret" not in refused.value.message


@pytest.mark.parametrize(
    ("status", "word"),
    [(404, "no such page"), (410, "for good"), (401, "sign-in"), (402, "payment"),
     (403, "paywall"), (429, "fewer requests"), (451, "legal"), (500, "fault"), (503, "overloaded"),
     (400, "refuses"), (204, "no page"), (206, "no page"), (304, "no page"), (600, "fault")],
)  # fmt: skip
def test_a_status_is_put_into_words(status: int, word: str) -> None:
    refused = answer_to(gives(b"", status=status))
    assert (refused.code, refused.details["status"]) == ("fetch_status", status)
    assert word in refused.message
    assert str(status) in refused.message


def test_a_site_that_says_when_to_come_back_is_quoted() -> None:
    assert "again in 120 seconds" in answer_to(gives(b"", status=429, Retry_After="120")).message


@pytest.mark.parametrize(
    "act",
    [
        drips(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"),
        drips(b"HTTP/1.1 200 OK\r\nX-Long: "),
        drips(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 5000\r\n\r\n"),
    ],
    ids=["body", "header", "length"],
)
def test_a_server_that_drips_is_left(act: Act) -> None:
    refused = answer_to(act, seconds=0.3)
    assert refused.code == "fetch_timeout"
    assert "0.3 seconds" in refused.message


def test_a_connection_has_five_seconds_and_no_more_than_remain() -> None:
    given: list[float] = []

    def dial(address: str, port: int, seconds: float) -> socket.socket:
        given.append(seconds)
        raise TimeoutError

    for limits in (Limits(), Limits(seconds=1)):
        with pytest.raises(FetchRefused):
            fetcher(resolve=lambda *_: ["1.1.1.1"], dial=dial, limits=limits).fetch(
                "http://a.example/"
            )
    assert given[0] == 5
    assert given[1] <= 1


def test_robots_and_redirects_share_the_time() -> None:
    site = Site({"/robots.txt": drips(b"HTTP/1.1 200 OK\r\n\r\n")})
    with serving(site), pytest.raises(FetchRefused) as refused:
        fetcher(site, limits=Limits(seconds=0.3)).fetch(f"{site.url}/a")
    assert (refused.value.code, site.pages) == ("fetch_timeout", [])


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"SSH-2.0-OpenSSH_9.6\r\n",
        b"\x00\x01\x02",
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 100\r\n\r\nshort",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Type: text/html\r\n\r\n5\r\nab",
        b"HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nabcdef",
        b"HTTP/1.1 200 OK\r\nBad Header\x00: x\r\n\r\n",
        b"HTTP/1.1 99 What\r\n\r\n",
        b"HTTP/1.1 200 OK\r\n" + b"X: " + b"a" * 200_000,
    ],
)
def test_what_is_no_http_is_named(raw: bytes) -> None:
    assert answer_to(says(raw)).code in {"fetch_broken", "fetch_status"}


def test_a_connection_that_is_reset_is_named() -> None:
    def reset(request: object) -> None:
        request.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
        request.wfile.close()
        request.rfile.close()
        request.connection.close()

    assert answer_to(reset).code == "fetch_broken"


def test_a_name_that_nobody_knows_is_one_clear_sentence() -> None:
    def nobody(*_: object) -> list[str]:
        raise socket.gaierror(-2, "Name or service not known")

    with pytest.raises(FetchRefused) as refused:
        fetcher(resolve=nobody).fetch("https://news.example/a")
    assert refused.value.code == "fetch_offline"
    start = "https://news.example/a: This machine cannot reach news.example (no name found)"
    assert refused.value.message.startswith(start)
    assert "paste the article's text instead" in refused.value.message


@pytest.mark.parametrize(
    ("error", "code"),
    [(OSError(101, "no route"), "fetch_offline"), (TimeoutError(), "fetch_timeout")],
)
def test_a_host_that_cannot_be_reached_is_named(error: OSError, code: str) -> None:
    def dial(*_: object) -> socket.socket:
        raise error

    with pytest.raises(FetchRefused) as refused:
        fetcher(resolve=lambda *_: ["93.184.216.34"], dial=dial).fetch("https://news.example/a")
    assert refused.value.code == code


def test_a_resolver_that_sleeps_is_left() -> None:
    def sleeps(*_: object) -> list[str]:
        raise TimeoutError

    with pytest.raises(FetchRefused) as refused:
        fetcher(resolve=sleeps).fetch("https://news.example/a")
    assert refused.value.code == "fetch_timeout"


def test_from_https_back_to_http_is_refused() -> None:
    with pytest.raises(FetchRefused) as refused:
        next_target(target_of("https://news.example/a"), "http://news.example/a")
    assert refused.value.code == "fetch_downgrade"
    assert next_target(target_of("http://news.example/a"), "https://news.example/a").port == 443


def test_a_server_that_speaks_no_tls_is_named() -> None:
    with serving(Site()) as site, pytest.raises(FetchRefused) as refused:
        fetcher(site).fetch(f"https://127.0.0.1:{site.port}/a")
    assert refused.value.code == "fetch_tls"


@pytest.mark.skipif(not shutil.which("openssl"), reason="needs openssl to make a certificate")
def test_a_certificate_that_nobody_vouches_for_is_refused(tmp_path: Path) -> None:
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=127.0.0.1",
         "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", "key", "-out", "certificate"],
        cwd=tmp_path, check=True, capture_output=True,
    )  # fmt: skip
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(tmp_path / "certificate", tmp_path / "key")
    with serving(Site(), tls) as site, pytest.raises(FetchRefused) as refused:
        fetcher(site).fetch(f"https://127.0.0.1:{site.port}/a")
    assert refused.value.code == "fetch_tls"
    assert "self-signed" in refused.value.message
    assert site.asked == []


def test_the_product_fetches_by_its_settings() -> None:
    with serving(Site()) as site:
        with override_settings(FETCH_ALLOWED_NETWORKS=(site.opening,)):
            assert fetching.fetch(f"{site.url}/a").body == PAGE
        with override_settings(FETCH_ALLOWED_NETWORKS=()), pytest.raises(FetchRefused):
            fetching.fetch(f"{site.url}/a")
    assert site.asked[0][2]["User-Agent"].startswith("SecondSource/0")
