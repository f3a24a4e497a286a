"""Merging two claims: what moves, what is folded, what is in the way, and undoing it."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from accounts.models import Event, User
from claims.domain.vocabulary import AppearanceStatus, ClaimStatus, RelationKind
from claims.models import Appearance, Attribution, Claim, ClaimRelation, ClaimTopic, MatchPair
from claims.services import records
from claims.services.claim_merging import merge_claims
from claims.services.claims import relate, withdraw_claim
from sources.domain.vocabulary import Judgement
from sources.errors import MergeRefused, StalePreview
from sources.models import Merge
from sources.services.articles import add_version
from sources.services.merging import preview_merge, preview_undo, undo_merge
from tests.claims.fresh import assert_fresh, interval
from tests.claims.writing import cites, claim, edit
from tests.factories.accounts import UserFactory
from tests.factories.claims import (
    AppearanceFactory,
    ClaimRelationFactory,
    ClaimSubjectFactory,
    ClaimTopicFactory,
    MatchPairFactory,
    OriginFactory,
    TopicFactory,
)
from tests.factories.sources import ArticleFactory, VersionFactory
from tests.sources.services.merging.checksums import everything, settled
from tests.sources.services.merging.worlds import dangling
from tests.violations import unsaved

pytestmark = pytest.mark.django_db

SAID = "A ferry sank off Otaru on 3 May 2018."
AGAIN = "On 3 May 2018 a ferry sank off Otaru."


@pytest.fixture
def by() -> User:
    return UserFactory(roles=["curator"])


def pair(**of_merged: Any) -> tuple[Claim, Claim]:
    return claim(statement=SAID), claim(**{"statement": AGAIN, **of_merged})


def refusal(survivor: Claim, merged: Claim, by: User, **agreed: Any) -> str:
    """What is said when the two cannot be merged: nothing is written then."""
    before, merges = everything(), Merge.objects.count()
    with pytest.raises(MergeRefused) as caught:
        merge_claims(survivor, merged, by=by, reason="one claim", **agreed)
    shown = preview_merge(survivor, merged)
    assert caught.value.details["reasons"] == list(shown.refusals or shown.doubts)
    assert (everything(), Merge.objects.count()) == (before, merges)
    return caught.value.message


def test_what_is_recorded_of_one_is_recorded_of_the_other_and_put_back(by: User) -> None:
    survivor, merged = pair()
    mine, its = cites(survivor), cites(merged)
    other, topic = claim(), TopicFactory()
    for of in (survivor, merged):
        ClaimTopicFactory(claim=of, topic=topic)
    ClaimTopicFactory(claim=merged)
    subject = ClaimSubjectFactory(claim=merged)
    ClaimSubjectFactory(claim=survivor, source=subject.source)
    relate(merged, RelationKind.EQUIVALENT, other, by=by)
    pair_said = MatchPairFactory(claim=merged)
    earlier = claim(statement="A ferry sank.")
    merge_claims(merged, earlier, by=by, reason="one claim", is_sure=True)
    before = settled()

    shown = preview_merge(survivor, merged)
    assert shown.refusals == shown.doubts == ()
    merge = merge_claims(survivor, merged, by=by, reason=" one claim ", expected=shown.seal)

    assert set(Appearance.objects.filter(claim=survivor)) == {mine, its}
    assert ClaimTopic.objects.filter(claim=survivor).count() == 2
    assert survivor.subjects.get() == subject.source
    assert ClaimRelation.objects.get().from_claim == survivor
    assert MatchPair.objects.get(pk=pair_said.pk).claim == survivor
    merged.refresh_from_db()
    earlier.refresh_from_db()
    assert (merged.status, merged.merged_into) == (ClaimStatus.MERGED, survivor)
    assert earlier.merged_into == survivor
    assert dangling(merge) == []
    assert interval(survivor) == [2, 2]
    assert interval(merged) == [0, 0]
    assert_fresh()
    assert (merge.kind, merge.merged_by, merge.reason) == ("claim", by, "one claim")
    told = Event.objects.filter(action="claim.merged", after__merge=merge.pk)
    assert {event.object_id for event in told} == {survivor.pk, merged.pk}

    undo_merge(merge, by=by, reason="two claims")
    assert everything() == before
    assert_fresh()
    assert Event.objects.filter(action="claim.unmerged").count() == 2


def test_the_same_passage_stands_once_with_the_chains_of_both(by: User) -> None:
    survivor, merged = pair()
    version, one, other = VersionFactory(), OriginFactory(), OriginFactory()
    kept = cites(survivor, one, version=version)
    folded = cites(merged, other, version=version)
    before = settled()
    merge = merge_claims(survivor, merged, by=by, reason="one claim")
    assert Appearance.objects.get() == kept
    assert {hop.to_origin for hop in Attribution.objects.filter(from_appearance=kept)} == {
        one,
        other,
    }
    assert_fresh()
    part = next(part for part in preview_undo(merge).parts if part.title == "appearances")
    assert [step.id for step in part.added] == [folded.pk]
    undo_merge(merge, by=by, reason="two claims")
    assert everything() == before


@pytest.mark.parametrize(
    ("its", "said"),
    [
        ({"stance": "refutes"}, "with another stance"),
        (
            {"amount": 3, "comparator": "eq", "statistic": "count", "unit": "dead"},
            "with another figure",
        ),
        ({"status": "rejected"}, "accepted in one of them and rejected"),
    ],
)
def test_decisions_on_one_passage_that_contradict_are_not_settled(
    by: User, its: dict[str, Any], said: str
) -> None:
    survivor, merged = pair()
    version = VersionFactory()
    cites(survivor, version=version)
    cites(merged, version=version, **its)
    assert said in refusal(survivor, merged, by)


def test_a_suggested_passage_gives_way_to_a_decided_one(by: User) -> None:
    survivor, merged = pair()
    version = VersionFactory()
    kept = cites(survivor, version=version, status=AppearanceStatus.SUGGESTED.value)
    cites(merged, version=version)
    before = settled()
    merge = merge_claims(survivor, merged, by=by, reason="one claim")
    kept.refresh_from_db()
    assert kept.status == AppearanceStatus.ACCEPTED
    undo_merge(merge, by=by, reason="two claims")
    assert everything() == before


# -- relations


def test_relations_are_folded_turned_and_those_between_the_two_vanish(by: User) -> None:
    older = claim(statement="The ferry was old.")
    survivor, merged = pair()
    newest = claim(statement="The ferry was raised.")
    relate(survivor, RelationKind.EQUIVALENT, merged, by=by)
    relate(merged, RelationKind.CLOSE, newest, by=by, judgement=Judgement.SUGGESTED)
    suggested = relate(survivor, RelationKind.LIMITS, older, by=None, judgement=Judgement.SUGGESTED)
    relate(merged, RelationKind.LIMITS, older, by=by, reason="It is a condition.")
    before = settled()
    merge = merge_claims(newest, merged, by=by, reason="for once", is_sure=True)
    undo_merge(merge, by=by, reason="no")
    assert everything() == before
    merge = merge_claims(survivor, merged, by=by, reason="one claim")
    suggested.refresh_from_db()
    assert suggested.judgement == Judgement.CONFIRMED
    assert (suggested.judged_by, suggested.reason) == (by, "It is a condition.")
    close = ClaimRelation.objects.get(kind=RelationKind.CLOSE)
    assert (close.from_claim, close.to_claim) == (survivor, newest)
    assert ClaimRelation.objects.count() == 2
    assert_fresh()
    undo_merge(merge, by=by, reason="two claims")
    assert everything() == before


@pytest.mark.parametrize("kind", sorted(set(RelationKind) - {"equivalent", "close"}))
def test_claims_that_were_said_to_be_two_are_not_merged(by: User, kind: str) -> None:
    survivor, merged = pair()
    row = relate(survivor, RelationKind(kind), merged, by=by)
    assert "reject that relation first" in refusal(survivor, merged, by, is_sure=True)
    edit(row, judgement=Judgement.SUGGESTED.value)
    assert "It is suggested that" in refusal(merged, survivor, by)
    assert merge_claims(merged, survivor, by=by, reason="read again", is_sure=True)


def test_claims_with_another_one_between_them_are_not_merged(by: User) -> None:
    survivor, merged = pair()
    between = claim(statement="Ferries sank off Otaru.")
    relate(survivor, RelationKind.BROADER, between, by=by)
    relate(between, RelationKind.BROADER, merged, by=by)
    for two in ((survivor, merged), (merged, survivor)):
        assert "“Ferries sank off Otaru.” lies between" in refusal(*two, by, is_sure=True)


def test_what_somebody_rejected_is_merged_only_by_who_is_sure(by: User) -> None:
    survivor, merged = pair()
    ClaimRelationFactory(
        from_claim=survivor, to_claim=merged, kind="equivalent", judgement="rejected"
    )
    assert "Somebody rejected" in refusal(survivor, merged, by)
    assert merge_claims(survivor, merged, by=by, reason="read again", is_sure=True)


# -- what the two say


FIGURE = {"comparator": "eq", "statistic": "share", "unit": "%", "kind": "numerical"}


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        ({**FIGURE, "amount": 74}, {**FIGURE, "amount": 78}, "two figures, 74 % and 78 %"),
        ({}, {"kind": "quote"}, "the other is not"),
    ],
)
def test_two_claims_that_cannot_be_one(
    by: User, one: dict[str, Any], other: dict[str, Any], said: str
) -> None:
    survivor, merged = claim(**{"statement": SAID, **one}), claim(**{"statement": SAID, **other})
    assert said in refusal(survivor, merged, by, is_sure=True)


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"statement": "A ferry sank off Otaru on 4 May 2018."}, "these numbers or times: 3, 4"),
        ({"statement": "A ferry did not sink off Otaru on 3 May 2018."}, "denies something: “not”"),
        ({"place": "Korea"}, "two places: Japan and Korea"),
        ({"valid_from": date(2019, 1, 1), "valid_to": date(2019, 1, 1)}, "at two times"),
    ],
)
def test_what_is_doubtful_takes_somebody_who_is_sure(
    by: User, values: dict[str, Any], said: str
) -> None:
    survivor = claim(
        statement=SAID, place="Japan", valid_from=date(2018, 5, 3), valid_to=date(2018, 5, 3)
    )
    merged = claim(**{"statement": SAID, **values})
    assert said in refusal(survivor, merged, by)
    assert merge_claims(survivor, merged, by=by, reason="a slip", is_sure=True)


def test_two_statements_are_not_one_and_one_is_taken_over(by: User) -> None:
    said = {"kind": "quote", "statement": SAID}
    one, other = OriginFactory(), OriginFactory()
    first, second, neither = claim(attests=one, **said), claim(attests=other, **said), claim(**said)
    assert "two statements" in refusal(first, second, by, is_sure=True)
    before = settled()
    merge = merge_claims(neither, first, by=by, reason="one claim")
    neither.refresh_from_db()
    assert neither.attests == one
    assert_fresh()
    undo_merge(merge, by=by, reason="two claims")
    assert everything() == before


def test_what_is_withdrawn_or_merged_is_left_alone(by: User) -> None:
    survivor, merged = pair()
    gone = claim(statement=AGAIN)
    withdraw_claim(gone, by=by, reason="no claim")
    for two in ((gone, merged), (merged, gone)):
        assert "was withdrawn" in refusal(*two, by)
    assert "itself" in refusal(survivor, survivor, by)
    merge_claims(survivor, merged, by=by, reason="one claim")
    merged.refresh_from_db()
    assert "choose that one" in refusal(survivor, merged, by)
    with pytest.raises(ValidationError, match="was merged into"):
        cites(merged)
    with pytest.raises(ValidationError, match="was merged into"):
        relate(merged, RelationKind.CLOSE, gone, by=by)


def test_a_reason_and_what_was_looked_at(by: User) -> None:
    survivor, merged = pair()
    with pytest.raises(ValidationError):
        merge_claims(survivor, merged, by=by, reason=" ")
    shown = preview_merge(survivor, merged)
    cites(merged)
    with pytest.raises(StalePreview):
        merge_claims(survivor, merged, by=by, reason="one claim", expected=shown.seal)
    assert not Merge.objects.exists()


# -- what comes after


def test_what_was_carried_on_since_goes_back_with_what_it_continues(by: User) -> None:
    survivor, merged = pair()
    version = VersionFactory(body="It is said that a ferry sank at noon. Nobody drowned.")
    of_both = version.text[:20]
    place = {"version": version, "article": version.article}
    cites(survivor, quote=of_both, **place)
    its = cites(merged, quote="Nobody drowned.", **place)
    folded = cites(merged, quote=of_both, **place)
    merge = merge_claims(survivor, merged, by=by, reason="one claim")
    add_version(version.article, by=None, text=f"{version.text} More.")
    later = Appearance.objects.get(continues=its)
    assert later.claim == survivor
    undo_merge(merge, by=by, reason="two claims")
    later.refresh_from_db()
    assert later.claim == merged
    assert Appearance.objects.get(continues=folded.pk).claim == merged
    assert Appearance.objects.filter(claim=survivor).count() == 2
    assert_fresh()


def test_what_came_with_a_stub_can_be_put_back_when_its_text_came(by: User) -> None:
    survivor, merged = pair()
    stub = ArticleFactory(held="cited_only")
    nowhere = {"version": None, "start": None, "end": None, "exact": "", "article": stub}
    for of in (survivor, merged):
        records.save(unsaved(AppearanceFactory, claim=of, **nowhere), by=None)
    merge = merge_claims(survivor, merged, by=by, reason="one claim")
    assert Appearance.objects.count() == 1
    edit(stub, held="text")
    VersionFactory(article=stub)
    undo_merge(merge, by=by, reason="two claims")
    assert Appearance.objects.count() == 2


def test_an_undo_names_what_was_changed_since(by: User) -> None:
    survivor, merged = pair()
    its = cites(merged)
    merge = merge_claims(survivor, merged, by=by, reason="one claim")
    its.refresh_from_db()
    edit(its, claim=claim(statement="Something else."))
    with pytest.raises(MergeRefused, match="claim is “Something else"):
        undo_merge(merge, by=by, reason="two claims")
