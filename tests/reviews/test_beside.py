"""What two people do at the same time: neither rule is missed because nobody had committed yet."""

from collections.abc import Callable

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import Model

from reviews.models import (
    Party,
    ProposalWithdrawal,
    Rating,
    RatingScale,
    Retraction,
    ReviewVersion,
)
from tests.claims.at_once import at_once, beside
from tests.factories.accounts import UserFactory
from tests.factories.reviews import (
    PUBLISHED,
    ProposalWithdrawalFactory,
    RatingFactory,
    RetractionFactory,
    RetractionProposalFactory,
    ReviewFactory,
    ReviewVersionFactory,
)
from tests.violations import unsaved

pytestmark = pytest.mark.django_db(transaction=True)


def refused(rule: str, job: Callable[[], object]) -> Callable[[], None]:
    """A job that must be refused in the name of this rule."""

    def run() -> None:
        with pytest.raises(IntegrityError) as caught:
            job()
        assert caught.value.__cause__.diag.constraint_name == rule

    return run


def add(row: Model) -> Callable[[], object]:
    return lambda: type(row)._base_manager.bulk_create([row])


@pytest.mark.parametrize(
    ("model", "values", "rule"),
    [
        (Rating, {"label": "Wrong"}, "rating_frozen"),
        (RatingScale, {"best": 9}, "ratingscale_frozen"),
    ],
)
def test_a_scale_is_frozen_by_a_version_that_is_being_saved(
    model: type[Model], values: dict[str, object], rule: str
) -> None:
    version = unsaved(ReviewVersionFactory)
    of_version = {Rating: version.rating_id, RatingScale: version.scale_id}
    change = model._base_manager.filter(pk=of_version[model]).update
    beside(add(version), refused(rule, lambda: change(**values)))
    assert ReviewVersion.objects.get().rating.label == "False"


def test_a_version_waits_for_a_scale_that_is_being_changed() -> None:
    version = unsaved(ReviewVersionFactory)
    change = Rating.objects.filter(pk=version.rating_id).update
    refusal = refused("reviewversion_content_agrees", add(version))
    beside(lambda: change(label="Wrong"), refusal)


def test_one_person_gets_one_part() -> None:
    review, ada = ReviewFactory(), UserFactory()
    author = Party(review=review, person=ada, part="author")
    signer = Party(review=review, person=ada, part="signer")
    raised = at_once(add(author), add(signer))
    assert [type(error) for error in raised] == [IntegrityError]
    assert Party.objects.count() == 1


def test_a_proposal_that_is_being_withdrawn_is_not_signed() -> None:
    proposal = RetractionProposalFactory()
    withdrawal = unsaved(ProposalWithdrawalFactory, proposal=proposal)
    retraction = unsaved(RetractionFactory, proposal=proposal)
    beside(add(withdrawal), refused("retraction_not_of_withdrawn", add(retraction)))
    assert not Retraction.objects.exists()


def test_a_proposal_that_is_being_signed_is_not_withdrawn() -> None:
    proposal = RetractionProposalFactory(proposed_at=PUBLISHED)
    withdrawal = unsaved(ProposalWithdrawalFactory, proposal=proposal)
    retraction = unsaved(RetractionFactory, proposal=proposal)
    beside(add(retraction), refused("proposalwithdrawal_not_of_signed", add(withdrawal)))
    assert not ProposalWithdrawal.objects.exists()


@pytest.mark.parametrize("level", ["REPEATABLE READ", "SERIALIZABLE"])
def test_nobody_looks_at_an_older_state(level: str) -> None:
    """Whoever began earlier would not see that a scale is used by now."""
    rating = RatingFactory()

    def change() -> None:
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute(f"SET TRANSACTION ISOLATION LEVEL {level}")
            Rating.objects.filter(pk=rating.pk).update(label="Wrong")

    refused("rating_frozen", change)()
