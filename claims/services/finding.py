"""Claims, found by their words."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from claims.domain.verdicts import VERDICT_CLASSES
from claims.domain.vocabulary import ClaimKind, Label
from claims.models import Claim, ClaimTopic
from claims.models.claim_queries import ClaimQuerySet
from sources.domain.patterns import LANGUAGE_PATTERN
from sources.domain.searching import parts
from sources.models.searching import line_of, marked
from sources.services.finding import Kind, Known, Viewer
from sources.services.searching import Asked, Facet, Hit, Ranked, Shelf, counted, rank

SLUG_PATTERN = r"^[-\w]{1,100}$"


class Claims(Kind):
    """Claims that are being tracked, by statement, short form and place."""

    name = "claim"
    filters: ClassVar[Mapping[str, Known]] = {
        "label": tuple(Label),
        "verdict": VERDICT_CLASSES,
        "claim_kind": tuple(ClaimKind),
        "topic": SLUG_PATTERN,
        "language": LANGUAGE_PATTERN,
    }
    COLUMNS: ClassVar[dict[str, str]] = {
        "label": "label",
        "verdict": "verdict_class",
        "claim_kind": "kind",
        "language": "language",
    }

    def rank(self, asked: Asked, filters: Mapping[str, str], *, by: Viewer) -> Ranked:
        """Will rank claims."""
        everything = Claim.objects.open()
        rows = _passing(everything, filters)
        return rank(asked, [Shelf(rows, everything if filters else None, facts=self.COLUMNS)])

    def facets(self, found: Ranked) -> list[Facet]:
        """Will count labels, open or not, and topics besides."""
        told = found.facts.values()
        topics = ClaimTopic.objects.of_claims(found.facts).slugs()
        values = {
            "label": (facts["label"].partition(" ")[0] for facts in told),
            "topic": topics,
        }
        return [
            counted(name, values[name] if name in values else (facts[name] for facts in told))
            for name in self.filters
        ]

    def hits(self, asked: Asked, found: Ranked, ids: Sequence[int]) -> list[Hit]:
        """Will read claims as lists show them."""
        statement = marked("statement", "language", asked.text)
        read = Claim.objects.with_staleness().annotate(marked=statement).in_bulk(list(ids))
        return [Hit(read[pk], parts(line_of(read[pk]))) for pk in ids if pk in read]


def _passing(rows: ClaimQuerySet, filters: Mapping[str, str]) -> ClaimQuerySet:
    """The claims that pass the filters."""
    if "label" in filters:
        rows = rows.labelled(filters["label"])
    return rows.having(
        verdict_class=filters.get("verdict"),
        kind=filters.get("claim_kind"),
        language=filters.get("language"),
        topics__slug=filters.get("topic"),
    )
