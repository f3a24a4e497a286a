"""Attacks by which something would be public that two people did not stand for."""

from datetime import timedelta
from typing import Any

from django.db import connection

from reviews.domain.vocabulary import ReviewState
from reviews.models import Review, ReviewVersion, SignOff
from tests.factories.accounts import UserFactory
from tests.factories.reviews import (
    PUBLISHED,
    SIGNED,
    PublicationFactory,
    RetractionProposalFactory,
    ReviewFactory,
    ReviewVersionFactory,
    SignOffFactory,
    SignOffFateFactory,
    published_review,
    retracted_review,
    used,
    walk,
)
from tests.reviews.attacks import (
    COMPUTED,
    EMPTY,
    NO_RIGHT,
    Statement,
    attack,
    insert,
    plain,
    update,
)
from tests.reviews.attacks.signing import signature

LATER = PUBLISHED + timedelta(days=1)
PUBLIC = {"state": ReviewState.PUBLISHED.value}


def fate(signoff: SignOff, what: str, **values: Any) -> Statement:
    """What is told to have become of a signature, but for `values`."""
    columns = {
        "signoff_id": signoff.pk,
        "version_id": signoff.version_id,
        "content_hash": signoff.content_hash,
        "fate": what,
        "at": PUBLISHED,
        "by_id": signoff.signer_id,
        "reason": "A mistake",
    }
    return insert("signofffate", **{**columns, **values})


def publication(version: ReviewVersion, signoff: SignOff | None, **values: Any) -> Statement:
    """A publication of this version on this signature, but for `values`."""
    columns = {
        "review_id": version.review_id,
        "version_id": version.pk,
        "content_hash": version.content_hash,
        "sequence": 1,
        "kind": "first",
        "required": 1,
        "first_signoff_id": signoff and signoff.pk,
        "published_at": PUBLISHED,
        "published_by_id": version.created_by_id,
        "label": "untraced",
        "supports_confirmed": 0,
        "supports_possible": 0,
        "refutes_confirmed": 0,
        "refutes_possible": 0,
        "json_ld": "{}",
    }
    return insert("publication", **{**columns, **values})


@attack(EMPTY)
def unsigned_text_is_published() -> list[Statement]:
    return [publication(ReviewVersionFactory(), None)]


@attack("publication_first_signature")
def signature_is_used_without_a_record_of_it() -> list[Statement]:
    signoff = SignOffFactory()
    return [publication(signoff.version, signoff)]


@attack("publication_first_signature")
def other_text_is_published_than_was_signed() -> list[Statement]:
    signoff = used(SignOffFactory())
    other = ReviewVersionFactory(review=signoff.review, headline="A ferry sank off Otaru")
    return [publication(other, signoff)]


@attack("publication_first_signature")
def other_text_is_published_under_the_hash_that_was_signed() -> list[Statement]:
    signoff = used(SignOffFactory())
    other = ReviewVersionFactory(review=signoff.review, headline="A ferry sank off Otaru")
    return [publication(other, signoff, content_hash=signoff.content_hash)]


@attack("publication_first_signature")
def withdrawn_signature_is_used() -> list[Statement]:
    signoff = SignOffFateFactory(fate="withdrawn", reason="A mistake").signoff
    return [publication(signoff.version, signoff)]


@attack("reviews_signofffate_signoff_id_key")
def withdrawn_signature_is_revived() -> list[Statement]:
    signoff = SignOffFateFactory(fate="withdrawn", reason="A mistake").signoff
    return [fate(signoff, "published"), publication(signoff.version, signoff)]


@attack(NO_RIGHT)
def withdrawal_is_rewritten() -> list[Statement]:
    row = SignOffFateFactory(fate="withdrawn", reason="A mistake")
    return [update("signofffate", row.pk, fate="published")]


@attack(NO_RIGHT)
def withdrawal_is_deleted() -> list[Statement]:
    row = SignOffFateFactory(fate="withdrawn", reason="A mistake")
    return [plain("DELETE FROM reviews_signofffate WHERE id = %s", row.pk)]


@attack("signofffate_withdrawn_by_signer")
def author_withdraws_in_the_name_of_the_signer() -> list[Statement]:
    signoff = SignOffFactory()
    return [fate(signoff, "withdrawn", by_id=signoff.version.created_by_id)]


