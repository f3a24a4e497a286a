"""Scales and methodologies: what is used never changes, so a change is another version.

The first of each is there from the beginning: migration 0005 brings them along.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max

from accounts.models import User
from accounts.permissions import require
from accounts.services.records import save_record, write_record
from accounts.services.steps import log_event, verb
from reviews.domain.vocabulary import RatingClass
from reviews.models import Methodology, Rating, RatingScale


@dataclass(frozen=True, slots=True)
class Label:
    """A label of a scale; without a value it rates nothing."""

    label: str
    definition: str
    normalised: RatingClass
    value: int | None = None


def install_scale(
    name: str,
    labels: Sequence[Label],
    *,
    worst: int,
    best: int,
    by: User,
    description: str = "",
    language: str = "en",
) -> RatingScale:
    """Will add a scale with its labels in this order, as the next version under its name.

    Raises: NotAllowed, ValidationError for a value outside of the scale or a label that comes twice.
    """
    with verb("ratingscale.install", by=by):
        require(by, "ratingscale.install")
        last = RatingScale.objects.named(name).first()
        scale = RatingScale(
            name=name,
            version=last.version + 1 if last else 1,
            worst=worst,
            best=best,
            description=description,
            language=language,
        )
        save_record(scale, by=by)
        for order, one in enumerate(labels, start=1):
            row = Rating(
                scale=scale,
                label=one.label,
                definition=one.definition,
                value=one.value,
                normalised=one.normalised.value,
                order=order,
            )
            save_record(row, by=by)
    return scale


def current_scale(language: str = "en") -> RatingScale | None:
    """The scale that a new review is rated by: the newest in its language, else the newest."""
    rows = RatingScale.objects.newest_first().for_listing()
    return rows.filter(language=language).first() or rows.first()


def install_methodology(title: str, text: str, *, by: User, now: datetime) -> Methodology:
    """Will add the next version of how we work; versions saved from now on name it.

    Raises: NotAllowed, ValidationError.
    """
    with verb("methodology.install", by=by):
        require(by, "methodology.install")
        last = Methodology.objects.aggregate(last=Max("version"))["last"] or 0
        row = Methodology(version=last + 1, title=title, text=text, created_at=now, created_by=by)
        write_record(row)
        told = {"version": row.version, "content_hash": row.content_hash}
        log_event("methodology.installed", row, by=by, after=told)
    return row
