"""Merging two sources."""

import pytest
from django.core.exceptions import ValidationError

from accounts.models import User
from claims.domain.vocabulary import Verdict
from claims.models import ClaimSubject, IndependenceJudgement
from claims.services.judgements import judge_independence
from sources.domain.vocabulary import (
    Certainty,
    IdentifierScheme,
    NameKind,
    RecordStatus,
    SourceKind,
    TieKind,
)
from sources.errors import MergeRefused, StalePreview
from sources.models import Credit, Merge, Source, SourceName, SourceTie
from sources.services.merging import merge_sources, preview_merge, undo_merge
from sources.services.sources import create_source
from tests.claims.fresh import assert_fresh, interval
from tests.claims.writing import cites, claim, first_hand
from tests.factories.accounts import UserFactory
from tests.factories.claims import ClaimSubjectFactory, OriginFactory
from tests.factories.sources import (
    ArticleFactory,
    CreditFactory,
    SourceFactory,
    SourceIdentifierFactory,
    SourceNameFactory,
    SourceTieFactory,
    VersionFactory,
)
from tests.flat import assert_flat
from tests.sources.services.merging.checksums import everything

pytestmark = pytest.mark.django_db


@pytest.fixture
def by() -> User:
    return UserFactory()


def pair() -> tuple[Source, Source]:
    return SourceFactory(name="Kyodo News"), SourceFactory(name="Kyodo")


def test_our_own_organisation_survives(by: User) -> None:
    one, other = pair()
    ours = SourceFactory(is_ours=True, name="We")
    assert "merge the other way round" in refusal(one, ours, by)
    merge_sources(ours, other, by=by, reason="one body")
    assert Source.objects.ours().get() == ours


def refusal(survivor: Source, merged: Source, by: User) -> str:
    """What is said when the two cannot be merged: the same in the preview and by the merge."""
    shown = preview_merge(survivor, merged).refusals
    before, merges = everything(), Merge.objects.count()
    with pytest.raises(MergeRefused) as caught:
        merge_sources(survivor, merged, by=by, reason="one body")
    assert caught.value.details["reasons"] == list(shown)
    assert (everything(), Merge.objects.count()) == (before, merges)
    return caught.value.message


def test_what_referred_to_the_merged_one_refers_to_the_survivor(by: User) -> None:
    survivor, merged = pair()
    article, credit = ArticleFactory(publisher=merged), CreditFactory(source=merged)
    origin, subject = OriginFactory(holder=merged), ClaimSubjectFactory(source=merged)
    tie = SourceTieFactory(from_source=merged)
    before = everything()
    merge = merge_sources(survivor, merged, by=by, reason=" one body ")
    for row, column in [
        (article, "publisher"),
        (credit, "source"),
        (origin, "holder"),
        (subject, "source"),
        (tie, "from_source"),
    ]:
        row.refresh_from_db()
        assert getattr(row, column) == survivor
    merged.refresh_from_db()
    assert (merged.status, merged.merged_into) == (RecordStatus.MERGED, survivor)
    assert (merge.merged_by, merge.reason) == (by, "one body")
    undo_merge(merge, by=by, reason="two bodies")
    assert everything() == before


def test_a_preferred_name_becomes_an_alias_or_a_former_name(by: User) -> None:
    survivor = create_source(name="Kyodo News", kind=SourceKind.NEWS_AGENCY, by=None)
    merged = create_source(name="Kyodo", kind=SourceKind.NEWS_AGENCY, by=None)
    merge = merge_sources(survivor, merged, by=by, reason="one body")
    assert survivor.names.get(text="Kyodo").kind == NameKind.ALIAS
    undo_merge(merge, by=by, reason="two bodies")
    assert merged.names.get().kind == NameKind.PREFERRED
    merge_sources(survivor, merged, by=by, reason="renamed", known_as=NameKind.FORMER)
    assert survivor.names.get(text="Kyodo").kind == NameKind.FORMER
    with pytest.raises(ValidationError):
        merge_sources(survivor, merged, by=by, reason="one", known_as=NameKind.PREFERRED)


