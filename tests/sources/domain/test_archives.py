"""What the addresses of archives and caches stand for."""

from datetime import UTC, datetime

import pytest

from sources.domain.archives import archived

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
    ["https://example.org/a", "https://archive.ph/Ab3dE", "https://perma.cc/AB12-CD34", "https://archive.org/details/x",
     "https://web.archive.org/save", "https://www.google.com/search?q=a", "http://["],
)  # fmt: skip
def test_what_says_nothing_of_another_address(url: str) -> None:
    assert archived(url) is None
