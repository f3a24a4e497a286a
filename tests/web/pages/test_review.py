"""The page of one review: what was signed, and nothing else."""

import hashlib
import json

import pytest
from django.test import Client

from accounts.models import User
from claims.models import Claim
from reviews.domain import content as contents
from reviews.domain.claimreview.page_rules import page_problems
from reviews.models import Evidence, Review
from reviews.services.claimreview import published_review, told_of
from tests.factories.claims import AppearanceFactory, ClaimFactory, OriginFactory
from tests.factories.reviews import EvidenceFileFactory
from tests.flat import asked, assert_flat
from tests.reviews.domain.claimreview.test_linked_data import expanded, value
from tests.reviews.writing import NOW, editor, evidence, opened, published, reviewer
from tests.web.pages.reviewing import (
    SECRET,
    corrected,
    element_of,
    json_ld_of,
    page_of,
    retracted,
    secrets_in_work,
    touched_up,
)

pytestmark = pytest.mark.django_db

HOSTILE = "</script><script>alert(1)</script> <b>bold</b> & so on"


def problems_of(page: str, review: Review) -> list[str]:
    public = review.publication
    told = published_review(
        review,
        contents.read(public.version.content),
        scale=public.version.scale,
        published_at=review.publications.get(sequence=1).published_at,
        modified_at=public.modified_at,
        corrections=told_of(review),
    )
    return [problem.message for problem in page_problems(page, told)]


def test_verdict_claim_reasons_and_evidence_are_there_verdict_first(client: Client) -> None:
    review = published()
    page = page_of(client, review)
    said = contents.read(review.publication.version.content)
    order = [said.headline, "verdict-true", said.claim.statement, said.explanation, said.body]
    order += [said.evidence[0].question, said.evidence[0].answer]
    body = page[page.index("<main") :]
    places = [body.index(text) for text in order]
    assert places == sorted(places)
    assert f"{said.claimant.name}</a>, harbour master" in page


@pytest.mark.parametrize("explanation", ["Two logs show it.", "One line.\nAnother <line>.\n\nEnd."])
def test_no_rule_about_the_page_is_broken(client: Client, explanation: str) -> None:
    claim = ClaimFactory(short="A ferry sailed at noon")
    review = published(claim=claim, explanation=explanation)
    assert problems_of(page_of(client, review), review) == []
    review = corrected(review)
    assert problems_of(page_of(client, review), review) == []


def test_the_json_ld_is_what_was_stored_at_publication(client: Client) -> None:
    review = published(explanation=HOSTILE)
    text = json_ld_of(page_of(client, review))
    assert not set("<>&") & set(text)
    stored = review.publication.json_ld
    for char in "<>&":
        stored = stored.replace(char, f"\\u{ord(char):04x}")
    assert text == stored
    assert json.loads(text) == json.loads(review.publication.json_ld)


def test_an_independent_processor_reads_the_page(client: Client) -> None:
    review = published()
    node = expanded(element_of(page_of(client, review)))
    assert value(node, "claimReviewed") == review.claim.statement
    assert value(node, "reviewRating", "alternateName") == "True"
    assert value(node, "url").endswith(review.get_absolute_url())


def test_what_was_signed_can_be_had_and_has_the_hash_that_is_shown(client: Client) -> None:
    review = published()
    answer = client.get(f"/reviews/{review.pk}/signed.json")
    assert hashlib.sha256(answer.content).hexdigest() == review.publication.content_hash
    assert review.publication.content_hash in page_of(client, review)


def test_what_is_typed_is_text(client: Client) -> None:
    page = page_of(client, published(explanation=HOSTILE, body=HOSTILE, headline=HOSTILE))
    assert "<script>alert" not in page
    assert "<b>bold" not in page


def test_later_changes_of_the_records_change_nothing_that_was_signed(client: Client) -> None:
    review = published()
    Claim.objects.filter(pk=review.claim_id).update(statement="Something else is claimed now.")
    page = page_of(client, review)
    assert "Something else is claimed now." not in page
    assert contents.read(review.publication.version.content).claim.statement in page


def test_what_is_being_worked_on_is_nowhere(client: Client) -> None:
    review = secrets_in_work()
    assert SECRET not in page_of(client, review)
    assert SECRET not in client.get(f"/reviews/{review.pk}/signed.json").content.decode()


def test_who_came_to_it_after_publication_is_no_author_of_what_is_public(client: Client) -> None:
    from reviews.services import correcting, drafting
    from tests.reviews.writing import corrected_draft

    review = published(by=reviewer(first_name="Hana", last_name="Mori"))
    later_author = reviewer(first_name="Somebody", last_name="Late")
    review = correcting.open_correction(review, "x", by=later_author, now=NOW)
    drafting.save_draft(review, corrected_draft(review, body="x"), by=later_author, now=NOW)
    page = page_of(client, review)
    assert "Hana Mori" in page
    assert "Somebody Late" not in page


