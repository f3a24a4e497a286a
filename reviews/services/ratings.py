"""Scales and methodologies: what is used never changes, so a change is another version.

The first of each is there from the beginning: migration 0005 brings them along.
"""

from datetime import datetime

from django.db.models import Max

from accounts.models import User
from accounts.permissions import require
from accounts.services.records import write_record
from accounts.services.steps import log_event, verb
from reviews.models import Methodology, RatingScale


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
