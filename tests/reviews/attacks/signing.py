"""Attacks by which somebody would sign what they wrote, or sign more than once."""

import json
from datetime import timedelta
from typing import Any

from reviews.models import ReviewVersion
from tests.factories.accounts import UserFactory
from tests.factories.reviews import (
    SIGNED,
    WRITTEN,
    ReviewFactory,
    ReviewVersionFactory,
    SignOffFactory,
    author_of,
    signer_of,
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


def signature(version: ReviewVersion, signer: Any, **values: Any) -> Statement:
    """A signature of this person on this version, but for `values`."""
    columns = {
        "review_id": version.review_id,
        "version_id": version.pk,
        "content_hash": version.content_hash,
        "signer_id": signer.pk,
        "decision": "approves",
        "conflict": "none",
        "has_conflict": False,
        "comment": "",
        "signed_at": SIGNED,
    }
    return insert("signoff", **{**columns, **values})


def party(review: Any, person: Any, part: str, after: str = "") -> Statement:
    """A person put on record."""
    return insert("party", review_id=review.pk, person_id=person.pk, part=part, after=after)


def saved(version: ReviewVersion, **values: Any) -> Statement:
    """A further version like this one, but for `values`."""
    names = [f.column for f in version._meta.concrete_fields if not f.generated and f.name != "id"]
    columns = {name: getattr(version, name) for name in names}
    return insert("reviewversion", **{**columns, "sequence": version.sequence + 1, **values})


@attack("signoff_by_signer")
def author_signs() -> list[Statement]:
    version = ReviewVersionFactory()
    return [signature(version, version.created_by)]


@attack("signoff_by_signer")
def second_author_signs() -> list[Statement]:
    """Nor does anybody who wrote another version of the review."""
    first = ReviewVersionFactory()
    second = ReviewVersionFactory(review=first.review, created_by=UserFactory())
    return [signature(second, first.created_by)]


@attack("signoff_by_signer")
def stranger_signs_without_a_record() -> list[Statement]:
    return [signature(ReviewVersionFactory(), UserFactory())]


@attack("party_has_one_part")
def author_goes_on_record_as_signer() -> list[Statement]:
    review = ReviewVersionFactory().review
    return [party(review, author_of(review), "signer")]


@attack("signoff_by_signer")
def author_goes_on_record_unless_refused() -> list[Statement]:
    version = ReviewVersionFactory()
    quiet = party(version.review, version.created_by, "signer", after="ON CONFLICT DO NOTHING")
    return [quiet, signature(version, version.created_by)]


@attack(NO_RIGHT)
def author_turns_into_signer_on_conflict() -> list[Statement]:
    version = ReviewVersionFactory()
    after = "ON CONFLICT (review_id, person_id) DO UPDATE SET part = 'signer'"
    return [party(version.review, version.created_by, "signer", after=after)]


@attack("party_has_one_part", "signoff_by_signer")
def author_becomes_signer_and_signs_in_one_statement() -> list[Statement]:
    version = ReviewVersionFactory()
    first, of_first = party(version.review, version.created_by, "signer", after="RETURNING id")
    then, of_then = signature(version, version.created_by)
    return [plain(f"WITH recorded AS ({first}) {then}", *of_first, *of_then)]


@attack("party_part_known")
def person_has_a_part_of_another_name() -> list[Statement]:
    return [party(ReviewFactory(), UserFactory(), "author, signer")]


@attack("party_has_one_part")
def signer_becomes_author() -> list[Statement]:
    signoff = SignOffFactory()
    return [party(signoff.review, signoff.signer, "author")]


@attack("reviewversion_written_by_author")
def signer_writes() -> list[Statement]:
    signoff = SignOffFactory()
    return [saved(signoff.version, created_by_id=signoff.signer_id)]


@attack("reviewversion_written_by_author")
def stranger_writes_without_a_record() -> list[Statement]:
    return [saved(ReviewVersionFactory(), created_by_id=UserFactory().pk)]


@attack(NO_RIGHT)
def author_is_taken_off_the_record() -> list[Statement]:
    review = ReviewVersionFactory().review
    return [plain("DELETE FROM reviews_party WHERE review_id = %s", review.pk)]


@attack(NO_RIGHT)
def author_is_rewritten_on_the_record() -> list[Statement]:
    pk = ReviewVersionFactory().review.parties.get().pk
    return [update("party", pk, part="signer")]


@attack(COMPUTED)
def signature_claims_the_part_of_an_author() -> list[Statement]:
    version = ReviewVersionFactory()
    return [signature(version, version.created_by, part="author")]


@attack(EMPTY)
def signature_of_no_review() -> list[Statement]:
    """A foreign key of which one column is empty refers to nothing, so none is ever empty."""
    version = ReviewVersionFactory()
    return [signature(version, version.created_by, review_id=None)]


@attack("signoff_on_this_review")
def author_signs_through_another_review() -> list[Statement]:
    version, other = ReviewVersionFactory(), ReviewFactory()
    elsewhere = party(other, version.created_by, "signer")
    return [elsewhere, signature(version, version.created_by, review_id=other.pk)]


@attack("signoff_once")
def signer_signs_twice() -> list[Statement]:
    signoff = SignOffFactory()
    return [signature(signoff.version, signoff.signer)]


@attack(NO_RIGHT)
def signer_moves_a_signature_to_another_version() -> list[Statement]:
    signoff = SignOffFactory()
    after = "ON CONFLICT (version_id, signer_id) DO UPDATE SET signed_at = now()"
    sql, parameters = signature(signoff.version, signoff.signer)
    return [plain(f"{sql} {after}", *parameters)]


@attack("signoff_on_hash")
def signer_signs_another_hash() -> list[Statement]:
    version = ReviewVersionFactory()
    other = ReviewVersionFactory(review=version.review, headline="Another")
    return [signature(version, signer_of(version.review), content_hash=other.content_hash)]


@attack("signoff_without_conflict")
def signer_has_a_conflict() -> list[Statement]:
    version = ReviewVersionFactory()
    return [signature(version, signer_of(version.review), has_conflict=True)]


@attack("signoff_after_version")
def signature_is_dated_before_the_text() -> list[Statement]:
    version = ReviewVersionFactory()
    earlier = WRITTEN - timedelta(days=1)
    return [signature(version, signer_of(version.review), signed_at=earlier)]


@attack("signoff_by_signer")
def author_signs_with_everything_put_off() -> list[Statement]:
    return [plain("SET CONSTRAINTS ALL DEFERRED"), *author_signs()]


@attack("42809")
def rule_is_put_off_to_the_end() -> list[Statement]:
    return [plain("SET CONSTRAINTS signoff_by_signer DEFERRED")]


@attack("23503")
def author_gets_another_number() -> list[Statement]:
    author = ReviewVersionFactory().created_by
    renumbered = plain("UPDATE accounts_user SET id = 1000000 WHERE id = %s", author.pk)
    return [renumbered, plain("SET CONSTRAINTS ALL IMMEDIATE")]


# -- the text


@attack(NO_RIGHT)
def signed_text_is_changed() -> list[Statement]:
    return [update("reviewversion", SignOffFactory().version.pk, content="{}")]


@attack(NO_RIGHT)
def signed_headline_is_changed() -> list[Statement]:
    pk = SignOffFactory().version.pk
    merged = (
        "MERGE INTO reviews_reviewversion old USING (SELECT 1) AS new ON old.id = %s "
        "WHEN MATCHED THEN UPDATE SET headline = 'Another'"
    )
    return [plain(merged, pk)]


@attack(NO_RIGHT)
def signed_text_is_deleted() -> list[Statement]:
    pk = SignOffFactory().version.pk
    return [plain("DELETE FROM reviews_reviewversion WHERE id = %s", pk)]


@attack(COMPUTED)
def text_comes_with_a_hash_of_its_own() -> list[Statement]:
    signoff = SignOffFactory()
    return [saved(signoff.version, content_hash=signoff.content_hash)]


@attack("reviewversion_content_agrees")
def text_says_another_thing_than_what_is_signed() -> list[Statement]:
    return [saved(ReviewVersionFactory(), headline="A ferry sank off Otaru")]


@attack("reviewversion_content_agrees")
def what_is_signed_cannot_be_read() -> list[Statement]:
    return [saved(ReviewVersionFactory(), content='"A ferry sank"')]


MORE = {
    "question": "Who told?",
    "answer": "Nobody.",
    "stance": "refutes",
    "note": "",
    "url": "https://rumour.example",
}
TOLD = {
    **MORE,
    "kind": "url",
    "archive_url": "",
    "no_archive_reason": "",
    "sha256": "",
    "media_type": "",
}


def more_evidence(version: ReviewVersion) -> Statement:
    columns = {"version_id": version.pk, "order": 2, "archive_url": "", "no_archive_reason": ""}
    return insert("evidence", **columns, **MORE)


@attack("evidence_as_signed")
def evidence_is_slipped_in_after_the_signature() -> list[Statement]:
    return [more_evidence(SignOffFactory().version)]


@attack("evidence_as_signed")
def evidence_is_slipped_in_behind_a_table_of_the_same_name() -> list[Statement]:
    version = SignOffFactory().version
    shadow = "CREATE TEMP TABLE reviews_reviewversion (id bigint, content text) ON COMMIT DROP"
    told = json.dumps({"evidence": [None, TOLD]})
    row = plain("INSERT INTO pg_temp.reviews_reviewversion VALUES (%s, %s)", version.pk, told)
    return [plain(shadow), row, more_evidence(version)]


@attack("signoff_with_its_evidence")
def text_is_signed_before_its_evidence_is_there() -> list[Statement]:
    """It could be put there later, but only as the text tells of it."""
    version = ReviewVersionFactory(grounds=({"question": "Did it sink?"},))
    return [signature(version, signer_of(version.review))]
