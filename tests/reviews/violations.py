"""For each rule of `reviews`, a record that breaks it and nothing else."""

from datetime import timedelta
from typing import Any

from reviews.domain.vocabulary import (
    CorrectionKind,
    Fate,
    Part,
    PublicationKind,
    RequestState,
    ReviewState,
)
from reviews.models.file import LARGEST
from tests.factories.accounts import UserFactory
from tests.factories.claims import AppearanceFactory, ClaimFactory, OriginFactory
from tests.factories.reviews import (
    PNG,
    PUBLISHED,
    SIGNED,
    WRITTEN,
    CommentFactory,
    CorrectionFactory,
    CorrectionRequestFactory,
    EvidenceFactory,
    EvidenceFileFactory,
    ExternalReviewFactory,
    MethodologyFactory,
    PartyFactory,
    ProposalWithdrawalFactory,
    PublicationFactory,
    QuarantinedItemFactory,
    RatingFactory,
    RatingMappingFactory,
    RatingScaleFactory,
    RetractionFactory,
    RetractionProposalFactory,
    ReviewFactory,
    ReviewVersionFactory,
    SignOffFactory,
    SignOffFateFactory,
    author_of,
    published_review,
    signer_of,
    used,
    walk,
)
from tests.factories.sources import SourceFactory
from tests.violations import NONSENSE, Violation, again, changed, unsaved, words

LATER = PUBLISHED + timedelta(hours=1)


# -- ratings


def label_outside() -> Any:
    return changed(RatingFactory(value=5).scale, best=4)


def used_scale() -> Any:
    return changed(ReviewVersionFactory().scale, description="Another")


def used_label() -> Any:
    return changed(ReviewVersionFactory().rating, label="Wrong")


RATING_VIOLATIONS: dict[str, Violation] = {
    "ratingscale_named": lambda: unsaved(RatingScaleFactory, name=""),
    "ratingscale_worst_from_one": lambda: unsaved(RatingScaleFactory, worst=0),
    "ratingscale_worst_below_best": lambda: unsaved(RatingScaleFactory, worst=5),
    "ratingscale_language_is_bcp47": lambda: unsaved(RatingScaleFactory, language="EN"),
    "ratingscale_version_once": lambda: again(RatingScaleFactory()),
    "ratingscale_holds_its_labels": label_outside,
    "ratingscale_frozen": used_scale,
    **words(RatingFactory, "normalised"),
    "rating_labelled": lambda: unsaved(RatingFactory, label=""),
    "rating_defined": lambda: unsaved(RatingFactory, definition=""),
    "rating_label_once": lambda: again(RatingFactory(), value=None),
    "rating_value_once": lambda: again(RatingFactory(), label="Wrong"),
    "rating_value_in_scale": lambda: unsaved(RatingFactory, value=9),
    "rating_frozen": used_label,
    **words(RatingMappingFactory, "normalised"),
    "ratingmapping_not_empty": lambda: unsaved(RatingMappingFactory, words=""),
    "ratingmapping_once": lambda: again(RatingMappingFactory()),
    "methodology_written": lambda: unsaved(MethodologyFactory, text=""),
    "methodology_version_once": lambda: again(MethodologyFactory()),
}


# -- reviews


def unpublished_again() -> Any:
    """A public review that is being corrected, made to look as if it never had been public."""
    review = walk(published_review(), ReviewState.CORRECTING, ReviewState.IN_REVIEW)
    return changed(review, publication=None)


def archived_in_public() -> Any:
    review = walk(published_review(), ReviewState.CORRECTING, ReviewState.IN_REVIEW)
    return changed(review, state=ReviewState.ARCHIVED.value)


def retracted_by_others() -> Any:
    retraction = RetractionFactory()
    return changed(published_review(), state=ReviewState.RETRACTED.value, retraction=retraction)