@attack("signofffate_of_its_signature")
def signature_is_said_to_be_on_another_text() -> list[Statement]:
    signoff = SignOffFactory()
    other = ReviewVersionFactory(review=signoff.review, headline="A ferry sank off Otaru")
    columns = {"version_id": other.pk, "content_hash": other.content_hash}
    return [fate(signoff, "published", **columns), publication(other, signoff)]


@attack(COMPUTED)
def publication_asks_for_withdrawn_signatures() -> list[Statement]:
    signoff = SignOffFateFactory(fate="withdrawn", reason="A mistake").signoff
    return [publication(signoff.version, signoff, signature_fate="withdrawn")]


@attack("publication_signed_enough")
def one_signature_where_two_are_asked_for() -> list[Statement]:
    signoff = used(SignOffFactory())
    return [publication(signoff.version, signoff, required=2)]


@attack("publication_signatures_differ")
def one_signature_counts_twice() -> list[Statement]:
    signoff = used(SignOffFactory())
    return [publication(signoff.version, signoff, required=2, second_signoff_id=signoff.pk)]


@attack("publication_second_signature")
def second_signature_is_on_another_text() -> list[Statement]:
    signoff = used(SignOffFactory())
    other = ReviewVersionFactory(review=signoff.review, headline="A ferry sank off Otaru")
    second = used(SignOffFactory(version=other))
    return [publication(signoff.version, signoff, required=2, second_signoff_id=second.pk)]


@attack("publication_signatures_asked_for")
def no_signature_is_asked_for() -> list[Statement]:
    signoff = used(SignOffFactory())
    return [publication(signoff.version, signoff, required=0)]


@attack("publication_version_once")
def signature_is_used_in_two_publications() -> list[Statement]:
    first = PublicationFactory()
    again = {"sequence": 2, "kind": "material", "published_at": LATER}
    return [publication(first.version, first.first_signoff, **again)]


@attack("publication_of_this_review")
def text_is_published_as_another_review() -> list[Statement]:
    signoff = used(SignOffFactory())
    return [publication(signoff.version, signoff, review_id=ReviewFactory().pk)]


@attack("publication_of_complete_version")
def text_without_a_headline_is_published() -> list[Statement]:
    signoff = used(SignOffFactory(version__headline=""))
    return [publication(signoff.version, signoff)]


@attack("publication_in_order")
def publication_is_dated_before_its_signature() -> list[Statement]:
    signoff = used(SignOffFactory())
    return [publication(signoff.version, signoff, published_at=SIGNED - timedelta(days=1))]


@attack(NO_RIGHT)
def publication_is_changed() -> list[Statement]:
    return [update("publication", published_review().publication_id, json_ld="[]")]


@attack("signoff_by_signer")
def author_signs_and_publishes_in_one_statement() -> list[Statement]:
    """The parts of one statement do not see each other, but the rules see them all."""
    version = ReviewVersionFactory()
    signed, of_signed = signature(version, version.created_by, id=900_001)
    ghost = SignOff(pk=900_001, version=version, content_hash=version.content_hash)
    ghost.signer_id = version.created_by_id
    told, of_told = fate(ghost, "published")
    public, of_public = publication(version, ghost)
    sql = f"WITH s AS ({signed} RETURNING 1), f AS ({told} RETURNING 1) {public}"
    return [plain(sql, *of_signed, *of_told, *of_public)]


# -- the review's own row


def move(review: Review, **values: Any) -> Statement:
    return update("review", review.pk, **values)


@attack("review_public_was_published")
def review_is_said_to_be_published() -> list[Statement]:
    return [move(walk(ReviewFactory(), ReviewState.IN_REVIEW, ReviewState.APPROVED), **PUBLIC)]


@attack("review_public_was_published", "review_state_moves")
def review_begins_as_published() -> list[Statement]:
    row = ReviewFactory()
    names = [f.column for f in row._meta.concrete_fields if f.name not in ("id", "created_at")]
    columns = {name: getattr(row, name) for name in names}
    return [insert("review", **{**columns, "language": "ja", **PUBLIC})]


@attack("review_state_moves")
def review_skips_the_signature() -> list[Statement]:
    return [move(ReviewFactory(), state=ReviewState.APPROVED.value)]


