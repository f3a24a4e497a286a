"""What becomes of the rows of this application when a source or an article is merged."""

from collections.abc import Collection, Hashable, Iterable
from typing import Any

from sources.domain.merging import STRONGER, SURER, overlap, union
from sources.domain.vocabulary import Certainty, Judgement, LinkMethod, NameKind
from sources.models import (
    Article,
    ArticleLink,
    ArticleUrl,
    ArticleVersion,
    Credit,
    Fingerprint,
    FingerprintBand,
    PossibleDuplicate,
    PublisherLine,
    Segment,
    Source,
    SourceIdentifier,
    SourceName,
    SourceTie,
)
from sources.services.merging.draft import Draft
from sources.services.merging.relations import Rows


def fill(kept: Any, incoming: Any, columns: Iterable[str]) -> None:
    """Will take over from the incoming row what the one that stands does not say."""
    for column in columns:
        if getattr(kept, column) in (None, ""):
            setattr(kept, column, getattr(incoming, column))


def take(kept: Any, incoming: Any, columns: Iterable[str]) -> None:
    """Will take over these columns from the incoming row."""
    for column in columns:
        setattr(kept, column, getattr(incoming, column))


# -- names


def _name_key(name: SourceName) -> Hashable:
    return name.source_id, name.text, name.language


def _name_clashes(kept: SourceName, incoming: SourceName) -> bool:
    """A name that is there as something else need not be there as an alias too."""
    return incoming.kind == NameKind.ALIAS or kept.kind == incoming.kind


def _rename(name: SourceName, draft: Draft) -> None:
    """The preferred names of the merged source become what the curator says they are."""
    if name.kind == NameKind.PREFERRED:
        name.kind = draft.known_as.value


def _settle_name(kept: SourceName, incoming: SourceName, draft: Draft) -> None:
    kept.certainty = max(kept.certainty, incoming.certainty, key=_sureness)


def _sureness(certainty: str) -> int:
    return SURER.index(Certainty(certainty))


# -- ties


def _tie_key(tie: SourceTie) -> Hashable:
    return tie.from_source_id, tie.to_source_id, tie.kind


def _ties_overlap(kept: SourceTie, incoming: SourceTie) -> bool:
    return overlap(kept.since, kept.until, incoming.since, incoming.until)


def _settle_tie(kept: SourceTie, incoming: SourceTie, draft: Draft) -> None:
    """The tie held on every day on which either said so; two different shares are a contradiction."""
    shares = {kept.percentage, incoming.percentage} - {None}
    if len(shares) > 1:
        draft.refuse(f"Both have “{incoming}” for the same days, with different shares.")
    kept.since, kept.until = union(kept.since, kept.until, incoming.since, incoming.until)
    fill(kept, incoming, ["office", "title", "percentage", "evidence_url"])


def _tied_to_each_other(tie: SourceTie, draft: Draft) -> None:
    draft.warn(f"The two are tied to each other: “{tie}”. Are they one?")


# -- articles


def _credit_key(credit: Credit) -> Hashable:
    return credit.article_id, credit.source_id, credit.role


def _settle_credit(kept: Credit, incoming: Credit, draft: Draft) -> None:
    fill(kept, incoming, ["credited_as"])


def _link_key(link: ArticleLink) -> Hashable | None:
    """Links that were rejected are recorded as often as they were."""
    if link.judgement == Judgement.REJECTED:
        return None
    return link.from_article_id, link.to_article_id, link.kind


def _settle_link(kept: ArticleLink, incoming: ArticleLink, draft: Draft) -> None:
    """The stronger judgement holds, with whoever made it."""
    if is_stronger(incoming.judgement, kept.judgement):
        take(kept, incoming, ["judgement", "judged_by_id", "judged_at", "method"])
    fill(kept, incoming, ["score", "note"])


def is_stronger(one: str, other: str) -> bool:
    """Whether one judgement outweighs another."""
    return STRONGER.index(Judgement(one)) > STRONGER.index(Judgement(other))


def _taken_back(missing: Collection[int]) -> Collection[int]:
    """Of links that are missing those that nobody but the machine had stood for to the last."""
    if not missing:
        return ()
    history: Any = ArticleLink._meta.get_field("history").related_model
    last = history._base_manager.filter(pgh_obj_id__in=missing).order_by("pgh_obj_id", "-pgh_id")
    return {
        state.pgh_obj_id
        for state in last.distinct("pgh_obj_id")
        if (state.judgement, state.method) == (Judgement.SUGGESTED, LinkMethod.FINGERPRINT)
    }


def _linked_to_each_other(link: ArticleLink, draft: Draft) -> None:
    if link.judgement == Judgement.CONFIRMED:
        draft.warn(f"“{link}” was confirmed. Are they one article?")


def _pair_in_order(pair: PossibleDuplicate, draft: Draft) -> None:
    """A pair is stored lower id first."""
    pair.source_a_id, pair.source_b_id = sorted((pair.source_a_id, pair.source_b_id))


def _pair_key(pair: PossibleDuplicate) -> Hashable:
    return pair.source_a_id, pair.source_b_id


def _settle_pair(kept: PossibleDuplicate, incoming: PossibleDuplicate, draft: Draft) -> None:
    """What a person said holds."""
    if kept.judgement == Judgement.SUGGESTED:
        take(kept, incoming, ["judgement", "judged_by_id", "judged_at"])


def _said_to_be_two(pair: PossibleDuplicate, draft: Draft) -> None:
    if pair.judgement == Judgement.REJECTED:
        draft.warn("Somebody said that the two are not the same.")


RELATIONS = (
    Rows(Source, ("merged_into",)),
    Rows(
        SourceName,
        ("source",),
        key=_name_key,
        clash=_name_clashes,
        settle=_settle_name,
        adjust=_rename,
    ),
    Rows(SourceIdentifier, ("source",)),
    Rows(
        SourceTie,
        ("from_source", "to_source"),
        key=_tie_key,
        clash=_ties_overlap,
        settle=_settle_tie,
        apart=("from_source_id", "to_source_id"),
        itself=_tied_to_each_other,
        names=("from_source", "to_source"),
    ),
    Rows(Article, ("publisher", "merged_into")),
    Rows(ArticleUrl, ("article",)),
    Rows(
        Credit,
        ("article", "source"),
        key=_credit_key,
        settle=_settle_credit,
        names=("source",),
    ),
    Rows(
        ArticleLink,
        ("from_article", "to_article"),
        key=_link_key,
        settle=_settle_link,
        apart=("from_article_id", "to_article_id"),
        itself=_linked_to_each_other,
        taken_back=_taken_back,
        names=("from_article", "to_article"),
    ),
    Rows(ArticleVersion, ("article",), stays=True),
    Rows(Segment, ("version",), stays=True),
    Rows(Fingerprint, ("version",), stays=True),
    Rows(FingerprintBand, ("version",), stays=True),
    Rows(PublisherLine, ("version",), stays=True),
    Rows(
        PossibleDuplicate,
        ("source_a", "source_b"),
        key=_pair_key,
        settle=_settle_pair,
        adjust=_pair_in_order,
        apart=("source_a_id", "source_b_id"),
        itself=_said_to_be_two,
        names=("source_a", "source_b"),
    ),
)
"""The tables of this application, those first to which later ones refer."""