def test_the_name_it_was_shown_by_is_kept_where_no_row_has_it(by: User) -> None:
    survivor, merged = pair()
    merge = merge_sources(survivor, merged, by=by, reason="one body")
    name = survivor.names.get()
    assert (name.text, name.kind, name.language) == ("Kyodo", NameKind.ALIAS, "und")
    undo_merge(merge, by=by, reason="two bodies")
    assert not SourceName.objects.exists()


def test_a_name_that_the_survivor_has_is_not_doubled(by: User) -> None:
    survivor, merged = pair()
    there = SourceNameFactory(source=survivor, text="K", certainty=Certainty.UNSURE)
    SourceNameFactory(source=merged, text="K", certainty=Certainty.LIKELY)
    garbled = SourceNameFactory(source=merged, text="K", kind=NameKind.GARBLED)
    before = everything()
    merge = merge_sources(survivor, merged, by=by, reason="one body")
    there.refresh_from_db()
    assert there.certainty == Certainty.LIKELY
    assert set(survivor.names.filter(text="K")) == {there, garbled}
    undo_merge(merge, by=by, reason="two bodies")
    assert everything() == before


def test_a_tie_between_the_two_goes_and_is_warned_of(by: User) -> None:
    survivor, merged = pair()
    SourceTieFactory(from_source=survivor, to_source=merged, kind=TieKind.SUCCESSOR_OF)
    before = everything()
    assert "tied to each other" in preview_merge(survivor, merged).warnings[0]
    merge = merge_sources(survivor, merged, by=by, reason="one body")
    assert not SourceTie.objects.exists()
    undo_merge(merge, by=by, reason="two bodies")
    assert everything() == before


def test_ties_of_the_same_days_become_one_that_holds_on_all_of_them(by: User) -> None:
    survivor, merged = pair()
    owner = SourceFactory()
    tie = SourceTieFactory(
        from_source=owner, to_source=survivor, since="2001-01-01", until="2005-01-01"
    )
    SourceTieFactory(
        from_source=owner, to_source=merged, since="2004-01-01", until=None, percentage=60
    )
    SourceTieFactory(from_source=owner, to_source=merged, until="1999-01-01")
    before = everything()
    merge = merge_sources(survivor, merged, by=by, reason="one body")
    tie.refresh_from_db()
    assert (str(tie.since), tie.until, tie.percentage) == ("2001-01-01", None, 60)
    assert SourceTie.objects.count() == 2
    undo_merge(merge, by=by, reason="two bodies")
    assert everything() == before


def test_two_shares_of_the_same_days_are_refused(by: User) -> None:
    survivor, merged = pair()
    owner = SourceFactory()
    SourceTieFactory(from_source=owner, to_source=survivor, percentage=30)
    SourceTieFactory(from_source=owner, to_source=merged, percentage=60)
    assert "different shares" in refusal(survivor, merged, by)


def test_a_credit_that_is_there_is_not_doubled(by: User) -> None:
    survivor, merged = pair()
    credit = CreditFactory(source=survivor)
    CreditFactory(source=merged, article=credit.article, credited_as="K. News")
    merge_sources(survivor, merged, by=by, reason="one body")
    assert Credit.objects.get().credited_as == "K. News"


def test_a_subject_that_is_there_is_not_doubled(by: User) -> None:
    survivor, merged = pair()
    subject = ClaimSubjectFactory(source=survivor)
    ClaimSubjectFactory(source=merged, claim=subject.claim)
    merge_sources(survivor, merged, by=by, reason="one body")
    assert ClaimSubject.objects.get() == subject


@pytest.mark.parametrize("scheme", ["wikidata", "isni", "orcid", "lei"])
def test_two_numbers_of_a_register_that_gives_one_are_refused(by: User, scheme: str) -> None:
    values = {
        "wikidata": ["Q1", "Q2"],
        "isni": ["0" * 15 + "1", "0" * 15 + "2"],
        "orcid": ["0000-0000-0000-0001", "0000-0000-0000-0002"],
        "lei": ["A" * 18 + "01", "A" * 18 + "02"],
    }[scheme]
    survivor, merged = pair()
    for source, value in zip((survivor, merged), values, strict=True):
        SourceIdentifierFactory(source=source, scheme=scheme, value=value)
    assert f"{values[0]} and {values[1]}" in refusal(survivor, merged, by)


