"""The read part of Google's Fact Check Tools API: its parameters, page tokens and answers.

Source: the public discovery document of factchecktools v1alpha1, method `claims.search`. A client
written for it only changes its base address.
"""

import base64
import binascii
import hashlib
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any

from reviews.domain.claimreview.addresses import host_of
from reviews.domain.claimreview.moments import bounds, instant, written
from reviews.domain.claimreview.shapes import Moment
from sources.domain.hosts import ascii_host, is_host_name
from sources.domain.pages.languages import as_tag, same_language

NAMES = {
    "query": "query",
    "languageCode": "language_code",
    "reviewPublisherSiteFilter": "review_publisher_site_filter",
    "maxAgeDays": "max_age_days",
    "pageSize": "page_size",
    "pageToken": "page_token",
    "offset": "offset",
}
"""The parameters of the method, each by the two names under which it may be sent."""
STANDARD = frozenset(
    {
        "$.xgafv", "access_token", "alt", "callback", "fields", "key", "oauth_token", "prettyPrint",
        "quotaUser", "uploadType", "upload_protocol",
    }
)  # fmt: skip
"""Parameters that every method takes; `alt` is read, the others say nothing here."""
USUAL_SIZE = 10
LARGEST_SIZE = 100
"""More results than this are never returned at once: `pageSize` is an upper bound."""
LARGEST_INT = 2**31 - 1
LONGEST = 1_000
WHOLE = re.compile(r"[-+]?[0-9]{1,12}")


class BadSearch(ValueError):
    """Says which parameter of a search cannot be served, and why."""

    def body(self) -> dict[str, Any]:
        """The answer's body, as Google's services write errors; its status is 400."""
        return error_body(400, str(self), "INVALID_ARGUMENT")


@dataclass(frozen=True, slots=True)
class Search:
    """A search that can be served.

    `language` is a tag of BCP 47, `site` a host without "www."; `max_age_days` is None without a
    limit; `page_token` is as it was sent, and `offset` counts only without one.
    """

    query: str = ""
    language: str = ""
    site: str = ""
    max_age_days: int | None = None
    page_size: int = USUAL_SIZE
    page_token: str = ""
    offset: int = 0

    def speaks(self, language: str) -> bool:
        """Whether a review's language fits: regions are not looked at."""
        return not self.language or same_language(self.language, language)


def error_body(code: int, message: str, status: str) -> dict[str, Any]:
    """Will return the body of an error as Google's services write it.

    >>> error_body(404, "No such method.", "NOT_FOUND")["error"]["status"]
    'NOT_FOUND'
    """
    return {"error": {"code": code, "message": message, "status": status}}


def read_search(parameters: Iterable[tuple[str, str]]) -> Search:
    """Will read the parameters of a search, given as the pairs of the query string.

    Raises: BadSearch for unknown, repeated and unreadable parameters, and where both the query and
    the site of the publisher are missing.

    >>> read_search([("query", "rain"), ("pageSize", "5")]).page_size
    5
    """
    values = _values(parameters)
    search = Search(
        query=_text(values, "query"),
        language=_language(_text(values, "languageCode")),
        site=_site(_text(values, "reviewPublisherSiteFilter")),
        max_age_days=_number(values, "maxAgeDays") or None,
        page_size=min(_number(values, "pageSize") or USUAL_SIZE, LARGEST_SIZE),
        page_token=values.get("pageToken", ""),
        offset=_number(values, "offset"),
    )
    if not search.query and not search.site:
        raise BadSearch("query is required unless reviewPublisherSiteFilter is given.")
    return search


def _values(parameters: Iterable[tuple[str, str]]) -> dict[str, str]:
    known = {name: name for name in NAMES} | {snake: name for name, snake in NAMES.items()}
    values: dict[str, str] = {}
    for sent, value in parameters:
        if sent in STANDARD:
            if sent == "alt" and value not in ("", "json"):
                raise BadSearch(f"alt={value[:40]!r} is not served here; alt=json is.")
            continue
        name = known.get(sent)
        if name is None:
            raise BadSearch(f"Unknown name {sent[:80]!r}: it is no parameter of this method.")
        if name in values:
            raise BadSearch(f"{name} is given more than once.")
        values[name] = value
    return values


def _text(values: Mapping[str, str], name: str) -> str:
    text = " ".join(values.get(name, "").split())
    if len(text) > LONGEST:
        raise BadSearch(f"{name} has {len(text)} characters; the limit is {LONGEST}.")
    if "\x00" in text:
        raise BadSearch(f"{name} holds a NUL character.")
    return text


