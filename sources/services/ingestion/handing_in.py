"""The three ways in which an article is handed in: by address, as a page, as plain text."""

from datetime import date

from accounts.models import User
from sources.services.extraction import read_page, read_text
from sources.services.fetching import fetch
from sources.services.ingestion.addresses import Addresses, addresses_of
from sources.services.ingestion.results import Ingested, Told
from sources.services.ingestion.storing import store

NOTHING_TOLD = Told()
PLAIN = ("text/plain", "text/markdown")


def ingest_url(url: str, *, by: User | None, today: date, told: Told = NOTHING_TOLD) -> Ingested:
    """Will fetch a page and take its article in.

    Raises: FetchRefused, NotReadable, IngestionRefused, ValidationError.
    """
    page = fetch(url)
    if page.content_type.partition(";")[0].strip().lower() in PLAIN:
        read = read_text(page.body.decode(errors="strict"), today=today)
    else:
        read = read_page(
            page.body,
            url=page.final_url,
            content_type=page.content_type,
            today=today,
            fetched=True,
        )
    return store(read, addresses_of(page.url, page.final_url, read), told, by=by)


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
    read = read_page(body, url=url, content_type=content_type, today=today)
    return store(read, addresses_of(url, "", read), told, by=by)


def ingest_text(
    text: str, *, by: User | None, today: date, url: str = "", told: Told = NOTHING_TOLD
) -> Ingested:
    """Will take in a plain text, kept exactly as it is given.

    Raises: NotReadable, IngestionRefused, ValidationError.
    """
    read = read_text(text, today=today)
    where = addresses_of(url, "", read) if url else Addresses()
    return store(read, where, told, by=by)
