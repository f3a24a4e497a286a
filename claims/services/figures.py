"""Asks before a passage is accepted whose figure is another one than the claim's."""

import re
from decimal import Decimal, InvalidOperation

from django.core.exceptions import ValidationError

from claims.domain.quantities import Quantity, gives_figure, grouped, plain
from claims.domain.vocabulary import AppearanceStatus, Comparator, Force, Stance, Statistic
from claims.models import Appearance
from claims.models.quantity import QuantityColumns

MEANT = frozenset({Force.ASSERTED, Force.PRESUPPOSED, Force.HEDGED, Force.PROSPECTIVE})

ASKED_ANEW_BY = (
    *("claim_id", "stance", "force", "comparator", "statistic", "unit", "population", "baseline"),
    *("amount", "lower", "upper"),
)
"""Columns that, once changed, make the question a new one."""


def require_meant(row: Appearance, *, reason: str) -> None:
    """Will return silently when an accepted passage gives the claim's figure or somebody says why not.

    A claim with an exact figure is supported only by passages of that figure; another one is a
    misquote, another measurement, or a slip of whoever recorded it. A reason says that it is meant.
    What was accepted so before is not asked about again. A figure that its own text no longer shows
    has to be corrected first.

    Raises: ValidationError at `amount`, with the code `other_figure` or `figure_changed`.
    """
    if row.status != AppearanceStatus.ACCEPTED or not row.has_quantity or reason.strip():
        return
    before = _before(row)
    if before is not None and before.status == AppearanceStatus.ACCEPTED and _alike(row, before):
        return
    own, told = stated(row.claim), stated(row)
    if told is None:
        return
    if before is not None and before.status == AppearanceStatus.CHANGED and _alike(row, before):
        _require_shown(row, told)
    is_support = row.stance == Stance.SUPPORTS and row.force in MEANT
    if is_support and own is not None and own.is_exact and not gives_figure(own, told):
        said = (
            f"The claim says {own}, this passage is recorded with {told}: it would be accepted, but "
            "would not support the claim. If that is how it stands in the text, say why you accept "
            "it, as the reason of this change; else correct the figure."
        )
        raise ValidationError({"amount": ValidationError(said, code="other_figure")})


def stated(row: QuantityColumns) -> Quantity | None:
    """The figure as it was typed, or None where there is none, or none that the database would take."""
    if not row.has_quantity:
        return None
    try:
        return Quantity(
            comparator=Comparator(row.comparator),
            statistic=Statistic(row.statistic),
            amount=_decimal(row.amount),
            lower=_decimal(row.lower),
            upper=_decimal(row.upper),
            unit=row.unit,
            population=row.population,
            baseline=row.baseline,
        )
    except (ValueError, InvalidOperation):
        return None  # refused when it is saved, by the rule that it breaks


def _decimal(value: object) -> Decimal | None:
    return None if value is None or value == "" else Decimal(str(value))


def _before(row: Appearance) -> Appearance | None:
    """The row as it is stored; of a new one, that which it continues in a newer text."""
    if row._state.adding:
        return row.continues
    return Appearance.objects.filter(pk=row.pk).with_place().first()


def _alike(row: Appearance, before: Appearance) -> bool:
    for name in ASKED_ANEW_BY:
        one, other = getattr(row, name), getattr(before, name)
        if name in {"amount", "lower", "upper"}:
            one, other = _decimal(one), _decimal(other)
        if one != other:
            return False
    return True


def _require_shown(row: Appearance, told: Quantity) -> None:
    """Refuses a figure that stood in the earlier words in digits, and stands no more.

    Raises: ValidationError.
    """
    former = row.continues
    if told.amount is None or former is None:
        return
    spellings = {plain(told.amount), grouped(told.amount)}
    shown = re.compile("|".join(rf"(?<![\d.,]){re.escape(one)}(?![.,]?\d)" for one in spellings))
    words = _words(row)
    if words and shown.search(_words(former)) and not shown.search(words):
        said = (
            f"The text no longer says {told} here. Correct the figure as reported, or say why it "
            "still holds, as the reason of this change."
        )
        raise ValidationError({"amount": ValidationError(said, code="figure_changed")})


def _words(row: Appearance) -> str:
    """The words an appearance stands at, where they are held."""
    if row.exact or row.version is None or row.start is None or row.end is None:
        return row.exact
    return (row.version.text or "")[row.start : row.end]
