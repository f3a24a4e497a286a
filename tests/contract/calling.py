"""A program that calls the API through the client that was generated from its description.

Run by the test with the address and a token in its environment; typed strictly.
"""

import os
import sys
from urllib.parse import parse_qs, urlsplit

from second_source_client import AuthenticatedClient
from second_source_client.api.claims import list_claims
from second_source_client.api.sources import add_source, change_source, get_source
from second_source_client.models import (
    ClaimOut,
    ClaimPage,
    ClaimPart,
    PatchedSourceChangeIn,
    ProblemOut,
    SourceIn,
    SourceKind,
    SourceOut,
)
from second_source_client.types import Unset

client = AuthenticatedClient(base_url=os.environ["API"], token=os.environ["TOKEN"])


def cursor_of(address: str) -> str:
    """The cursor in the address of another page."""
    return parse_qs(urlsplit(address).query)["cursor"][0]


def read_all() -> list[str]:
    """The statements of all claims, page by page."""
    found: list[str] = []
    cursor = ""
    while True:
        page = list_claims.sync(client=client, page_size=2, cursor=cursor)
        assert isinstance(page, ClaimPage)
        found += [claim.statement for claim in page.results if isinstance(claim, ClaimOut)]
        if page.next_ is None:
            return found
        cursor = cursor_of(page.next_)


def read_in_part() -> None:
    """A list of which only some fields are told."""
    page = list_claims.sync(client=client, fields="id,kind", page_size=1)
    assert isinstance(page, ClaimPage)
    (claim,) = page.results
    assert isinstance(claim, ClaimPart)
    assert isinstance(claim.id, int)
    assert isinstance(claim.statement, Unset)


def add_once() -> tuple[int, str]:
    """The id and the ETag of a source that is added twice under one key."""
    body = SourceIn(name="Harbour Gazette", kind=SourceKind.PUBLISHER)
    answers = [
        add_source.sync_detailed(client=client, body=body, idempotency_key="harbour-gazette-1")
        for _ in range(2)
    ]
    first, second = (answer.parsed for answer in answers)
    assert isinstance(first, SourceOut)
    assert isinstance(second, SourceOut)
    assert first.id == second.id
    assert answers[1].headers["Idempotency-Replayed"] == "true"
    return first.id, answers[0].headers["ETag"]


def change(source: int, etag: str) -> None:
    """Changes a source as it was read; what is stale by then is refused with the version now."""
    body = PatchedSourceChangeIn(country="GB")
    changed = change_source.sync(source, client=client, body=body, if_match=etag)
    assert isinstance(changed, SourceOut)
    assert changed.country == "GB"
    refused = change_source.sync(source, client=client, body=body, if_match=etag)
    assert isinstance(refused, ProblemOut)
    assert (refused.status, refused.code) == (412, "stale_record")
    assert not isinstance(refused.details, Unset)
    assert refused.details["current"] == changed.row_version
    missing = get_source.sync(2**40, client=client)
    assert isinstance(missing, ProblemOut)
    assert missing.code == "not_found"


statements = read_all()
assert len(statements) == len(set(statements)) > 4, statements
read_in_part()
change(*add_once())
sys.stdout.write(f"read {len(statements)} claims\n")
