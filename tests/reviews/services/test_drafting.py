"""Opening a review and writing its versions."""

import pytest
from django.core.exceptions import ValidationError
from django.test import override_settings

from accounts.errors import NotAllowed
from claims.models import Claim
from reviews.domain import content as contents
from reviews.errors import NoOrganisation, TransitionRefused
from reviews.models import Evidence, Party, Review, ReviewVersion
from reviews.services import drafting, files, people, work
from reviews.services.drafts import draft_of
from reviews.services.organisation import our_organisation
from sources.models import Source
from tests.factories.accounts import UserFactory
from tests.factories.claims import AppearanceFactory, ClaimFactory, OriginFactory
from tests.factories.sources import SourceFactory
from tests.reviews.writing import (
    NOW,
    author_of,
    corrected_draft,
    draft,
    editor,
    evidence,
    later,
    opened,
    reviewer,
    submitted,
)

pytestmark = pytest.mark.django_db


def test_a_review_is_opened_at_once_on_a_fresh_installation() -> None:
    author = reviewer()
    review = drafting.open_review(ClaimFactory(), by=author, now=NOW)
    assert (review.state, review.language, review.version.sequence) == ("draft", "en", 1)
    assert (review.organisation.name, review.organisation.is_ours) == ("Second Source", True)
    assert review.version.methodology.version == 1
    assert Party.objects.get().part == "author"


@override_settings(ORGANISATION="The Desk")
def test_a_source_of_our_name_is_not_taken_for_us() -> None:
    SourceFactory(name="The Desk")
    with pytest.raises(NoOrganisation, match="not marked as our own"):
        our_organisation(by=None)


def test_the_organisation_that_is_marked_is_the_one() -> None:
    ours = SourceFactory(name="Harbour Facts", is_ours=True)
    assert opened().organisation == ours
    assert Source.objects.ours().count() == 1


@pytest.mark.parametrize("checkability", ["opinion", "future", "too_vague"])
def test_what_evidence_cannot_settle_is_not_reviewed(checkability: str) -> None:
    with pytest.raises(TransitionRefused, match="where evidence can settle it"):
        opened(claim=ClaimFactory(checkability=checkability))
    assert not Review.objects.exists()


def test_what_is_partly_checkable_is_reviewed() -> None:
    assert opened(claim=ClaimFactory(checkability="partly")).state == "draft"


def test_a_withdrawn_claim_is_not_reviewed() -> None:
    with pytest.raises(TransitionRefused, match="This claim is withdrawn"):
        opened(claim=ClaimFactory(status="withdrawn"))


def test_a_curator_opens_no_review() -> None:
    with pytest.raises(NotAllowed, match="Only a reviewer, editor or admin may open a review"):
        opened(by=UserFactory(roles=["curator"]))


def test_one_live_review_of_a_claim_and_language() -> None:
    claim = ClaimFactory()
    review = opened(claim=claim)
    with pytest.raises(ValidationError) as refused:
        opened(claim=claim)
    assert refused.value.code == "review_one_live"
    work.archive(review, "A mistake", by=author_of(review), now=NOW)
    assert opened(claim=claim).state == "draft"
    with pytest.raises(ValidationError):
        work.reopen(review, by=author_of(review), now=NOW)


def test_every_saved_state_is_a_version() -> None:
    review = opened()
    review = drafting.save_draft(
        review, corrected_draft(review, headline="Other words"), by=author_of(review), now=later()
    )
    assert review.version.sequence == 2
    assert review.version.headline == "Other words"
    assert [row.headline for row in ReviewVersion.objects.of(review)] == [
        "Other words",
        "Did a ferry sink?",
    ]


def test_saving_what_is_there_already_saves_nothing() -> None:
    review = opened()
    again = drafting.save_draft(review, draft_of(review.version), by=author_of(review), now=later())
    assert (again.version, again.row_version) == (review.version, review.row_version)


