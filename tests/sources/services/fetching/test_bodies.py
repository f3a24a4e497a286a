"""Which bodies are read: their type, their size, and how they are packed."""

import gzip
import re
import zlib

import pytest

from sources.services.fetching.limits import Limits
from tests.sources.services.fetching.server import (
    PAGE,
    Site,
    answer_to,
    fetcher,
    gives,
    serving,
)

pytestmark = pytest.mark.enable_socket


@pytest.mark.parametrize(
    ("kind", "body", "word"),
    [
        ("application/pdf", b"", "a PDF"),
        ("text/html", b"%PDF-1.7", "a PDF"),
        ("image/png", b"", "an image"),
        ("text/html", b"\x89PNG\r\n", "an image"),
        ("application/zip", b"", "a ZIP archive"),
        ("text/plain", b"PK\x03\x04", "a ZIP archive"),
        ("application/octet-stream", b"", "unknown kind"),
        ("video/mp4", b"", "a video"),
        ("application/rss+xml", b"", "a feed"),
        ("application/x-thing", b"", "application/x-thing"),
        ("", b"plain words without a type", "no name|has a name"),
    ],
)
def test_what_is_no_text_is_named(kind: str, body: bytes, word: str) -> None:
    refused = answer_to(gives(body, kind=kind))
    assert refused.code == "fetch_type"
    assert re.search(word, refused.message)


@pytest.mark.parametrize(
    "kind",
    ["text/html", "TEXT/HTML;charset=x", "application/xhtml+xml", "text/plain",
     "application/ld+json", ""],
)  # fmt: skip
def test_what_is_text_is_taken(kind: str) -> None:
    with serving(Site({"/a": gives(PAGE, kind=kind)})) as site:
        assert fetcher(site).fetch(f"{site.url}/a").content_type == kind


def test_a_large_page_is_refused_before_it_is_read() -> None:
    refused = answer_to(gives(b"", Content_Length="99000000"), body=1_000_000)
    assert refused.code == "fetch_too_large"
    assert "1 MB" in refused.message


def test_a_page_that_does_not_say_how_large_it_is_is_cut_off() -> None:
    assert answer_to(gives(b"a" * 30_000, Content_Length=""), body=20_000).code == "fetch_too_large"


def test_a_page_of_just_the_size_is_read() -> None:
    with serving(Site({"/a": gives(b"a" * 20_000)})) as site:
        found = fetcher(site, limits=Limits(body=20_000)).fetch(f"{site.url}/a")
    assert len(found.body) == 20_000


@pytest.mark.parametrize("pack", [gzip.compress, zlib.compress])
def test_a_packed_page_is_unpacked(pack: type) -> None:
    encoding = "gzip" if pack is gzip.compress else "deflate"
    acts = {"/a": gives(pack(PAGE * 9), Content_Encoding=encoding)}
    with serving(Site(acts)) as site:
        assert fetcher(site).fetch(f"{site.url}/a").body == PAGE * 9


def test_a_page_packed_in_several_parts_is_unpacked() -> None:
    packed = gzip.compress(PAGE) + gzip.compress(PAGE) + b"\0\0"
    with serving(Site({"/a": gives(packed, Content_Encoding="gzip")})) as site:
        assert fetcher(site).fetch(f"{site.url}/a").body == PAGE * 2


@pytest.mark.parametrize(
    ("body", "encoding", "code"),
    [
        (gzip.compress(b"a" * 9_000_000), "gzip", "fetch_compressed"),
        (gzip.compress(b"a" * 60_000_000), "gzip", "fetch_too_large|fetch_compressed"),
        (gzip.compress(gzip.compress(b"a" * 60_000_000)), "gzip", "fetch_type"),
        (gzip.compress(PAGE) * 65, "gzip", "fetch_compressed"),
        (gzip.compress(PAGE)[:-9], "gzip", "fetch_broken"),
        (PAGE, "gzip", "fetch_compressed"),
        (PAGE, "br", "fetch_compressed"),
        (PAGE, "zstd", "fetch_compressed"),
        (gzip.compress(gzip.compress(PAGE)), "gzip, gzip", "fetch_compressed"),
    ],
    ids=[
        "bomb",
        "large bomb",
        "bomb in a bomb",
        "parts",
        "torn",
        "not packed",
        "br",
        "zstd",
        "twice",
    ],
)
def test_what_is_packed_wrongly_is_refused(body: bytes, encoding: str, code: str) -> None:
    assert answer_to(gives(body, Content_Encoding=encoding)).code in code.split("|")


def test_a_bomb_is_refused_by_its_size_too() -> None:
    words = gzip.compress(bytes(range(256)) * 400, 1)
    assert answer_to(gives(words, Content_Encoding="gzip"), body=50_000).code == "fetch_too_large"
