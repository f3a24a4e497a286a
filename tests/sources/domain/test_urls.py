"""The form of an address, what is wrong with one, and what it is an address of."""

from contextlib import suppress

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from sources.domain.urls import (
    NotAnAddress,
    archived,
    escaped,
    host_candidates,
    kind_of,
    normalise,
    require_http_url,
)

A = "https://example.org/a"

PIECES = [
    *"/.%~a2Fé;#?&=+:@![](", "amp", "/amp", "%2e", "index.html", ".amp", "c/s/", "https://",
    "web/2019/", "utm_source=", "amp;", "sid=",
]  # fmt: skip
HOSTS = [
    "example.org", "www.m.example.org", "amp.example.co.uk", "ex_ample.org.", "bücher.example",
    "x.cdn.ampproject.org", "www.google.com", "web.archive.org", "[::1]", "127.0.0.1", "a..b",
    "a-b.translate.goog", "ümläut.example", "xn--a.example", "www.www.gov.uk",
]  # fmt: skip
URLS = st.builds(
    "{}://{}{}/{}".format,
    st.sampled_from(["http", "https", "HTTP"]),
    st.sampled_from(HOSTS),
    st.sampled_from(["", ":80", ":443", ":8080", ":99999", ":"]),
    st.lists(st.sampled_from(PIECES)).map("".join),
)


@given(URLS | st.text())
@example("http://[")
@example("http://example.org/amp/amp/a/amp/amp/index.html/index.html")
@example("https://x.cdn.ampproject.org/c/s/x.cdn.ampproject.org/c/s/example.org/a")
@example("http://example.org/\ud800")
def test_the_form_of_a_form_is_itself(url: str) -> None:
    assert normalise(normalise(url)) == normalise(url)


@given(URLS)
def test_case_of_host_tracking_and_fragment_never_matter(url: str) -> None:
    assume(":99999" not in url)
    scheme, _, rest = url.partition("://")
    host, _, path = rest.partition("/")
    told = f"{scheme.upper()}://{host.upper()}/{path}"
    assert normalise(told) == normalise(url)
    bare = url.partition("#")[0].partition("?")[0]
    assert normalise(f"{bare}?utm_source=x#there") == normalise(bare)


@given(st.text())
def test_escapes_are_one_spelling(text: str) -> None:
    assert escaped(escaped(text)) == escaped(text)
    assert escaped(text).isascii()


@given(URLS | st.text())
def test_nothing_is_raised_for_garbage(url: str) -> None:
    for read in (kind_of, archived, host_candidates):
        read(url)
    with suppress(NotAnAddress):
        require_http_url(url)


@pytest.mark.parametrize(
    "text",
    ["", "x", "mailto:a@example.org", "ftp://example.org/a/", "/a/b/", "http://", "http:///a"],
)
def test_what_is_no_address_comes_back_as_it_is(text: str) -> None:
    assert normalise(text) == text


@pytest.mark.parametrize(
    ("url", "fault"),
    [
        ("", "scheme"),
        ("example.org/a", "scheme"),
        ("//example.org/a", "scheme"),
        ("ftp://example.org", "scheme"),
        ("javascript:alert(1)", "scheme"),
        ("http://me@example.org/", "credentials"),
        ("http://me:x@example.org/", "credentials"),
        ("http://", "host"),
        ("http:///a", "host"),
        ("http://[::1/", "host"),
        ("http://exa%6dple.org/", "host"),
        ("http://a..b/", "host"),
        ("http://-a.example/", "host"),
        ("http://" + "a" * 64 + ".example/", "host"),
        ("http://" + "a." * 130 + "example/", "host"),
        ("http://[fe80::1%25eth0]/", "host"),
        ("http://example.org:0/", "port"),
        ("http://example.org:65536/", "port"),
        ("http://example.org:x/", "port"),
        ("http://example.org:/", "port"),
        ("http://example.org/a b", "characters"),
        ("http://example.org/a\n", "characters"),
        ("http://example\\.org/", "characters"),
        ("http://exam\u200bple.org/", "characters"),
    ],
)
def test_what_is_wrong_with_an_address_is_named(url: str, fault: str) -> None:
    with pytest.raises(NotAnAddress) as refused:
        require_http_url(url)
    assert refused.value.fault == fault


@pytest.mark.parametrize(
    "url",
    ["http://example.org", "HTTPS://example.org:8443/a?b#c", "http://127.0.0.1/", "http://[::1]:80/",
     "https://bücher.example/é", "http://under_score.example/", "http://example.org./"],
)  # fmt: skip
def test_an_address_of_the_web_is_none_of_these(url: str) -> None:
    require_http_url(url)


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        (A, "canonical"),
        ("https://m.example.org/a", "canonical"),
        ("https://example.org/ampere/example", "canonical"),
        ("https://champ.example.org/a", "canonical"),
        ("https://www.google.com/amplifiers", "canonical"),
        ("https://example.org/a/amp/", "amp"),
        ("https://amp.example.org/a", "amp"),
        ("https://example.org/a.amp.html", "amp"),
        ("https://example.org/a?amp=1", "amp"),
        ("https://example.org/a?outputType=amp", "amp"),
        ("https://example-org.cdn.ampproject.org/c/s/example.org/a", "amp"),
        ("https://www.google.com/amp/s/example.org/a", "amp"),
        ("https://web.archive.org/web/2019/http://example.org/", "archive"),
        ("https://archive.ph/Ab3dE", "archive"),
        ("https://archive.today/20190122101500/http://example.org/", "archive"),
        ("https://perma.cc/AB12-CD34", "archive"),
        ("https://webcache.googleusercontent.com/search?q=cache:abc", "archive"),
        ("https://archive.org/details/some-book", "canonical"),
        ("https://example-org.translate.goog/a?_x_tr_sl=ru", "mirror"),
        ("garbage", "canonical"),
    ],
)
def test_what_an_address_is_of(url: str, kind: str) -> None:
    assert kind_of(url) == kind


@pytest.mark.parametrize(
    ("url", "hosts"),
    [
        (A, ("example.org",)),
        ("https://www.blogs.example.org/", ("blogs.example.org", "example.org")),
        ("https://amp.news.example.co.uk:8080/", ("news.example.co.uk", "example.co.uk")),
        ("https://www.gov.uk/", ("gov.uk",)),
        ("https://BÜCHER.example/", ("xn--bcher-kva.example",)),
        ("http://127.0.0.1/", ("127.0.0.1",)),
        ("http://localhost/", ("localhost",)),
        ("garbage", ()),
        ("http://[", ()),
    ],
)
def test_the_hosts_under_which_a_source_may_be_known(url: str, hosts: tuple[str, ...]) -> None:
    assert host_candidates(url) == hosts


def test_an_address_that_no_browser_takes_is_left_as_it_is() -> None:
    long = "http://www.example.org/" + "a" * 8000
    assert normalise(long) == long
