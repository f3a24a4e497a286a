"""One address, many spellings: which are equal, which are not, and what is none at all."""

from contextlib import suppress
from datetime import UTC, datetime

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
STORY = "https://example.org/2019/01/story.html"

SAME = [
    (A, "http://example.org/a"),
    (A, "HTTPS://EXAMPLE.ORG/a"),
    (A, " https://example.org/a\n"),
    (A, "https://www.example.org/a"),
    (A, "https://m.example.org/a"),
    (A, "https://mobile.example.org/a"),
    (A, "https://www.m.example.org/a"),
    (A, "https://amp.example.org/a"),
    (A, "https://example.org./a"),
    (A, "http://example.org:80/a"),
    (A, "https://example.org:443/a"),
    (A, "https://example.org/a/"),
    (A, "https://example.org/a//"),
    (A, "https://example.org//a"),
    (A, "https://example.org/./a"),
    (A, "https://example.org/b/../a"),
    (A, "https://example.org/../a"),
    (A, "https://example.org/%61"),
    (A, "https://example.org/b/%2e%2E/a"),
    (A, "https://example.org/a#top"),
    (A, "https://example.org/a#:~:text=some%20words"),
    (A, "https://example.org/a#"),
    (A, "https://example.org/a?"),
    (A, "https://example.org/a?&"),
    (A, "https://example.org/a?utm_source=x&utm_medium=y"),
    (A, "https://example.org/a?UTM_Source=x"),
    (A, "https://example.org/a?fbclid=abc"),
    (A, "https://example.org/a?gclid=abc&dclid=d"),
    (A, "https://example.org/a?yclid=1&_openstat=2"),
    (A, "https://example.org/a?igshid=1"),
    (A, "https://example.org/a?at_medium=RSS&at_campaign=KARANGA"),
    (A, "https://example.org/a?mc_cid=1&mc_eid=2"),
    (A, "https://example.org/a?__twitter_impression=true"),
    (A, "https://example.org/a?guccounter=1&guce_referrer=x"),
    (A, "https://example.org/a?wprov=sfla1"),
    (A, "https://example.org/a?amp"),
    (A, "https://example.org/a?amp=1"),
    (A, "https://example.org/a?outputType=amp"),
    (A, "https://example.org/a?amp_js_v=0.1&usqp=mq331"),
    (A, "https://example.org/a/amp"),
    (A, "https://example.org/a/amp/"),
    (A, "https://example.org/amp/a"),
    (A, "https://example.org/a.amp"),
    (A, "https://example.org/a/amp.html"),
    (A, "https://example.org/a/index.html"),
    (A, "https://example.org/a/index.php"),
    (A, "https://example.org/a/Default.aspx"),
    (A, "https://example.org/a;jsessionid=0A1B2C"),
    (A, "https://example.org/a?PHPSESSID=0123456789abcdef"),
    (A, "https://example.org/(S(lit3py55t21z5v55vlm25s55))/a"),
    (A, "https://example.org/a?sid=0123456789abcdef0123456789abcdef"),
    (A, "https://www-example-org.cdn.ampproject.org/c/s/www.example.org/a"),
    (A, "https://example-org.cdn.ampproject.org/v/s/example.org/a?amp_js_v=0.1"),
    (A, "https://cdn.ampproject.org/c/example.org/a"),
    (A, "https://www.google.com/amp/s/www.example.org/a"),
    (A, "https://www.google.co.uk/amp/s/amp.example.org/a/amp/"),
    (STORY, "https://example.org/2019/01/story.amp.html"),
    (STORY, "https://example.org/amp/2019/01/story.html"),
    ("https://example.org/?p=1", "https://example.org/index.php?p=1"),
    ("https://example.org", "https://www.example.org/"),
    ("https://example.org", "https://example.org/index.html"),
    ("https://example.org/?a=1&b=2", "https://example.org/?b=2&a=1"),
    ("https://example.org/?a=1&b=2", "https://example.org/?a=1&amp;b=2"),
    ("https://example.org/?a=1&b=2", "https://example.org?a=1&&b=2&"),
    ("https://example.org/?a", "https://example.org/?a="),
    ("https://example.org/?q=a+b", "https://example.org/?q=a%20b"),
    ("https://example.org/?q=a b", "https://example.org/?q=a%20b"),
    ("https://example.org/café", "https://example.org/caf%C3%A9"),
    ("https://example.org/caf%c3%a9", "https://example.org/caf%C3%A9"),
    ("https://example.org/Foo_(bar)", "https://example.org/Foo_%28bar%29"),
    ("https://example.org/a:b,c", "https://example.org/a%3Ab%2Cc"),
    ("https://example.org/~me", "https://example.org/%7Eme"),
    ("https://bücher.example/a", "https://xn--bcher-kva.example/a"),
    ("https://BÜCHER.example/a", "https://bu\u0308cher.example/a"),
    ("https://президент.рф/а", "https://xn--d1abbgf6aiiy.xn--p1ai/%D0%B0"),
    ("https://例え。example/a", "https://xn--r8jz45g.example/a"),
    ("https://i❤.example/", "https://xn--i-7iq.example"),
    ("https://en.wikipedia.org/wiki/A", "https://en.m.wikipedia.org/wiki/A"),
    ("https://gov.uk/a", "https://www.gov.uk/a"),
    ("https://example.org/#!/news/1", "https://www.example.org/#!/news/1"),
    ("http://[::1]/a", "https://[::1]:443/a"),
]