REVIEW_VIOLATIONS: dict[str, Violation] = {
    **words(ReviewFactory, "state"),
    "review_has_slug": lambda: unsaved(ReviewFactory, slug=""),
    "review_language_is_bcp47": lambda: unsaved(ReviewFactory, language="EN"),
    "review_one_live": lambda: again(ReviewFactory()),
    "review_state_moves": lambda: changed(ReviewFactory(), state=ReviewState.APPROVED.value),
    "review_public_was_published": lambda: changed(
        walk(ReviewFactory(), ReviewState.IN_REVIEW, ReviewState.APPROVED),
        state=ReviewState.PUBLISHED.value,
    ),
    "review_published_is_never_archived": archived_in_public,
    "review_retracted_has_retraction": lambda: changed(
        published_review(), state=ReviewState.RETRACTED.value
    ),
    "review_scheduled_has_time": lambda: changed(ReviewFactory(), scheduled_for=PUBLISHED),
    "review_version_is_its_own": lambda: changed(ReviewFactory(), version=ReviewVersionFactory()),
    "review_publication_is_its_own": lambda: changed(
        ReviewFactory(), publication=PublicationFactory()
    ),
    "review_retraction_is_its_own": retracted_by_others,
    "review_organisation_is_ours": lambda: unsaved(ReviewFactory, organisation=SourceFactory()),
    "review_appearance_of_claim": lambda: unsaved(ReviewFactory, appearance=AppearanceFactory()),
    "review_publication_stays": unpublished_again,
    **words(PartyFactory, "part"),
    "party_has_one_part": lambda: again(PartyFactory(), part=Part.SIGNER.value),
    "comment_not_empty": lambda: unsaved(CommentFactory, body=""),
    "comment_on_version_of_review": lambda: unsaved(CommentFactory, review=ReviewFactory()),
}


# -- versions and their evidence


def written_by_nobody() -> Any:
    return unsaved(ReviewVersionFactory, created_by=UserFactory())


def told_otherwise() -> Any:
    return unsaved(EvidenceFactory, version=ReviewVersionFactory(grounds=({"question": "Who?"},)))


def numbered_from_zero() -> Any:
    """Place 0 would be the last one in the content, which says the same."""
    row = EvidenceFactory()
    return again(row, order=0)


VERSION_VIOLATIONS: dict[str, Violation] = {
    "reviewversion_numbered": lambda: unsaved(ReviewVersionFactory, sequence=0),
    "reviewversion_rating_has_scale": lambda: unsaved(ReviewVersionFactory, scale=None),
    "reviewversion_sequence_once": lambda: again(ReviewVersionFactory()),
    "reviewversion_written_by_author": written_by_nobody,
    "reviewversion_rating_in_scale": lambda: unsaved(
        ReviewVersionFactory, scale=RatingScaleFactory()
    ),
    "reviewversion_appearance_of_claim": lambda: unsaved(
        ReviewVersionFactory, appearance=AppearanceFactory()
    ),
    "reviewversion_content_agrees": lambda: again(
        ReviewVersionFactory(), sequence=2, headline="A ferry sank off Otaru"
    ),
    **words(EvidenceFactory, "stance"),
    "evidence_answers_a_question": lambda: unsaved(EvidenceFactory, answer=""),
    "evidence_rests_on_one_thing": lambda: unsaved(EvidenceFactory, origin=OriginFactory()),
    "evidence_order_once": lambda: again(EvidenceFactory()),
    "evidence_as_signed": told_otherwise,
    "evidence_numbered": numbered_from_zero,
    "evidencefile_media_type_known": lambda: unsaved(EvidenceFileFactory, data=b"<html>"),
    "evidencefile_named": lambda: unsaved(EvidenceFileFactory, name=""),
    "evidencefile_not_too_large": lambda: unsaved(
        EvidenceFileFactory, data=PNG + bytes(LARGEST - len(PNG) + 1)
    ),
    "evidencefile_once": lambda: again(EvidenceFileFactory()),
}


# -- signatures


def signed_elsewhere() -> Any:
    """A signature in another review than the one that the version belongs to."""
    other = ReviewFactory()
    return unsaved(SignOffFactory, review=other, signer=signer_of(other))


