"""For each rule of `sources`, a record that breaks it and nothing else."""

from datetime import UTC, date, datetime
from typing import Any

from sources.domain.vocabulary import Judgement, LinkMethod, NameKind, RecordStatus
from sources.models import ArticleVersion
from tests.factories.accounts import UserFactory
from tests.factories.fingerprints import FingerprintFactory
from tests.factories.sources import (
    ArticleFactory,
    ArticleLinkFactory,
    ArticleUrlFactory,
    CreditFactory,
    MergeFactory,
    PossibleDuplicateFactory,
    SegmentFactory,
    SourceFactory,
    SourceIdentifierFactory,
    SourceNameFactory,
    SourceTieFactory,
    VersionFactory,
)
from tests.violations import NONSENSE, Factory, Violation, again, changed, unsaved, words

LATER, EARLIER = date(2018, 2, 1), date(2018, 1, 31)


def backwards(factory: Factory, name: str, **values: Any) -> Violation:
    """A record whose `When` ends before it begins."""
    return lambda: unsaved(factory, **{f"{name}_from": LATER, f"{name}_to": EARLIER, **values})


def merged_into_itself() -> Any:
    source = SourceFactory()
    return changed(source, status=RecordStatus.MERGED.value, merged_into_id=source.pk)


def ours_merged() -> Any:
    status = RecordStatus.MERGED.value
    return unsaved(SourceFactory, is_ours=True, status=status, merged_into=SourceFactory())


def ours_twice() -> Any:
    SourceFactory(is_ours=True)
    return unsaved(SourceFactory, is_ours=True)


def article_merged_into_itself() -> Any:
    article = ArticleFactory()
    return changed(article, merged_into_id=article.pk)


def tied_to_itself() -> Any:
    source = SourceFactory()
    return unsaved(SourceTieFactory, from_source=source, to_source=source)


def paired_with_itself() -> Any:
    source = SourceFactory()
    return unsaved(PossibleDuplicateFactory, source_a=source, source_b=source)


def linked_to_itself() -> Any:
    article = ArticleFactory()
    return unsaved(ArticleLinkFactory, from_article=article, to_article=article)


def confirmed_by_a_machine() -> Any:
    method, judgement = LinkMethod.FINGERPRINT.value, Judgement.CONFIRMED.value
    return unsaved(ArticleLinkFactory, method=method, judgement=judgement)


def same_text_again() -> ArticleVersion:
    return again(VersionFactory(), sequence=2)


def another_text() -> ArticleVersion:
    other = unsaved(VersionFactory)
    return changed(VersionFactory(), text=other.text, length=other.length, sha256=other.sha256)


SOURCE_VIOLATIONS: dict[str, Violation] = {
    **words(SourceFactory, "kind", "status"),
    "source_named": lambda: unsaved(SourceFactory, name=""),
    "source_country_is_iso": lambda: unsaved(SourceFactory, country="jp"),
    "source_merged_names_survivor": lambda: unsaved(
        SourceFactory, status=RecordStatus.MERGED.value
    ),
    "source_not_merged_into_itself": merged_into_itself,
    "source_one_is_ours": ours_twice,
    "source_ours_is_not_merged": ours_merged,
    **words(SourceNameFactory, "kind", "certainty"),
    "sourcename_not_empty": lambda: unsaved(SourceNameFactory, text=""),
    "sourcename_language_is_bcp47": lambda: unsaved(SourceNameFactory, language="English"),
    "sourcename_one_preferred": lambda: again(
        SourceNameFactory(kind=NameKind.PREFERRED.value), text="Another"
    ),
    "sourcename_once": lambda: again(SourceNameFactory()),
    **words(SourceIdentifierFactory, "scheme"),
    "sourceidentifier_fits_its_register": lambda: unsaved(SourceIdentifierFactory, value="no host"),
    "sourceidentifier_once": lambda: again(SourceIdentifierFactory(), source=SourceFactory()),
    **words(SourceTieFactory, "kind"),
    "sourcetie_not_to_itself": tied_to_itself,
    "sourcetie_percentage_in_range": lambda: unsaved(SourceTieFactory, percentage="100.01"),
    "sourcetie_dates_ordered": lambda: unsaved(SourceTieFactory, since=LATER, until=EARLIER),
    "sourcetie_no_overlap": lambda: again(SourceTieFactory(until=LATER), since=LATER, until=None),
}

