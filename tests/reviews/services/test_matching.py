"""What people say of matches and of ratings, and what programs may learn from it."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError

from accounts.errors import NotAllowed, StaleRecord
from accounts.models import Event, User
from claims.domain.vocabulary import ClaimStatus
from claims.models import MatchPair
from reviews.domain.vocabulary import MatchState, RatingClass
from reviews.models import ExternalReview, RatingMapping
from reviews.services.matching import confirm_match, refuse_match, suggest_again
from reviews.services.rating_map import forget_words, map_words, unmapped_words, whole_map
from tests.factories.accounts import UserFactory
from tests.factories.claims import ClaimFactory
from tests.factories.reviews import ExternalReviewFactory, RatingMappingFactory
from tests.flat import asked

pytestmark = pytest.mark.django_db


def curator() -> User:
    return UserFactory(roles=["curator"])


def editor() -> User:
    return UserFactory(roles=["editor"])


def suggested(**values: Any) -> ExternalReview:
    return ExternalReviewFactory(claim=ClaimFactory(), match=MatchState.SUGGESTED.value, **values)


def test_somebody_who_changes_their_mind_has_said_one_thing() -> None:
    row, by = suggested(), curator()
    confirm_match(row, by=by)
    row = refuse_match(row, by=by)
    assert row.match == MatchState.REFUSED
    assert MatchPair.objects.get().matches is False
    confirm_match(row, by=curator())
    assert sorted(MatchPair.objects.values_list("matches", flat=True)) == [False, True]


def test_another_claim_takes_the_place_of_the_suggested_one() -> None:
    row, other = suggested(), ClaimFactory()
    row = confirm_match(row, by=curator(), claim=other)
    assert ExternalReview.objects.about(other).get() == row
    assert MatchPair.objects.get().claim == other


def test_a_merged_claim_is_no_match() -> None:
    survivor = ClaimFactory()
    gone = ClaimFactory(status=ClaimStatus.MERGED.value, merged_into=survivor)
    with pytest.raises(ValidationError, match=f"merged into claim {survivor.pk}"):
        confirm_match(suggested(), by=curator(), claim=gone)


def test_where_nothing_is_suggested_a_claim_must_be_named() -> None:
    for verb in (confirm_match, refuse_match):
        with pytest.raises(ValidationError, match="Name a claim"):
            verb(ExternalReviewFactory(), by=curator())


def test_who_comes_second_is_told() -> None:
    row = suggested()
    confirm_match(row, by=curator(), expected_version=1)
    with pytest.raises(StaleRecord):
        refuse_match(row, by=curator(), expected_version=1)
    assert ExternalReview.objects.get().match == MatchState.CONFIRMED


def test_a_very_long_claim_is_remembered_by_its_beginning() -> None:
    confirm_match(suggested(claim_text="ferry" * 3000), by=curator())
    assert len(MatchPair.objects.get().text) == 600


@pytest.mark.parametrize("role", ["contributor", "reviewer", "auditor"])
def test_only_those_who_curate_match(role: str) -> None:
    by = UserFactory(roles=[role])
    for verb in (confirm_match, refuse_match):
        with pytest.raises(NotAllowed):
            verb(suggested(), by=by)
    with pytest.raises(NotAllowed):
        suggest_again(by=by)


def test_claims_that_came_later_are_found() -> None:
    row = ExternalReviewFactory(claim_text="A ferry sank off Otaru")
    ExternalReviewFactory(claim_text="Bread has become dearer")
    ExternalReviewFactory(claim_text="A ferry sank off Otaru", gone_on="2024-06-01")
    claim = ClaimFactory(statement="A ferry sank off Otaru")
    assert suggest_again(by=curator()) == (2, 1)
    row.refresh_from_db()
    assert (row.claim, row.match, row.row_version) == (claim, MatchState.SUGGESTED, 2)
    assert Event.objects.done("externalreview.matched").count() == 1


def test_words_without_a_meaning_are_counted_by_site_the_most_frequent_first() -> None:
    for words in ("Odd!", "odd", "ODD", "Vier Bananen"):
        ExternalReviewFactory(rating_given=words)
    ExternalReviewFactory(rating_given="Odd", site="other.example")
    ExternalReviewFactory(rating_given="False", rating_class="false")
    ExternalReviewFactory(rating_given="")
    with asked() as statements:
        found, total = unmapped_words()
    assert [(one.site, one.words, one.count) for one in found] == [
        ("checks.example", "odd", 3),
        ("checks.example", "vier bananen", 1),
        ("other.example", "odd", 1),
    ]
    assert total == 3
    assert all(one.examples for one in found)
    assert len(statements) == 2
    assert len(unmapped_words(1)[0]) == 1


def test_a_meaning_reaches_every_spelling_of_its_site_alone() -> None:
    rows = [ExternalReviewFactory(rating_given=words) for words in ("Odd!", "odd")]
    other = ExternalReviewFactory(rating_given="Odd", site="other.example")
    by = editor()
    assert map_words("checks.example", "ODD", RatingClass.MIXTURE, by=by) == 2
    assert map_words("checks.example", "odd", RatingClass.MIXTURE, by=by) == 0
    assert map_words("checks.example", "odd", RatingClass.FALSE, by=by) == 2
    assert whole_map() == {"checks.example": {"odd": RatingClass.FALSE}}
    for row in (*rows, other):
        row.refresh_from_db()
    assert [row.rating_class for row in (*rows, other)] == ["false", "false", ""]
    assert rows[0].history.count() == 3


def test_what_is_forgotten_falls_back_on_the_common_map() -> None:
    common = ExternalReviewFactory(rating_given="False", rating_class="other")
    odd = ExternalReviewFactory(rating_given="Odd", rating_class="other")
    for words in ("false", "odd"):
        row = RatingMappingFactory(site="checks.example", words=words, normalised="other")
        assert forget_words(row, by=editor()) == 1
    for row in (common, odd):
        row.refresh_from_db()
    assert (common.rating_class, odd.rating_class) == ("false", "")
    assert not RatingMapping.objects.exists()


def test_nothing_is_no_label_and_a_curator_says_no_meaning() -> None:
    with pytest.raises(ValidationError, match="Give the words"):
        map_words("checks.example", " !! ", RatingClass.TRUE, by=editor())
    with pytest.raises(ValidationError):
        map_words("a\x00b", "odd", RatingClass.TRUE, by=editor())
    for by in (curator(), UserFactory(roles=["reviewer"])):
        with pytest.raises(NotAllowed):
            map_words("checks.example", "odd", RatingClass.TRUE, by=by)