def signed_by_author() -> Any:
    version = ReviewVersionFactory()
    return unsaved(SignOffFactory, version=version, signer=author_of(version.review))


def signed_before_written() -> Any:
    return unsaved(SignOffFactory, signed_at=WRITTEN - timedelta(seconds=1))


def without_its_evidence() -> Any:
    return unsaved(SignOffFactory, version__grounds=({"question": "Did it sink?"},))


def withdrawn_by_another() -> Any:
    return unsaved(
        SignOffFateFactory, fate=Fate.WITHDRAWN.value, reason="A mistake", by=UserFactory()
    )


SIGNATURE_VIOLATIONS: dict[str, Violation] = {
    **words(SignOffFactory, "decision"),
    "signoff_conflict_declared": lambda: unsaved(SignOffFactory, conflict=""),
    "signoff_without_conflict": lambda: unsaved(SignOffFactory, has_conflict=True),
    "signoff_once": lambda: again(SignOffFactory()),
    "signoff_by_signer": signed_by_author,
    "signoff_on_this_review": signed_elsewhere,
    "signoff_on_hash": lambda: unsaved(SignOffFactory, content_hash="0" * 64),
    "signoff_after_version": signed_before_written,
    "signoff_with_its_evidence": without_its_evidence,
    **words(SignOffFateFactory, "fate"),
    "signofffate_withdrawn_with_reason": lambda: unsaved(
        SignOffFateFactory, fate=Fate.WITHDRAWN.value
    ),
    "signofffate_of_its_signature": lambda: unsaved(SignOffFateFactory, content_hash="0" * 64),
    "signofffate_withdrawn_by_signer": withdrawn_by_another,
}


# -- publications


def second(**values: Any) -> Any:
    """A second publication of a review, of another version of it."""
    first = PublicationFactory()
    return unsaved(PublicationFactory, version=ReviewVersionFactory(review=first.review), **values)


def published_elsewhere() -> Any:
    return unsaved(PublicationFactory, review=ReviewFactory())


def published_unsigned(place: str) -> Violation:
    """A publication one of whose signatures was not used for it."""

    def make() -> Any:
        version = ReviewVersionFactory()
        places = {name: used(SignOffFactory(version=version)) for name in ("first", "second")}
        places |= {"third": None, place: SignOffFactory(version=version)}
        signoffs = {f"{name}_signoff": signoff for name, signoff in places.items()}
        return unsaved(PublicationFactory, version=version, **signoffs)

    return make


def one_counts_twice() -> Any:
    row = unsaved(PublicationFactory, required=2)
    return changed(row, second_signoff=row.first_signoff)


PUBLICATION_VIOLATIONS: dict[str, Violation] = {
    "publication_kind_known": lambda: second(kind=NONSENSE),
    "publication_signatures_asked_for": lambda: unsaved(PublicationFactory, required=0),
    "publication_signed_enough": lambda: unsaved(PublicationFactory, required=2),
    "publication_signatures_differ": one_counts_twice,
    "publication_first_is_first": lambda: second(kind=PublicationKind.FIRST.value),
    "publication_interval_ordered": lambda: unsaved(PublicationFactory, refutes_confirmed=1),
    "publication_version_once": lambda: again(
        PublicationFactory(), sequence=2, kind=PublicationKind.MATERIAL.value
    ),
    "publication_sequence_once": lambda: second(sequence=1),
    "publication_of_this_review": published_elsewhere,
    "publication_of_complete_version": lambda: unsaved(PublicationFactory, version__headline=""),
    "publication_first_signature": published_unsigned("first"),
    "publication_second_signature": published_unsigned("second"),
    "publication_third_signature": published_unsigned("third"),
    "publication_in_order": lambda: unsaved(
        PublicationFactory, published_at=SIGNED - timedelta(seconds=1)
    ),
}


# -- retractions, corrections, requests


