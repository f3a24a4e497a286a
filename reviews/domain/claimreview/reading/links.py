"""Addresses as publishers write them, made into exactly one of the web each."""

import re
from typing import Any
from urllib.parse import urljoin

from reviews.domain.claimreview.addresses import fault_of, host_of, split_joined
from reviews.domain.claimreview.reading.nodes import PLACEHOLDERS, Desk, folded
from sources.domain.pages.words import NO_TEXT

FILES = (".html", ".htm", ".php", ".pdf", ".asp", ".aspx", ".jsp", ".json")
HOST_FIRST = re.compile(
    r"[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,6}(?::\d{1,5})?(?:[/?#].{0,2000})?", re.I
)
AMPERSAND = re.compile(r"&(?:amp|#38|#038|#x26);", re.IGNORECASE)
HOLDERS = ("url", "@id", "contenturl", "@value", "sameas", "mainentityofpage")
"""Where an object holds its address."""


def read_addresses(value: Any, desk: Desk, where: str) -> list[str]:
    """Will return all addresses that a value holds, repaired; what is none is left out with a note."""
    found: list[str] = []
    for text in _texts(value, desk.limits.entries, 0):
        found += _split(text, desk, where)
    return list(dict.fromkeys(found))[: desk.limits.entries]


def read_address(value: Any, desk: Desk, where: str) -> str:
    """Will return the first address that a value holds, "" when it holds none."""
    return next(iter(read_addresses(value, desk, where)), "")


def site_of(url: str) -> str:
    """The host of an address without "www.", as a publisher's site is named.

    >>> site_of("https://www.example.org:8000/a")
    'example.org'
    """
    return host_of(url).removeprefix("www.")


def _texts(value: Any, left: int, depth: int) -> list[str]:
    """The texts of a value in which an address may stand."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict) and depth < 3:
        fields = folded(value)
        holders = (_texts(fields[key], left, depth + 1) for key in HOLDERS if fields.get(key))
        return next((found for found in holders if found), [])
    if isinstance(value, list) and depth < 3:
        return [text for one in value[:left] for text in _texts(one, left, depth + 1)]
    return []


def _split(text: str, desk: Desk, where: str) -> list[str]:
    whole = NO_TEXT.sub("", text[: desk.limits.address * 10]).strip()
    if not whole or whole.casefold() in PLACEHOLDERS:
        return []
    parts = split_joined(_unescaped(whole))
    if len(parts) > 1:
        desk.note("address_joined", where, whole)
    return [url for part in parts[: desk.limits.entries] if (url := _repaired(part, desk, where))]


def _unescaped(text: str) -> str:
    """Only ampersands: in an address "&lt=3" is a parameter, not a bracket."""
    return AMPERSAND.sub("&", re.sub(r"&(?:amp;)+", "&", text, flags=re.IGNORECASE))


def _repaired(part: str, desk: Desk, where: str) -> str:
    url = re.sub(r"\s", "%20", part)
    if url.startswith("//"):
        url = f"https:{url}"
    elif HOST_FIRST.fullmatch(url) and not re.split(r"[/?#]", url)[0].casefold().endswith(FILES):
        url = f"https://{url}"
    elif "://" not in url[:12] and desk.base and url.startswith(("/", "?", "#", "./", "../")):
        url = _joined(desk.base, url)
    if len(url) > desk.limits.address or fault_of(url):
        desk.note("address_unreadable", where, part)
        return ""
    if url != part:
        desk.note("address_repaired", where, part)
    return url


def _joined(base: str, path: str) -> str:
    try:
        return urljoin(base, path)
    except ValueError:
        return path