@attack("review_state_moves")
def review_skips_the_signature_unseen_by_triggers() -> list[Statement]:
    ignored = plain("SELECT set_config('pgtrigger.ignore', '{reviews_review:state_moves}', true)")
    return [ignored, *review_skips_the_signature()]


@attack("review_publication_is_its_own")
def review_shows_the_publication_of_another() -> list[Statement]:
    review = walk(ReviewFactory(), ReviewState.IN_REVIEW, ReviewState.APPROVED)
    return [move(review, publication_id=PublicationFactory().pk, **PUBLIC)]


@attack("review_publication_stays", "review_publication_is_its_own")
def public_review_shows_the_publication_of_another() -> list[Statement]:
    other = PublicationFactory()
    review = published_review()
    return [move(review, publication_id=other.pk)]


@attack("review_version_is_its_own")
def review_works_on_the_version_of_another() -> list[Statement]:
    return [move(ReviewFactory(), version_id=ReviewVersionFactory().pk)]


@attack("review_publication_stays")
def review_goes_back_to_what_was_public_earlier() -> list[Statement]:
    review = published_review()
    earlier = review.publication_id
    newer = PublicationFactory(version=ReviewVersionFactory(review=review))
    review = walk(review, ReviewState.CORRECTING, ReviewState.PUBLISHED, publication=newer)
    return [move(review, publication_id=earlier)]


@attack("review_publication_stays")
def review_vanishes_from_the_public() -> list[Statement]:
    review = walk(published_review(), ReviewState.CORRECTING, ReviewState.IN_REVIEW)
    return [move(review, publication_id=None)]


@attack("review_state_moves")
def retracted_review_comes_back() -> list[Statement]:
    return [move(retracted_review(), retraction_id=None, **PUBLIC)]


@attack("review_retracted_has_retraction")
def review_is_said_to_be_retracted() -> list[Statement]:
    return [move(published_review(), state=ReviewState.RETRACTED.value)]


@attack(NO_RIGHT)
def review_is_deleted() -> list[Statement]:
    return [plain("DELETE FROM reviews_review WHERE id = %s", ReviewFactory().pk)]


@attack("retraction_by_two")
def one_person_retracts() -> list[Statement]:
    proposal = RetractionProposalFactory()
    return [retraction(proposal, signed_by_id=proposal.proposed_by_id)]


@attack("retraction_of_its_proposal")
def one_person_retracts_in_the_name_of_another() -> list[Statement]:
    proposal = RetractionProposalFactory()
    names = {"proposed_by_id": UserFactory().pk, "signed_by_id": proposal.proposed_by_id}
    return [retraction(proposal, **names)]


def retraction(proposal: Any, **values: Any) -> Statement:
    columns = {
        "proposal_id": proposal.pk,
        "review_id": proposal.review_id,
        "proposed_by_id": proposal.proposed_by_id,
        "signed_at": LATER,
    }
    return insert("retraction", **{**columns, **values})


# -- the server


@attack(NO_RIGHT)
def tables_are_emptied() -> list[Statement]:
    return [plain("TRUNCATE reviews_signoff, reviews_party CASCADE")]


@attack(NO_RIGHT)
def session_says_it_is_a_replica() -> list[Statement]:
    return [plain("SET session_replication_role = replica")]


@attack(NO_RIGHT)
def app_becomes_the_owner() -> list[Statement]:
    return [plain(f"SET ROLE {connection.settings_dict['OWNER']['USER']}")]


@attack(NO_RIGHT)
def triggers_are_switched_off() -> list[Statement]:
    return [plain("ALTER TABLE reviews_signoff DISABLE TRIGGER ALL")]


@attack(NO_RIGHT)
def rule_is_dropped() -> list[Statement]:
    return [plain("ALTER TABLE reviews_signoff DROP CONSTRAINT signoff_by_signer")]


@attack(NO_RIGHT)
def hash_is_computed_otherwise() -> list[Statement]:
    sql = "CREATE OR REPLACE FUNCTION public.reviews_sha256(content text) RETURNS text"
    return [plain(f"{sql} LANGUAGE sql IMMUTABLE RETURN 'same'")]


@attack(NO_RIGHT)
def app_gives_itself_the_right() -> list[Statement]:
    return [plain("CREATE TABLE public.reviews_copy AS SELECT * FROM reviews_signoff")]