DIFFERENT = [
    (A, "https://example.org/b"),
    (A, "https://example.org/A"),
    (A, "https://example.com/a"),
    (A, "https://news.example.org/a"),
    (A, "https://example.org:8080/a"),
    (A, "https://example.org/a/b"),
    (A, "https://example.org/a?id=1"),
    (A, "https://example.org/a?page=2"),
    (A, "https://example.org/a.html"),
    (A, "https://example.org/a%2Fb"),
    (A, "https://example.org/a/index-of-prices.html"),
    (A, "https://example.org/a#!/two"),
    (A, "https://example.org/ampere"),
    (A, "https://web.archive.org/web/20190122101500/https://example.org/a"),
    ("https://example.org", "https://example.org/amp"),
    ("https://example.org/?id=1", "https://example.org/?id=2"),
    ("https://example.org/?cid=1", "https://example.org/?cid=2"),
    ("https://example.org/?sid=1", "https://example.org/?sid=2"),
    ("https://example.org/?ref=1", "https://example.org/?ref=2"),
    ("https://example.org/?source=a", "https://example.org/?source=b"),
    ("https://example.org/?keyword=a", "https://example.org/?keyword=b"),
    ("https://example.org/?a=1&a=2", "https://example.org/?a=2&a=1"),
    ("https://example.org/?a=b%26c", "https://example.org/?a=b&c"),
    ("https://example.org/?q=a%2Bb", "https://example.org/?q=a+b"),
    ("https://example.org/#/news/1", "https://example.org/#/news/2"),
    ("https://m.co.uk", "https://co.uk"),
    ("https://amp.dev/a", "https://dev/a"),
    ("https://faß.example", "https://fass.example"),
    (
        "https://web.archive.org/web/20190122101500/https://example.org/a",
        "https://web.archive.org/web/20200122101500/https://example.org/a",
    ),
    ("https://archive.ph/Ab3dE", "https://archive.ph/aB3De"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_spellings_of_one_address_are_equal(one: str, other: str) -> None:
    assert normalise(one) == normalise(other)


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_two_addresses_are_not_equal(one: str, other: str) -> None:
    assert normalise(one) != normalise(other)


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


STAMP = datetime(2019, 1, 22, 10, 15, tzinfo=UTC)


@pytest.mark.parametrize(
    ("url", "inner", "captured"),
    [
        ("https://web.archive.org/web/20190122101500/http://example.org/a?b=1#c",
         "http://example.org/a?b=1#c", STAMP),
        ("https://web.archive.org/web/20190122101500id_/https://example.org/a",
         "https://example.org/a", STAMP),
        ("https://web.archive.org/web/20190122101500if_/http:/example.org/a",
         "http://example.org/a", STAMP),
        ("http://web.archive.org:80/web/20190122101500/example.org/a", "http://example.org/a", STAMP),
        ("https://web.archive.org/web/2019/http://example.org/", "http://example.org/", None),
        ("https://web.archive.org/web/*/http://example.org/", "http://example.org/", None),
        ("https://web.archive.org/web/20191399999999/http://example.org/", "http://example.org/", None),
        ("https://web.archive.org/web/20190122101500/https%3A%2F%2Fexample.org%2Fa",
         "https://example.org/a", STAMP),
        ("https://wayback.archive-it.org/123/20190122101500/https://example.org/",
         "https://example.org/", STAMP),
        ("https://webarchive.nationalarchives.gov.uk/ukgwa/20190122101500/https://example.org/",
         "https://example.org/", STAMP),
        ("https://arquivo.pt/wayback/20190122101500/https://example.org/",
         "https://example.org/", STAMP),
        ("https://archive.ph/20190122101500/https://example.org/a", "https://example.org/a", STAMP),
        ("https://archive.is/2019.01.22-101500/https://example.org/a", "https://example.org/a", STAMP),
        ("https://archive.today/newest/https://example.org/a", "https://example.org/a", None),
        ("https://archive.md/o/Ab3dE/https://example.org/a", "https://example.org/a", None),
        ("https://webcache.googleusercontent.com/search?q=cache:AbCdEfGhIjKl:https://example.org/a+words",
         "https://example.org/a", None),
        ("https://webcache.googleusercontent.com/search?q=cache:example.org/a", "http://example.org/a",
         None),
        ("https://www-example-org.cdn.ampproject.org/c/s/www.example.org/a?b",
         "https://www.example.org/a?b", None),
        ("https://www.google.com/amp/www.example.org/a", "http://www.example.org/a", None),
        ("https://www-some--site-org.translate.goog/a?b=1&_x_tr_sl=ru",
         "https://www.some-site.org/a?b=1", None),
    ],
)  # fmt: skip
def test_what_an_archived_address_stands_for(
    url: str, inner: str, captured: datetime | None
) -> None:
    found = archived(url)
    assert found
    assert (found.url, found.captured) == (inner, captured)


@pytest.mark.parametrize(
    "url",
    [A, "https://archive.ph/Ab3dE", "https://perma.cc/AB12-CD34", "https://archive.org/details/x",
     "https://web.archive.org/save", "https://www.google.com/search?q=a", "http://["],
)  # fmt: skip
def test_what_says_nothing_of_another_address(url: str) -> None:
    assert archived(url) is None


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