def test_domains_of_both_are_kept(by: User) -> None:
    survivor, merged = pair()
    for source in (survivor, merged):
        SourceIdentifierFactory(source=source, scheme=IdentifierScheme.DOMAIN)
    merge_sources(survivor, merged, by=by, reason="one body")
    assert survivor.identifiers.count() == 2


def test_another_kind_is_only_warned_of(by: User) -> None:
    survivor, merged = pair()[0], SourceFactory(kind=SourceKind.PERSON.value)
    assert "the other as person" in preview_merge(survivor, merged).warnings[0]
    merge_sources(survivor, merged, by=by, reason="one body")


def test_whom_an_editor_holds_apart_are_not_merged(by: User) -> None:
    survivor, merged = pair()
    judge_independence(merged, survivor, Verdict.DIFFERENT, reason="two desks", by=by)
    assert "two desks" in refusal(survivor, merged, by)
    IndependenceJudgement.objects.update(withdrawn_at="2018-01-01T00:00Z")
    before = everything()
    merge = merge_sources(survivor, merged, by=by, reason="one body")
    assert not IndependenceJudgement.objects.exists()
    undo_merge(merge, by=by, reason="two bodies")
    assert everything() == before


def test_a_judgement_about_a_third_one_is_put_in_order(by: User) -> None:
    merged, third, survivor = SourceFactory.create_batch(3)
    judge_independence(merged, third, Verdict.SAME, reason="one room", by=by)
    merge_sources(survivor, merged, by=by, reason="one body")
    judgement = IndependenceJudgement.objects.get()
    assert (judgement.source_a, judgement.source_b) == (third, survivor)


def test_what_was_merged_is_not_merged_again_nor_merged_into(by: User) -> None:
    survivor, merged = pair()
    other = SourceFactory()
    merge_sources(survivor, merged, by=by, reason="one body")
    merged.refresh_from_db()
    assert "was itself merged into" in refusal(other, merged, by)
    assert "was itself merged into" in refusal(merged, other, by)
    assert "into itself" in refusal(other, other, by)


def test_every_result_is_computed_anew(by: User) -> None:
    survivor, merged = pair()
    one = claim()
    for source in (survivor, merged):
        first_hand(one, version=VersionFactory(article__publisher=source))
    said = cites(claim(), OriginFactory(holder=merged))
    assert interval(one) == [2, 2]
    shown = preview_merge(survivor, merged).recomputed
    assert {str(one), str(said.claim)} == {claim.text for claim in shown}
    merge = merge_sources(survivor, merged, by=by, reason="one body")
    assert interval(one) == [1, 1]
    assert_fresh()
    undo_merge(merge, by=by, reason="two bodies")
    assert interval(one) == [2, 2]
    assert_fresh()


def test_what_was_agreed_to_is_what_is_done(by: User) -> None:
    survivor, merged = pair()
    shown = preview_merge(survivor, merged)
    ArticleFactory(publisher=merged)
    with pytest.raises(StalePreview):
        merge_sources(survivor, merged, by=by, reason="one body", expected=shown.seal)
    again = preview_merge(survivor, merged)
    merge_sources(survivor, merged, by=by, reason="one body", expected=again.seal)


def test_a_reason_is_needed(by: User) -> None:
    survivor, merged = pair()
    with pytest.raises(ValidationError):
        merge_sources(survivor, merged, by=by, reason=" ")
    merge = merge_sources(survivor, merged, by=by, reason="one body")
    with pytest.raises(ValidationError):
        undo_merge(merge, by=by, reason="")


def test_a_preview_asks_no_more_for_more_rows(by: User) -> None:
    survivor, merged = pair()

    def more() -> None:
        first_hand(claim(), version=VersionFactory(article__publisher=merged))
        SourceNameFactory(source=merged)
        SourceTieFactory(from_source=merged)
        CreditFactory(source=merged)
        ClaimSubjectFactory(source=merged)
        OriginFactory(holder=merged)

    assert_flat(more, lambda: preview_merge(survivor, merged))
