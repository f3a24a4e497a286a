"""One review through the whole house, by plain HTTP: nothing but forms and links."""

from html import unescape

import pytest

from accounts.models import Event
from claims.models import Claim
from reviews.models import Correction, Rating, Review
from sources.models import Source
from tests.factories.claims import AppearanceFactory, ClaimFactory
from tests.factories.sources import SourceFactory
from tests.reviews.writing import editor, rating, reviewer
from tests.web.desk.browsing import at, press, sign, step_form, write

pytestmark = pytest.mark.django_db


def text(answer: object) -> str:
    return " ".join(unescape(answer.content.decode()).split())


def everything(claimant: Source, verdict: Rating) -> dict[str, str]:
    """What an author types."""
    return {
        "headline": "Did a ferry sink?",
        "explanation": "Two logs show that it sailed.",
        "body": "We asked both harbours.\n\nBoth said so.",
        "rating": str(verdict.pk),
        "claimant": str(claimant.pk),
        "title_of_claimant": "harbour master",
        "rows": "2",
        **row(0, "harbour.example"),
        **row(1, "coast.example"),
    }


def row(place: int, host: str) -> dict[str, str]:
    typed = {
        "question": f"What does {host} say?",
        "answer": "That the ferry sailed.",
        "stance": "refutes",
        "kind": "url",
        "url": f"https://{host}/log",
        "archive_url": "https://archive.example/1",
    }
    return {f"evidence-{place}-{name}": value for name, value in typed.items()}


def test_from_the_claim_to_the_retraction() -> None:
    claim: Claim = ClaimFactory()
    AppearanceFactory(claim=claim, status="accepted")
    author, one, other = at(reviewer(first_name="Ann")), at(editor()), at(editor())

    # opened from the claim's page, and written
    assert f"/claims/{claim.pk}/review/" in text(author.get(claim.get_absolute_url()))
    opened = author.post(f"/claims/{claim.pk}/review/", {"language": "en"})
    review = Review.objects.get()
    pk = review.pk
    assert opened["Location"] == f"/desk/reviews/{pk}/edit/"
    too_early = press(author, pk, "submit")
    assert too_early.status_code == 400
    assert "Choose a rating." in text(too_early)
    written = everything(SourceFactory(kind="person"), rating("False"))
    assert "Saved as version 2." in text(write(author, pk, **written))

    # sent back, mended, submitted again
    assert "You submitted it." in text(press(author, pk, "submit"))
    sent_back = press(one, pk, "request_changes", comment="Say which day.")
    assert "“Say which day.”" in text(sent_back)
    assert "Saved as version 3." in text(write(author, pk, body="We asked both on Monday."))
    press(author, pk, "submit")

    # signed and published
    assert "Only an editor or admin" in text(author.get(f"/desk/reviews/{pk}/"))
    assert "You signed it." in text(sign(one, pk))
    assert "You published it." in text(press(one, pk, "publish"))
    review.refresh_from_db()
    assert review.state == "published"

    # a minor correction: an editor reads and applies the author's words
    press(author, pk, "open_correction", reason="A typo")
    write(author, pk, body="We asked both harbours on Monday.")
    assert "it is public" in text(sign(other, pk))
    # a material one: signed anew, with a note for readers
    press(author, pk, "open_correction", reason="Another verdict")
    note = "The second log was another ship's."
    write(
        author,
        pk,
        rating=str(rating("Mostly false").pk),
        correction_kind="correction",
        correction_note=note,
    )
    press(author, pk, "apply_material")
    assert "Against what is public" in text(one.get(f"/desk/reviews/{pk}/sign/"))
    sign(one, pk)
    press(other, pk, "publish")
    assert [row.kind for row in Correction.objects.order_by("pk")] == ["minor", "correction"]

    # retracted by two
    press(one, pk, "propose_retraction", note="The log was forged.")
    page = one.get(f"/desk/reviews/{pk}/")
    assert "you proposed it, and another person signs" in text(page)
    assert "The log was forged." in text(other.get(f"/desk/reviews/{pk}/"))
    assert "You retracted it." in text(press(other, pk, "sign_retraction"))
    review.refresh_from_db()
    assert review.state == "retracted"
    done = [event.action for event in Event.objects.about(review)]
    assert done[0] == "review.open"
    assert done[-1] == "review.sign_retraction"


def test_a_review_is_archived_and_taken_up_again() -> None:
    claim = ClaimFactory()
    author = at(reviewer())
    author.post(f"/claims/{claim.pk}/review/")
    pk = Review.objects.get().pk
    assert "You archived it." in text(press(author, pk, "archive", reason="Too vague"))
    assert "You reopened it." in text(press(author, pk, "reopen"))


def test_a_time_is_chosen_and_taken_back() -> None:
    from tests.reviews.writing import approved

    review = approved()
    one = at(editor())
    at_noon = "2035-06-01T12:00"
    past = press(one, review.pk, "schedule", at="2001-01-01T09:00")
    assert past.status_code == 400
    assert "Choose a time to come" in text(past)
    assert 'value="2001-01-01T09:00"' in past.content.decode()
    assert "You scheduled it." in text(press(one, review.pk, "schedule", at=at_noon))
    assert "12:00 UTC" in text(one.get(f"/desk/reviews/{review.pk}/"))
    assert "You took it off the schedule." in text(press(one, review.pk, "unschedule"))


def test_work_is_given_and_handed_over() -> None:
    from tests.reviews.writing import opened

    review, colleague_ = opened(), reviewer(first_name="Bo", last_name="Berg")
    one = at(editor())
    press(one, review.pk, "assign", person=str(colleague_.pk))
    press(one, review.pk, "set_due", day="2031-05-31")
    page = text(one.get(f"/desk/reviews/{review.pk}/"))
    assert "Bo Berg" in page
    assert "31 May 2031" in page
    wrong = press(one, review.pk, "set_due", day="2031-02-31")
    assert wrong.status_code == 400
    assert 'value="2031-02-31"' in wrong.content.decode()
    press(one, review.pk, "hand_over", person=str(colleague_.pk))
    assert step_form(at(colleague_).get(f"/desk/reviews/{review.pk}/"), "submit")
