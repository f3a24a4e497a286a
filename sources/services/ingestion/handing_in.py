"""The three ways in which an article is handed in: by address, as a page, as plain text.

Each is read first, which stores nothing (`Draft`), and then kept. Whoever wants to look at what was
read before it is kept does the two steps apart.
"""

from datetime import date, timedelta

from django.core.exceptions import ValidationError

from accounts.models import User
from sources.domain.pages.decoding import decode, refuse_binary
from sources.domain.pages.guessing import is_markup, is_page
from sources.domain.urls import require_http_url
from sources.services.extraction import read_page, read_text
from sources.services.fetching import fetch
from sources.services.ingestion.addresses import Addresses, addresses_of
from sources.services.ingestion.results import Draft, Ingested, IngestionRefused, Told
from sources.services.ingestion.storing import store

NOTHING_TOLD = Told()
PLAIN = ("text/plain", "text/markdown")
UTF8 = "text/html; charset=utf-8"
"""The type of a page that came as text, in a form or in JSON: what it says of its characters does not
hold any more."""

LOOKED_AT = 4_000
"""Characters of a pasted text that tell whether it is the source of a page."""

EARLIEST_YEAR = 1500
"""No article is older; a day before is a slip."""


def ingest_url(url: str, *, by: User | None, today: date, told: Told = NOTHING_TOLD) -> Ingested:
    """Will fetch a page or a text and take its article in.

    Raises: FetchRefused, NotReadable, IngestionRefused, ValidationError.
    """
    return keep(read_url(url, today=today), told, by=by, today=today)


def read_url(url: str, *, today: date) -> Draft:
    """Will fetch a page or a text and read its article; nothing is stored.

    Raises: FetchRefused, NotReadable.
    """
    page = fetch(url)
    kind = page.content_type.partition(";")[0].strip().lower()
    if kind in PLAIN and not is_page(page.body):
        read = read_text(decode(page.body, page.content_type), today=today)
    else:
        read = read_page(
            page.body,
            url=page.final_url,
            content_type=page.content_type,
            today=today,
            fetched=True,
        )
    return Draft(read, addresses_of(page.url, page.final_url, read))


def read_pasted(text: str, *, url: str = "", today: date) -> Draft:
    """Will read what somebody pasted, the source of a page, a piece of it or a plain text.

    Nothing is stored.

    Raises: NotReadable, ValidationError.
    """
    if is_markup(text) or is_page(text[:LOOKED_AT].encode()):
        return _read_page(text.encode(), url, UTF8, today=today)
    return _read_text(text, url, today=today)


def ingest_file(
    body: bytes, *, by: User | None, today: date, url: str = "", told: Told = NOTHING_TOLD
) -> Ingested:
    """Will take in the article of a file, an HTML page or a plain text; the bytes tell which.

    Raises: NotReadable, IngestionRefused, ValidationError.
    """
    refuse_binary(body)
    if is_page(body):
        return ingest_page(body, url=url, by=by, today=today, told=told)
    return ingest_text(decode(body), url=url, by=by, today=today, told=told)


def ingest_page(
    body: bytes,
    *,
    by: User | None,
    today: date,
    url: str = "",
    content_type: str = "",
    told: Told = NOTHING_TOLD,
) -> Ingested:
    """Will take in the article of an HTML page; `url` is where it stands, if that is known.

    Raises: NotReadable, IngestionRefused, ValidationError.
    """
    return keep(_read_page(body, url, content_type, today=today), told, by=by, today=today)


def ingest_text(
    text: str, *, by: User | None, today: date, url: str = "", told: Told = NOTHING_TOLD
) -> Ingested:
    """Will take in a plain text, kept exactly as it is given.

    Raises: NotReadable, IngestionRefused, ValidationError.
    """
    return keep(_read_text(text, url, today=today), told, by=by, today=today)


def _read_page(body: bytes, url: str, content_type: str, *, today: date) -> Draft:
    read = read_page(body, url=_checked(url), content_type=content_type, today=today)
    return Draft(read, addresses_of(url, "", read))


def _read_text(text: str, url: str, *, today: date) -> Draft:
    read = read_text(text, today=today)
    return Draft(read, addresses_of(_checked(url), "", read) if url else Addresses())


def _checked(url: str) -> str:
    """The address somebody gave.

    Raises: ValidationError naming what is wrong with it.
    """
    try:
        if url:
            require_http_url(url)
    except ValueError as error:
        raise ValidationError(
            {"url": ValidationError(str(error), code="not_an_address")}
        ) from error
    return url


def keep(draft: Draft, told: Told, *, by: User | None, today: date) -> Ingested:
    """Will store what was read, unless what a person told beside it cannot be.

    Raises: IngestionRefused, ValidationError.
    """
    days = (told.published.earliest, told.published.latest) if told.published else ()
    for day in days:
        if day and (day.year < EARLIEST_YEAR or day > today + timedelta(days=1)):
            said = (
                f"{day} lies in the future." if day > today else f"{day} is before {EARLIEST_YEAR}."
            )
            raise IngestionRefused("impossible_day", f"Published: {said} Give the right day.")
    return store(draft.read, draft.where, told, by=by)
