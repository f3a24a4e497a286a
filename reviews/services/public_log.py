"""What of the work on reviews goes into the public log, and which facts of it."""

import json
from typing import Any

from accounts.domain.vocabulary import LogKind
from accounts.models import LogLeaf, User
from accounts.services import public_log
from reviews.domain.vocabulary import CorrectionKind
from reviews.models import Correction, Publication, ReviewVersion
from reviews.services.workflow import Step


def tell(
    taken: Step,
    kind: LogKind,
    version: ReviewVersion,
    *,
    by: User | None = None,
    facts: dict[str, Any] | None = None,
    personal: dict[str, Any] | None = None,
) -> None:
    """Will add a step to the public log, with the number and the hash of the version it is about.

    By whoever takes the step, unless it is done in somebody else's name.
    """
    about = {"version": version.sequence, "content_hash": version.content_hash}
    public_log.tell(
        kind,
        taken.review,
        by=by or taken.actor,
        at=taken.now,
        facts={**about, **(facts or {})},
        personal=personal,
    )


def tell_published(taken: Step, row: Publication, *, by: User) -> None:
    """Will add to the public log that a version was made public."""
    facts = {"publication": row.sequence, "publication_kind": row.kind}
    tell(taken, LogKind.PUBLISHED, row.version, by=by, facts=facts)


def tell_correction(taken: Step, row: Correction) -> None:
    """Will add to the public log that what was public was corrected or retracted.

    What readers were told of it can name people: it is bound, and not in the entry itself.
    """
    is_retracted = row.kind == CorrectionKind.RETRACTION
    about = row.before if row.after is None else row.after
    assert about is not None  # noqa: S101
    numbers = {
        "before": row.before.sequence if row.before else None,
        "after": row.after.sequence if row.after else None,
    }
    tell(
        taken,
        LogKind.RETRACTED if is_retracted else LogKind.CORRECTED,
        about.version,
        by=row.made_by,
        facts={"correction_kind": row.kind, "publications": numbers},
        personal={"note": row.note},
    )


def not_in_log() -> list[str]:
    """Will name publications whose text is not the one that the public log says was published.

    What was published before there was a log is not in it, and is passed over: the log begins with
    the first entry about each review.
    """
    rows = Publication.objects.order_by("pk").values_list("review_id", "sequence", "content_hash")
    known = _published()
    return [
        f"Publication {sequence} of review {review} is not the one in the public log."
        for review, sequence, content_hash in rows.iterator()
        if known.get((review, sequence), content_hash) != content_hash
    ] + [
        f"Publication {sequence} of review {review} is in the public log, and nowhere else."
        for review, sequence in _gone(known)
    ]


def _published() -> dict[tuple[int, int], str]:
    """What the log says was published: the hash by review and number of the publication."""
    found = {}
    rows = LogLeaf.objects.of_kind("review", LogKind.PUBLISHED)
    for text in rows.values_list("text", flat=True).iterator():
        said = json.loads(text)
        found[said["record"]["id"], said["publication"]] = said["content_hash"]
    return found


def _gone(known: dict[tuple[int, int], str]) -> list[tuple[int, int]]:
    there = set(Publication.objects.values_list("review_id", "sequence"))
    return sorted(known.keys() - there)