def test_what_was_written_is_read_back() -> None:
    place = AppearanceFactory(status="accepted")
    file = files.store_file("log.pdf", b"%PDF-1.7", by=reviewer(), now=NOW)
    pieces = (
        evidence(url="", archive_url="", appearance=place),
        evidence(url="", archive_url="", origin=OriginFactory()),
        evidence(url="", archive_url="", file=file),
        evidence(),
    )
    review = opened(claim=place.claim, evidence=pieces, appearance=place, only_source="None other.")
    words = draft_of(review.version)
    assert [one.as_row(review.version, 1).file_id for one in words.evidence][2] == file.pk
    content = contents.read(review.version.content)
    assert [ground.kind for ground in content.evidence] == ["appearance", "origin", "file", "url"]
    assert content.evidence[2].sha256 == file.sha256
    assert content.appearance.title == place.article.title
    assert contents.read(review.version.content) == drafting.content_of(review, words)


def test_evidence_rests_on_one_thing() -> None:
    with pytest.raises(ValidationError) as refused:
        opened(evidence=(evidence(origin=OriginFactory()),))
    assert refused.value.code == "evidence_rests_on_one_thing"
    assert not Review.objects.exists()


def test_an_appearance_of_another_claim_is_refused() -> None:
    with pytest.raises(ValidationError) as refused:
        opened(appearance=AppearanceFactory())
    assert refused.value.code == "reviewversion_appearance_of_claim"


def test_what_is_signed_does_not_follow_a_later_wording_of_the_claim() -> None:
    review = submitted()
    text = review.version.content
    Claim.objects.filter(pk=review.claim_id).update(statement="Something else.")
    version = ReviewVersion.objects.get(pk=review.version_id)
    assert version.content == text
    assert "Something else." not in text


def test_who_saves_becomes_an_author() -> None:
    review, helper = opened(), editor()
    drafting.save_draft(review, corrected_draft(review, body="x"), by=helper, now=later())
    parts = Party.objects.of(review).values_list("person", "part")
    assert (helper.pk, "author") in parts


def test_what_is_being_judged_is_taken_back_by_its_authors_alone() -> None:
    review = submitted()
    with pytest.raises(TransitionRefused, match="it is in review"):
        drafting.save_draft(review, draft(), by=author_of(review), now=NOW)
    with pytest.raises(TransitionRefused, match="you are none of its authors"):
        drafting.edit(review, draft(), by=reviewer(), now=NOW)


def test_the_slug_is_made_of_the_claim() -> None:
    review = opened(claim=ClaimFactory(statement="日本の船が沈んだ。", short=""))
    assert review.slug == f"claim-{review.claim_id}"
    assert opened(claim=ClaimFactory(short="A ferry sank")).slug == "a-ferry-sank"
    review = opened(claim=ClaimFactory(short="Correction"))
    assert review.slug == f"claim-{review.claim_id}"


def test_evidence_is_in_its_order() -> None:
    review = opened()
    rows = Evidence.objects.of(review.version)
    assert [(row.order, row.url) for row in rows] == [
        (1, "https://harbour.example/log"),
        (2, "https://coast.example/log"),
    ]


def test_a_person_is_offered_what_they_may() -> None:
    review = opened()
    offered = {
        one.action.value for one in people.choices(author_of(review), review) if one.is_allowed
    }
    assert offered == {"save", "submit", "archive", "set_due", "hand_over", "comment"}


@pytest.mark.parametrize("name", ["url", "archive_url"])
@pytest.mark.parametrize(
    "address", ["https://u:pw@harbour.example/", "https://harbour.example/\u200ba"]
)
def test_an_address_of_evidence_holds_no_password_and_nothing_unseen(
    name: str, address: str
) -> None:
    with pytest.raises(ValidationError) as refused:
        opened(evidence=(evidence(**{name: address}),))
    assert name in refused.value.message_dict
