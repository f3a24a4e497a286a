"""Makes unsaved records of what a suggestion proposes, for somebody to look at and to change."""

from datetime import date
from decimal import Decimal
from typing import Any

from claims.domain.reading.proposal import NUMBERS
from claims.domain.vocabulary import AppearanceStatus
from claims.models import Appearance, Claim, Suggestion
from claims.models.quantity import QuantityColumns
from sources.domain.dates import When
from sources.domain.vocabulary import DateBasis

HOW = ("stance", "wording", "force", "basis", "distanced")
WORDS = ("comparator", "statistic", "unit", "population", "baseline")


def draft_claim(suggestion: Suggestion) -> Claim:
    """Will make the claim that a suggestion proposes, unsaved: a draft for a person to word."""
    told = suggestion.proposal
    claim = Claim(
        statement=told.get("statement", ""),
        language=suggestion.version.article.language,
        kind=told.get("kind", ""),
        checkability=told.get("checkability", ""),
    )
    claim.valid = when_of(told.get("date"))
    set_figure(claim, told.get("quantity"))
    return claim


def draft_appearance(suggestion: Suggestion) -> Appearance:
    """Will make the appearance that a suggestion proposes, unsaved and without its claim."""
    told, version = suggestion.proposal, suggestion.version
    start, end = suggestion.start, suggestion.end
    row = Appearance(
        article=version.article,
        version=version,
        start=start,
        end=end,
        exact=(version.text or "")[start:end],
        status=AppearanceStatus.ACCEPTED.value,
        **{name: told[name] for name in HOW if name in told},
    )
    row.date = when_of(told.get("date"))
    set_figure(row, told.get("quantity"))
    return row


def set_figure(record: QuantityColumns, told: dict[str, Any] | None) -> None:
    """Will set the columns of a figure by what was kept of it; without one they stay as they are."""
    if not told:
        return
    for name in NUMBERS:
        setattr(record, name, None if told[name] is None else Decimal(told[name]))
    for name in WORDS:
        setattr(record, name, told[name])
    if told["as_of"]:
        record.as_of = When(as_written=told["as_of"])


def when_of(told: dict[str, Any] | None) -> When:
    """Will make a partly known time of what was kept of it; of nothing, an unknown one."""
    if not told:
        return When()
    return When(
        earliest=date.fromisoformat(told["earliest"]) if told["earliest"] else None,
        latest=date.fromisoformat(told["latest"]) if told["latest"] else None,
        as_written=told["as_written"],
        basis=DateBasis(told["basis"]),
        reason=told["reason"],
    )
