"""From an address, a page or a text to a record: the one way in which articles come in."""

from sources.services.ingestion.handing_in import (
    UTF8,
    ingest_file,
    ingest_page,
    ingest_text,
    ingest_url,
    keep,
    read_pasted,
    read_url,
)
from sources.services.ingestion.results import Draft, Ingested, IngestionRefused, Told

__all__ = [
    "UTF8",
    "Draft",
    "Ingested",
    "IngestionRefused",
    "Told",
    "ingest_file",
    "ingest_page",
    "ingest_text",
    "ingest_url",
    "keep",
    "read_pasted",
    "read_url",
]
