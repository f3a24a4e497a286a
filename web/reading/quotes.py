"""Quote claims and their content: whether something was said at all, and what rests on it."""

from dataclasses import dataclass
from typing import Any

from claims.domain.vocabulary import Label
from claims.models import Claim, Corroboration
from claims.services.facts.known import Known
from claims.services.relations import asking_whether_said, resting_on_words
from web.reading.listing import ClaimRow, claim_row


@dataclass(frozen=True, slots=True)
class Asked:
    """A quote claim about a statement on which the claim rests."""

    row: ClaimRow
    id: int
    statement: str
    is_contradicted: bool


@dataclass(frozen=True, slots=True)
class Quotes:
    """`said` are the claims that rest on the words of this quote claim, `asked` the quote claims
    about words on which this claim rests.
    """

    said: tuple[ClaimRow, ...] = ()
    asked: tuple[Asked, ...] = ()


def quotes_about(claim: Claim, current: Corroboration | None, of: Known | None) -> list[Claim]:
    """Will read the quote claims about what the claim rests on: by its result, or by what is known."""
    named = _statements(current.result).keys() if current else set()
    return asking_whether_said(claim, named | of.origins if of else named)


def read_quotes(claim: Claim, current: Corroboration | None, asked: list[Claim]) -> Quotes:
    """Will tell both; `asked` are the `quotes_about` it. A query more, or two, for a quote claim."""
    names = _statements(current.result) if current else {}
    return Quotes(
        said=tuple(claim_row(row) for row in resting_on_words(claim)),
        asked=tuple(_asked(row, names) for row in asked if row.attests_id in names),
    )


def _asked(quote: Claim, names: dict[int, str]) -> Asked:
    is_contradicted = quote.label.startswith(Label.CONTRADICTED)
    return Asked(claim_row(quote), quote.pk, names[quote.attests_id or 0], is_contradicted)


def _statements(result: dict[str, Any]) -> dict[int, str]:
    """The recorded origins of both sides by id, with their names."""
    return {
        member["id"]: member["title"]
        for side in ("supports", "refutes")
        for group in result[side]["groups"]
        for member in group["members"]
        if member["id"] > 0
    }