def _number(values: Mapping[str, str], name: str) -> int:
    """A number of 32 bits that is not negative; 0 when it is not given."""
    text = values.get(name, "").strip()
    if not text:
        return 0
    if not WHOLE.fullmatch(text) or not -LARGEST_INT - 1 <= int(text) <= LARGEST_INT:
        raise BadSearch(f"{name} is a whole number of 32 bits, not {text[:40]!r}.")
    if int(text) < 0:
        raise BadSearch(f"{name} must not be negative; {int(text)} is.")
    return int(text)


def _language(text: str) -> str:
    tag = as_tag(text)
    if text and not tag:
        raise BadSearch(f"languageCode is a tag of BCP 47 such as en-US, not {text[:40]!r}.")
    return tag


def _site(text: str) -> str:
    """The host of a site, which people also give as an address."""
    if not text:
        return ""
    host = host_of(text) if "://" in text else ascii_host(text.partition("/")[0])
    host = host.removeprefix("www.")
    if not host or not is_host_name(host):
        raise BadSearch(
            f"reviewPublisherSiteFilter is a host such as example.org, not {text[:80]!r}."
        )
    return host


def page_token(search: Search, *, offset: int) -> str:
    """Will write where the next page begins, bound to everything else of the search.

    The caller signs it: this text alone could be made by anybody.
    """
    payload = json.dumps([offset, _digest(search)], separators=(",", ":"))
    return base64.urlsafe_b64encode(payload.encode()).decode().rstrip("=")


def offset_of(search: Search, token: str) -> int:
    """Will read where a page begins from a token whose signature was checked and taken off.

    Raises: BadSearch for what is no token, and for one of another search.

    >>> search = Search(query="rain")
    >>> offset_of(search, page_token(search, offset=20))
    20
    """
    try:
        padded = token[:400].encode() + b"=" * (-len(token[:400]) % 4)
        offset, digest = json.loads(base64.b64decode(padded, altchars=b"-_", validate=True))
    except (ValueError, TypeError, binascii.Error, RecursionError) as why:
        raise BadSearch("pageToken is none of ours.") from why
    if type(offset) is not int or not 0 <= offset <= LARGEST_INT:
        raise BadSearch("pageToken is none of ours.")
    if digest != _digest(search):
        message = "pageToken belongs to another search: all other parameters must stay the same."
        raise BadSearch(message)
    return offset


def _digest(search: Search) -> str:
    """What must be the same on every page; the size of a page may change."""
    said = [search.query, search.language, search.site, search.max_age_days]
    return hashlib.sha256(json.dumps(said).encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class FoundReview:
    """One review in an answer; `rating` is its word, `reviewed` when it was published."""

    url: str
    publisher: str
    rating: str
    title: str = ""
    reviewed: Moment = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class FoundClaim:
    """One claim in an answer, with its reviews."""

    text: str
    reviews: Sequence[FoundReview]
    claimant: str = ""
    claimed: Moment = ""


def answer(claims: Iterable[FoundClaim], *, next_page_token: str = "") -> dict[str, Any]:
    """Will write the answer; what is empty is left out, an answer without claims is empty."""
    return _filled(
        {"claims": [_claim(claim) for claim in claims], "nextPageToken": next_page_token}
    )


def _claim(claim: FoundClaim) -> dict[str, Any]:
    return _filled(
        {
            "text": claim.text,
            "claimant": claim.claimant,
            "claimDate": timestamp(claim.claimed),
            "claimReview": [_review(review) for review in claim.reviews],
        }
    )


def _review(review: FoundReview) -> dict[str, Any]:
    site = host_of(review.url).removeprefix("www.")
    return _filled(
        {
            "publisher": _filled({"name": review.publisher, "site": site}),
            "url": review.url,
            "title": review.title,
            "reviewDate": timestamp(review.reviewed),
            "textualRating": review.rating,
            "languageCode": review.language,
        }
    )


def timestamp(moment: Moment) -> str:
    """Will write a point in time as an instant in UTC; of a range its first day; "" if unknown.

    >>> timestamp("2024-05-01"), timestamp("2024-05-01T12:00:00+02:00")
    ('2024-05-01T00:00:00Z', '2024-05-01T10:00:00Z')
    """
    text = written(moment)
    found = instant(text) if "T" in text else None
    if found is not None and found.tzinfo and 1 < found.year < date.max.year:
        return _utc(found.astimezone(UTC))
    days = bounds(moment)
    return _utc(datetime.combine(days[0], time(), UTC)) if days else ""


def _utc(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds").replace("+00:00", "Z")


def _filled(fields: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in fields.items() if value not in (None, "", [], {})}