DUPLICATE_VIOLATIONS: dict[str, Violation] = {
    "possibleduplicate_judgement_known": lambda: unsaved(
        PossibleDuplicateFactory,
        judgement=NONSENSE,
        judged_by=UserFactory(),
        judged_at=datetime(2018, 1, 1, tzinfo=UTC),
    ),
    "possibleduplicate_pair_ordered": paired_with_itself,
    "possibleduplicate_score_in_range": lambda: unsaved(PossibleDuplicateFactory, score="1.001"),
    "possibleduplicate_judged_whole": lambda: unsaved(
        PossibleDuplicateFactory, judgement=Judgement.REJECTED.value
    ),
    "possibleduplicate_once": lambda: again(PossibleDuplicateFactory()),
}

ARTICLE_VIOLATIONS: dict[str, Violation] = {
    **words(ArticleFactory, "genre", "held", "status", "may_show", "may_export"),
    "article_titled": lambda: unsaved(ArticleFactory, title=""),
    "article_not_merged_into_itself": article_merged_into_itself,
    "article_publisher_or_reason": lambda: unsaved(ArticleFactory, publisher=None),
    "article_language_is_bcp47": lambda: unsaved(ArticleFactory, language="e"),
    "article_published_ordered": backwards(ArticleFactory, "published"),
    "article_status_changed_ordered": backwards(ArticleFactory, "status_changed"),
    **words(ArticleUrlFactory, "kind"),
    "articleurl_not_empty": lambda: unsaved(ArticleUrlFactory, url="", normalised="x"),
    "articleurl_once": lambda: again(ArticleUrlFactory(), article=ArticleFactory()),
    **words(CreditFactory, "role"),
    "credit_once": lambda: again(CreditFactory()),
    **words(ArticleLinkFactory, "kind", "method", "judgement"),
    "articlelink_not_to_itself": linked_to_itself,
    "articlelink_score_in_range": lambda: unsaved(ArticleLinkFactory, score="1.001"),
    "articlelink_machine_only_suggests": confirmed_by_a_machine,
    "fingerprint_algorithm_from_one": lambda: unsaved(FingerprintFactory, algorithm=0),
    "articlelink_once_live": lambda: again(
        ArticleLinkFactory(), judgement=Judgement.CONFIRMED.value
    ),
    "articleversion_sequence_from_one": lambda: unsaved(VersionFactory, sequence=0),
    "articleversion_not_empty": lambda: unsaved(VersionFactory, withheld=True, length=0),
    "articleversion_sha256": lambda: unsaved(VersionFactory, withheld=True, sha256="F" * 64),
    "articleversion_sequence_once": lambda: unsaved(
        VersionFactory, article=VersionFactory().article
    ),
    "articleversion_text_is_hashed": lambda: unsaved(VersionFactory, length=5),
    "articleversion_text_immutable": another_text,
    "articleversion_differs_from_last": same_text_again,
    **words(SegmentFactory, "kind"),
    "segment_ordered": lambda: unsaved(SegmentFactory, start=4, end=4),
    "segment_no_overlap": lambda: again(SegmentFactory(start=0, end=5), start=4, end=9),
}

MERGE_VIOLATIONS: dict[str, Violation] = {
    **words(MergeFactory, "kind"),
    "merge_not_into_itself": lambda: unsaved(MergeFactory, survivor_id=1, merged_id=1),
    "merge_reasoned": lambda: unsaved(MergeFactory, reason=""),
    "merge_undone_whole": lambda: unsaved(MergeFactory, undone_by=UserFactory()),
    "merge_once_live": lambda: again(
        MergeFactory(), survivor_id=77, merged_at=datetime(2018, 1, 1, tzinfo=UTC)
    ),
}

VIOLATIONS = {**SOURCE_VIOLATIONS, **DUPLICATE_VIOLATIONS, **ARTICLE_VIOLATIONS, **MERGE_VIOLATIONS}
