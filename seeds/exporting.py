"""Reads the records of a database back into entries of seed files, as they are now."""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable
from typing import TypeVar

from django.db import models

from claims.domain.vocabulary import AppearanceStatus, ClaimStatus
from claims.models import (
    Appearance,
    Attribution,
    Claim,
    ClaimRelation,
    IndependenceJudgement,
    Origin,
    Topic,
)
from claims.models.claim import ClaimSubject, ClaimTopic
from seeds import claim_entries, source_entries
from seeds.domain.claim_records import Appearance as AppearanceEntry
from seeds.domain.limiting import within_limits
from seeds.domain.records import Seeds
from seeds.keys import Keys
from sources.domain.vocabulary import Held, Judgement
from sources.models import Article, ArticleLink, ArticleVersion, Source, SourceTie

Row = TypeVar("Row", bound=models.Model)
Judged = TypeVar("Judged", ArticleLink, ClaimRelation, Attribution)
Entry = TypeVar("Entry")


class Exporter:
    """Reads records into entries; `left_out` counts by kind what the form cannot express.

    Left out are our own organisation with its reviews, what was withdrawn or rejected, what waits for
    a person, and places in texts that a newer version replaced. What was merged stands for its
    survivor.
    """

    def __init__(self) -> None:
        self.keys = Keys()
        self.left_out: Counter[str] = Counter()
        self.newest = {
            row.article_id: row for row in ArticleVersion.objects.order_by("sequence").defer("text")
        }
        self.subjects: defaultdict[int, list[Source]] = defaultdict(list)
        for subject in ClaimSubject.objects.select_related("source").order_by("pk"):
            self.subjects[subject.claim_id].append(subject.source)
        self.topics: defaultdict[int, list[int]] = defaultdict(list)
        for topic in ClaimTopic.objects.order_by("pk"):
            self.topics[topic.claim_id].append(topic.topic_id)

    def source(self, source: Source | None) -> str | None:
        """The key of a source, or of what it was merged into; None where that is not exported."""
        return self.keys.of("source", source.survivor.pk) if source else None

    def export(self) -> Seeds:
        """Will give the entries of everything that the form can express."""
        topics = self._all("topic", Topic.objects.all(), claim_entries.topic_entry)
        sources = self._all("source", _sources(), source_entries.source_entry)
        ties = self._all("tie", SourceTie.objects.all(), source_entries.tie_entry)
        articles = self._all("article", self._articles(), source_entries.article_entry)
        links = self._all(
            "link", _standing(ArticleLink.objects.all(), _link_ends), source_entries.link_entry
        )
        origins = self._all(
            "origin", Origin.objects.select_related("poll"), claim_entries.origin_entry
        )
        claims = self._all("claim", self._claims(), claim_entries.claim_entry)
        relations = _standing(ClaimRelation.objects.all(), _relation_ends)
        return within_limits(
            Seeds(
                topics=topics,
                sources=sources,
                ties=ties,
                articles=articles,
                links=links,
                origins=origins,
                claims=claims,
                appearances=self._appearances(),
                relations=self._all("relation", relations, claim_entries.relation_entry),
                judgements=self._all("judgement", _judgements(), claim_entries.judgement_entry),
            )
        )

    def _all(
        self,
        kind: str,
        rows: Iterable[Row],
        make: Callable[["Exporter", Row], Entry | None],
    ) -> tuple[Entry, ...]:
        """The entries of the rows of one kind, in their order."""
        made = [make(self, row) for row in self.keys.in_order(kind, rows)]
        found = tuple(entry for entry in made if entry is not None)
        self._leave_out(kind, len(made) - len(found))
        return found

    def _articles(self) -> list[Article]:
        """Articles that are not our own, those held as a text with that text."""
        rows = Article.objects.active().for_listing().exclude(publisher__is_ours=True)
        found = [row for row in rows if row.held != Held.TEXT or row.pk in self.newest]
        self._leave_out("article", len(rows) - len(found))
        return found

    def _claims(self) -> list[Claim]:
        rows = Claim.objects.exclude(status=ClaimStatus.MERGED)
        found = [row for row in rows if row.status == ClaimStatus.OPEN]
        self._leave_out("claim", len(rows) - len(found))
        return found

    def _appearances(self) -> tuple[AppearanceEntry, ...]:
        rows = [
            row
            for row in self.keys.in_order("appearance", Appearance.objects.all())
            if self._is_expressible(row)
        ]
        for row in rows:
            claim, article = (
                self.keys.of("claim", row.claim_id),
                self.keys.of("article", row.article_id),
            )
            self.keys.name("appearance", row, f"{claim} in {article}")
        hops: defaultdict[int, list[Attribution]] = defaultdict(list)
        for hop in _standing(Attribution.objects.order_by("pk"), _hop_ends):
            hops[hop.from_appearance_id].append(hop)
        made = [claim_entries.appearance_entry(self, row, hops[row.pk]) for row in rows]
        self._leave_out(
            "hop", sum(len(hops[row.pk]) for row in rows) - sum(len(one.chain) for one in made)
        )
        return tuple(made)

    def _is_expressible(self, row: Appearance) -> bool:
        """Whether a place counts, and stands in the newest text or in an article nobody has read."""
        if None in (self.keys.of("claim", row.claim_id), self.keys.of("article", row.article_id)):
            return False
        newest = self.newest.get(row.article_id)
        is_placed = row.version_id == (newest.pk if newest else None)
        is_there = is_placed and (newest is None or row.start is not None)
        is_kept = is_there and row.status == AppearanceStatus.ACCEPTED
        self._leave_out("appearance", int(not is_kept))
        return is_kept

    def _leave_out(self, kind: str, count: int) -> None:
        if count:
            self.left_out[kind] += count


def export_entries() -> tuple[Seeds, Counter[str]]:
    """Will give the entries of everything the form can express, and count by kind what it cannot."""
    exporter = Exporter()
    return exporter.export(), exporter.left_out


def _sources() -> models.QuerySet[Source]:
    return Source.objects.active().exclude(is_ours=True).for_listing()


def _judgements() -> list[IndependenceJudgement]:
    """What stands, of several words on one pair the last."""
    rows = IndependenceJudgement.objects.standing().order_by("judged_at", "pk")
    pairs = rows.select_related("source_a", "source_b")
    ends = ("origin_a_id", "origin_b_id", "source_a_id", "source_b_id")
    return list({tuple(getattr(one, end) for end in ends): one for one in pairs}.values())


def _standing(rows: Iterable[Judged], ends_of: Callable[[Judged], Hashable]) -> list[Judged]:
    """The rows, those that somebody rejected only where nothing else stands between the same ends."""
    by_ends = {}
    for row in sorted(rows, key=lambda row: (row.judgement != Judgement.REJECTED, row.pk)):
        by_ends[ends_of(row)] = row
    return sorted(by_ends.values(), key=lambda row: row.pk)


def _link_ends(row: ArticleLink) -> Hashable:
    return row.from_article_id, row.to_article_id, row.kind


def _relation_ends(row: ClaimRelation) -> Hashable:
    return row.from_claim_id, row.to_claim_id, row.kind


def _hop_ends(row: Attribution) -> Hashable:
    return row.from_appearance_id, row.to_appearance_id, row.to_origin_id
