"""The page of signing: exactly one text, its hash, a declaration, and no signature for another text."""

from html import unescape

import pytest

from reviews.models import Review, SignOff
from reviews.services import drafting, signing
from tests.reviews.writing import (
    NOW,
    author_of,
    corrected_draft,
    correcting_,
    editor,
    rating,
    rewritten,
    sign,
    submitted,
)
from tests.web.desk import browsing
from tests.web.desk.browsing import at, forms, press

pytestmark = pytest.mark.django_db


def text(answer: object) -> str:
    return " ".join(unescape(answer.content.decode()).split())


def url(review: Review) -> str:
    return f"/desk/reviews/{review.pk}/sign/"


def test_the_page_shows_exactly_what_is_signed() -> None:
    review = submitted()
    answer = at(editor()).get(url(review))
    page = text(answer)
    version = review.version
    assert version.content_hash in page
    for told in (version.headline, version.explanation, version.body, str(review.claim.statement)):
        assert told in page
    assert unescape(answer.content.decode()).count(version.content) == 1


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"has_conflict": ""}, "Say whether you have a conflict of interest."),
        ({"has_conflict": "yes", "conflict": "I own it"}, "another editor signs"),
        ({"has_conflict": "yes"}, "Do you have a conflict of interest?</a>: Who has a conflict"),
        ({"seen": "0" * 64}, "This is no version of the review"),
    ],
)
def test_without_a_declaration_nothing_is_signed(typed: dict[str, str], told: str) -> None:
    review = submitted()
    page = browsing.sign(at(editor()), review.pk, **{"comment": "Typed with care", **typed})
    assert page.status_code in (400, 409)
    assert told in text(page)
    assert "Typed with care" in text(page)
    assert not SignOff.objects.exists()


def test_who_read_another_version_is_shown_what_differs() -> None:
    review = submitted()
    browser = at(editor())
    (form,) = forms(browser.get(url(review)))
    author = author_of(review)
    words = corrected_draft(review, headline="Another headline")
    review = drafting.edit(review, words, by=author, now=NOW)
    signing.submit(review, by=author, now=NOW)
    page = browser.post(url(review), form | {"has_conflict": "no"})
    assert page.status_code == 409
    assert "Changed since you read it" in text(page)
    assert "Another" in text(page)
    assert not SignOff.objects.exists()
    (again,) = forms(page)
    assert again["seen"] != form["seen"]
    assert "You signed it." in text(browser.post(url(review), again, follow=True))


def test_of_two_who_sign_at_once_the_second_is_told() -> None:
    review = submitted()
    browser = at(editor())
    (form,) = forms(browser.get(url(review)))
    quicker = editor(first_name="Bo", last_name="Berg")
    sign(review, by=quicker)
    late = browser.post(url(review), form | {"has_conflict": "no", "conflict": "Typed here"})
    assert late.status_code == 409
    assert "Bo Berg signed it" in text(late)
    assert "Typed here" in text(late)
    assert SignOff.objects.count() == 1


def test_an_author_is_told_why_not() -> None:
    review = submitted()
    boss = author_of(review)
    boss.is_superuser = True
    boss.save()
    page = at(boss).get(url(review))
    assert page.status_code == 403
    assert "you are one of its authors" in text(page)
    assert forms(page) == []


def test_more_than_a_minor_correction_is_not_applied_as_one() -> None:
    review = rewritten(correcting_(), rating=rating("False"))
    page = at(editor()).get(url(review))
    assert "more than a minor correction" in text(page)
    assert forms(page) == []
    forged = {"seen": review.version.content_hash, "has_conflict": "no"}
    assert at(editor()).post(url(review), forged).status_code == 400
    review.refresh_from_db()
    assert review.state == "correcting"


def test_a_step_that_came_too_late_keeps_what_was_typed() -> None:
    review = submitted()
    browser = at(editor())
    desk = f"/desk/reviews/{review.pk}/"
    form = browsing.step_form(browser.get(desk), "request_changes")
    press(at(editor(first_name="Bo", last_name="Berg")), review.pk, "request_changes", comment="A")
    late = browser.post(desk, form | {"comment": "Typed with care"})
    assert late.status_code == 409
    assert "Bo Berg asked for changes" in text(late)
    assert "What you had typed" in text(late)
    assert "Typed with care" in text(late)


def test_a_signature_is_withdrawn() -> None:
    review = submitted()
    one = editor()
    sign(review, by=one)
    assert press(at(one), review.pk, "withdraw_signature", reason=" ").status_code == 400
    assert "withdrew a signature" in text(
        press(at(one), review.pk, "withdraw_signature", reason="I misread it")
    )