def test_people_are_named_in_full_and_never_by_what_they_sign_in_with(client: Client) -> None:
    from reviews.services import publication
    from tests.reviews.writing import sign, submitted

    review = submitted(by=reviewer(username="hm-login", first_name="Hana", last_name="Mori"))
    review = sign(review, by=editor(username="secret-login"), conflict="none")
    review = publication.publish(review, by=editor(username="third-login"), now=NOW)
    page = page_of(client, review)
    assert "Hana Mori" in page
    assert "an editor, <time" in page
    for user in User.objects.all():
        assert user.username not in page


@pytest.mark.parametrize("path", ["/reviews/{pk}/", "/reviews/{pk}/other-words/"])
def test_any_other_words_lead_to_the_one_address(client: Client, path: str) -> None:
    review = published()
    answer = client.get(path.format(pk=review.pk))
    assert (answer.status_code, answer.headers["Location"]) == (301, review.get_absolute_url())


@pytest.mark.parametrize("path", ["", "signed.json", "correction/", "any-words/"])
def test_nobody_sees_a_draft_whoever_they_are(client: Client, path: str) -> None:
    review = opened(headline=SECRET)
    assert client.get(f"/reviews/{review.pk}/{path}").status_code == 404
    assert client.get(review.get_absolute_url()).status_code == 404
    client.force_login(editor())
    assert client.get(review.get_absolute_url()).status_code == 404


def test_a_retracted_review_says_so_and_why_and_has_no_verdict(client: Client) -> None:
    review = retracted(corrected())
    page = page_of(client, review)
    assert "This review was retracted" in page
    assert "The log was forged." in page
    assert "The hour was wrong." in page
    assert "application/ld+json" not in page
    assert "verdict-" not in page
    assert contents.read(review.publication.version.content).explanation not in page
    assert client.get(f"/reviews/{review.pk}/signed.json").status_code == 404


def test_a_correction_is_told_above_and_below(client: Client) -> None:
    page = page_of(client, corrected())
    assert page.count("The hour was wrong.") == 3  # the notice, the list, the JSON-LD
    assert 'id="corrections"' in page
    assert "Mostly true" in page


def test_a_correction_tells_which_verdict_became_which(client: Client) -> None:
    assert ">became</span>" in page_of(client, corrected())
    assert ">became</span>" not in page_of(client, touched_up())


def test_a_minor_correction_without_a_note_is_named_and_moves_no_date(client: Client) -> None:
    review = touched_up()
    page = page_of(client, review)
    assert "<strong>Minor change of wording</strong> on <time" in page
    assert page.count("Minor change of wording") == 1  # in its list; above there is nothing to tell
    assert "None so far" not in page
    assert "Last corrected" not in page
    element = element_of(page)
    assert element["dateModified"] == element["datePublished"]
    assert "correction" not in element


def test_how_the_claim_is_sourced_then_and_now(client: Client) -> None:
    review = published()
    assert "sourced otherwise today" not in page_of(client, review)
    Claim.objects.filter(pk=review.claim_id).update(label="corroborated", supports_possible=3)
    page = page_of(client, review)
    assert "sourced otherwise today" in page
    assert "Corroborated" in page


def test_evidence_leads_to_what_it_rests_on(client: Client) -> None:
    claim = ClaimFactory()
    appearance = AppearanceFactory(claim=claim)
    origin = OriginFactory()
    file = EvidenceFileFactory(name="log of 1954.png")
    plain = {"url": "", "archive_url": ""}
    review = published(
        claim=claim,
        evidence=(
            evidence(appearance=appearance, **plain),
            evidence(origin=origin, **plain),
            evidence(file=file, **plain),
            evidence("harbour.example"),
            evidence("coast.example", archive_url="", no_archive_reason="It forbids copies."),
        ),
    )
    page = page_of(client, review)
    assert f"/articles/{appearance.article_id}/#appearance-{appearance.pk}" in page
    assert str(origin) in page
    assert f'src="/reviews/files/{file.sha256}/log%20of%201954.png"' in page
    assert 'href="https://archive.example/1"' in page
    assert "no archived copy: It forbids copies." in page
    assert Evidence.objects.count() == 5


def test_scale_and_methodology_are_those_it_was_made_by(client: Client) -> None:
    page = page_of(client, published())
    assert "Truthfulness, version 1" in page
    assert "given here" in page
    assert "/methodology/#version-1" in page


def test_it_asks_no_more_for_more_evidence_and_more_versions(client: Client) -> None:
    few = published()
    many = published(evidence=tuple(evidence(f"harbour{n}.example") for n in range(20)))
    page_of(client, few)
    with asked() as first:
        page_of(client, few)
    with asked() as second:
        page_of(client, many)
    assert len(first) == len(second)


def test_no_policy_is_loosened(client: Client) -> None:
    policy = client.get(published().get_absolute_url()).headers["Content-Security-Policy"]
    assert "unsafe" not in policy


def test_the_claim_page_is_flat_in_reviews(client: Client) -> None:
    from tests.factories.reviews import ExternalReviewFactory

    claim = ClaimFactory()
    assert_flat(
        lambda: ExternalReviewFactory(claim=claim, match="confirmed"),
        lambda: client.get(f"/claims/{claim.pk}/"),
    )