def retracted_by_one() -> Any:
    proposal = RetractionProposalFactory()
    return unsaved(RetractionFactory, proposal=proposal, signed_by=proposal.proposed_by)


def retracted_twice() -> Any:
    proposal = RetractionFactory().proposal
    return unsaved(RetractionFactory, proposal=again_proposed(proposal))


def again_proposed(proposal: Any) -> Any:
    return RetractionProposalFactory(publication=proposal.publication)


def answered(**values: Any) -> Any:
    return unsaved(
        CorrectionRequestFactory,
        outcome="It was that ferry.",
        handled_by=UserFactory(),
        handled_at=LATER,
        **values,
    )


def declined_and_corrected() -> Any:
    correction = CorrectionFactory()
    return answered(
        state=RequestState.DECLINED.value, review=correction.review, correction=correction
    )


AFTERWARDS_VIOLATIONS: dict[str, Violation] = {
    "retractionproposal_with_note": lambda: unsaved(RetractionProposalFactory, note=""),
    "retractionproposal_of_its_publication": lambda: unsaved(
        RetractionProposalFactory, review=ReviewFactory()
    ),
    "proposalwithdrawal_reasoned": lambda: unsaved(ProposalWithdrawalFactory, reason=""),
    "proposalwithdrawal_not_of_signed": lambda: unsaved(
        ProposalWithdrawalFactory, proposal=RetractionFactory().proposal
    ),
    "retraction_by_two": retracted_by_one,
    "retraction_once": retracted_twice,
    "retraction_of_its_proposal": lambda: unsaved(RetractionFactory, proposed_by=UserFactory()),
    "retraction_not_of_withdrawn": lambda: unsaved(
        RetractionFactory, proposal=ProposalWithdrawalFactory().proposal
    ),
    **words(CorrectionFactory, "kind"),
    "correction_with_note": lambda: unsaved(CorrectionFactory, note=""),
    "correction_before_is_of_review": lambda: unsaved(CorrectionFactory, review=ReviewFactory()),
    "correction_after_is_of_review": lambda: unsaved(
        CorrectionFactory, after=PublicationFactory(), kind=CorrectionKind.UPDATE.value
    ),
    "correctionrequest_state_known": lambda: answered(state=NONSENSE),
    "correctionrequest_says_what": lambda: unsaved(CorrectionRequestFactory, text=""),
    "correctionrequest_about_something": lambda: unsaved(CorrectionRequestFactory, review=None),
    "correctionrequest_ticket_is_secret": lambda: unsaved(CorrectionRequestFactory, ticket="17"),
    "correctionrequest_ticket_once": lambda: again(CorrectionRequestFactory()),
    "correctionrequest_answered_whole": lambda: unsaved(
        CorrectionRequestFactory, handled_by=UserFactory()
    ),
    "correctionrequest_declined_corrects_nothing": declined_and_corrected,
    "correctionrequest_correction_of_review": lambda: answered(
        state=RequestState.ACCEPTED.value, correction=CorrectionFactory()
    ),
    **words(ExternalReviewFactory, "rating_class"),
    "externalreview_match_known": lambda: unsaved(
        ExternalReviewFactory, claim=ClaimFactory(), match=NONSENSE
    ),
    "externalreview_has_address_and_claim": lambda: unsaved(ExternalReviewFactory, claim_text=""),
    "externalreview_matched_whole": lambda: unsaved(ExternalReviewFactory, claim=ClaimFactory()),
    "externalreview_once": lambda: again(ExternalReviewFactory()),
    **words(QuarantinedItemFactory, "state"),
    "quarantineditem_is_hashed": lambda: unsaved(QuarantinedItemFactory, sha256="x"),
    "quarantineditem_once": lambda: again(QuarantinedItemFactory()),
}

VIOLATIONS = {
    **RATING_VIOLATIONS,
    **REVIEW_VIOLATIONS,
    **VERSION_VIOLATIONS,
    **SIGNATURE_VIOLATIONS,
    **PUBLICATION_VIOLATIONS,
    **AFTERWARDS_VIOLATIONS,
}
