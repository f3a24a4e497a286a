"""Questions about what follows a publication, and about what comes from elsewhere."""

import pytest

from accounts.models import Event
from accounts.services.records import save_record
from reviews.domain.vocabulary import RequestState
from reviews.models import (
    Correction,
    CorrectionRequest,
    EvidenceFile,
    ExternalReview,
    QuarantinedItem,
    RetractionProposal,
    SignOff,
)
from reviews.models.request import new_ticket
from tests.factories.accounts import UserFactory
from tests.factories.claims import ClaimFactory
from tests.factories.reviews import (
    PNG,
    WRITTEN,
    CorrectionFactory,
    CorrectionRequestFactory,
    ExternalReviewFactory,
    ProposalWithdrawalFactory,
    QuarantinedItemFactory,
    RetractionFactory,
    RetractionProposalFactory,
    SignOffFactory,
    SignOffFateFactory,
)

pytestmark = pytest.mark.django_db


def test_signatures_stand_until_they_are_withdrawn() -> None:
    fresh, used = SignOffFactory(), SignOffFateFactory().signoff
    SignOffFateFactory(fate="withdrawn", reason="A mistake")
    assert set(SignOff.objects.standing()) == {fresh, used}
    assert list(SignOff.objects.unused()) == [fresh]


def test_a_proposal_is_open_until_it_is_signed_or_withdrawn() -> None:
    proposal = RetractionProposalFactory()
    RetractionFactory()
    ProposalWithdrawalFactory()
    assert list(RetractionProposal.objects.open()) == [proposal]


def test_readers_are_told_of_corrections_with_a_note() -> None:
    told = CorrectionFactory()
    CorrectionFactory(kind="minor", note="")
    assert list(Correction.objects.told()) == [told]


def test_a_request_is_found_by_its_ticket_alone() -> None:
    request = CorrectionRequestFactory()
    assert CorrectionRequest.objects.with_ticket(request.ticket).get() == request
    assert not CorrectionRequest.objects.with_ticket("").exists()
    assert list(CorrectionRequest.objects.in_state(RequestState.OPEN)) == [request]


def test_tickets_cannot_be_guessed() -> None:
    assert len({new_ticket() for _ in range(100)}) == 100
    assert len(new_ticket()) == 32


def test_who_asked_is_not_kept_for_ever() -> None:
    request = CorrectionRequestFactory()
    kept = {field.name for field in request.history.model._meta.fields}
    assert kept.isdisjoint({"name", "email", "ticket"})
    assert "text" in kept


def test_of_a_file_the_log_tells_the_length_alone() -> None:
    file = EvidenceFile(data=PNG, name="a.png", uploaded_at=WRITTEN, uploaded_by=UserFactory())
    save_record(file, by=file.uploaded_by)
    assert Event.objects.about(file).get().after["data"] == "(8 bytes)"


def test_reviews_by_others_stand_with_a_claim_once_confirmed() -> None:
    claim = ClaimFactory()
    row = ExternalReviewFactory(claim=claim, match="confirmed")
    ExternalReviewFactory(claim=claim, match="suggested")
    ExternalReviewFactory(claim=claim, match="refused")
    assert list(ExternalReview.objects.about(claim)) == [row]
    assert list(ExternalReview.objects.at(row.url, row.claim_text)) == [row]


def test_labels_without_a_meaning_are_found() -> None:
    unmapped = ExternalReviewFactory()
    ExternalReviewFactory(rating_class="false")
    ExternalReviewFactory(rating_given="")
    assert list(ExternalReview.objects.unmapped()) == [unmapped]


def test_what_could_not_be_read_waits_for_somebody() -> None:
    item = QuarantinedItemFactory()
    QuarantinedItemFactory(state="dismissed")
    assert list(QuarantinedItem.objects.open()) == [item]
