"""Reviews, found by their words: what is public by everybody, what is being written by who may see it."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from accounts.permissions import may
from reviews.domain.vocabulary import RatingClass
from reviews.models import ReviewVersion
from sources.domain.patterns import LANGUAGE_PATTERN
from sources.domain.searching import has_hit, parts
from sources.models.searching import line_of, marked
from sources.services.finding import Kind, Known, Viewer
from sources.services.searching import Asked, Hit, Ranked, Shelf, rank


class Reviews(Kind):
    """Reviews by headline, claim, explanation and body, as they were signed or as they are written."""

    name = "review"
    filters: ClassVar[Mapping[str, Known]] = {
        "verdict": tuple(RatingClass),
        "language": LANGUAGE_PATTERN,
    }
    COLUMNS: ClassVar[dict[str, str]] = {
        "verdict": "rating__normalised",
        "language": "review__language",
        "version": "pk",
    }

    def rank(self, asked: Asked, filters: Mapping[str, str], *, by: Viewer) -> Ranked:
        """Will rank reviews; the fact `version` is what was read, the public one before all others."""
        shelves = [ReviewVersion.objects.public()]
        if may(by, "review.view"):
            shelves.append(ReviewVersion.objects.being_written())
        conditions = {self.COLUMNS[name]: value for name, value in filters.items()}
        return rank(
            asked,
            [
                Shelf(
                    rows.having(**conditions),
                    rows if filters else None,
                    place="review_id",
                    facts=self.COLUMNS,
                )
                for rows in shelves
            ],
        )

    def hits(self, asked: Asked, found: Ranked, ids: Sequence[int]) -> list[Hit]:
        """Will read the versions that were found, with their reviews."""
        language = "review__language"
        versions = ReviewVersion.objects.found().annotate(
            marked=marked("headline", language, asked.text),
            marked_text=marked("told", language, asked.text, short=True),
        )
        read = {
            version.review_id: version
            for version in versions.with_ids(found.facts[pk]["version"] for pk in ids)
        }
        hits = []
        for version in (read[pk] for pk in ids if pk in read):
            publication = version.review.publication
            is_public = publication is not None and publication.version_id == version.pk
            text = parts(line_of(version, "marked_text"))
            snippet = text if has_hit(text) else ()
            hits.append(Hit(version, parts(line_of(version)), snippet, is_public=is_public))
        return hits
