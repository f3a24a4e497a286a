"""Who gets onto the desk, and that looking at it changes nothing."""

import pytest
from django.test import Client

from accounts.models import Event
from reviews.models import Review
from tests.factories.accounts import UserFactory
from tests.factories.reviews import CorrectionRequestFactory
from tests.reviews.writing import approved, editor, published, reviewer, submitted
from tests.web.desk.browsing import at

pytestmark = pytest.mark.django_db


def pages(review: Review) -> list[str]:
    own = f"/desk/reviews/{review.pk}/"
    request = CorrectionRequestFactory()
    return [
        "/desk/reviews/",
        "/desk/reviews/?show=mine",
        own,
        f"{own}edit/",
        f"{own}sign/",
        f"{own}compare/",
        f"{own}versions/1/",
        "/desk/requests/",
        f"/desk/requests/{request.pk}/",
        f"/claims/{review.claim_id}/review/",
    ]


def test_who_is_not_signed_in_is_led_to_the_login(client: Client) -> None:
    for path in pages(submitted()):
        answer = client.get(path)
        assert answer.status_code == 302, path
        assert answer["Location"].startswith("/account/login/?next=/"), path


def test_who_holds_no_role_is_told_so(client: Client) -> None:
    client.force_login(UserFactory())
    for path in pages(submitted()):
        assert client.get(path).status_code == 403, path


def test_looking_does_nothing() -> None:
    review = submitted()
    paths = pages(review)
    before = Event.objects.count()
    browser = at(editor())
    for path in paths:
        answer = browser.get(path)
        assert answer.status_code == (403 if path.endswith("/edit/") else 200), path
    assert Event.objects.count() == before


@pytest.mark.parametrize("role", ["contributor", "curator", "auditor"])
def test_who_only_reads_is_offered_no_step_and_told_why(role: str) -> None:
    review = approved()
    browser = at(UserFactory(roles=[role]))
    page = browser.get(f"/desk/reviews/{review.pk}/").content.decode()
    assert 'value="publish"' not in page
    assert "Only an editor or admin may publish a review" in page
    sent = {"action": "publish", "expected_version": review.row_version}
    assert browser.post(f"/desk/reviews/{review.pk}/", sent).status_code == 403
    assert browser.post(f"/claims/{review.claim_id}/review/").status_code == 403
    review.refresh_from_db()
    assert review.state == "approved"


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"action": "nonsense"},
        {"action": "save", "expected_version": "1"},
        {"action": "publish"},
        {"action": "publish", "expected_version": "x"},
        {"action": "publish_due", "expected_version": "1"},
    ],
)
def test_what_is_no_step_is_refused(sent: dict[str, str]) -> None:
    review = approved()
    assert at(editor()).post(f"/desk/reviews/{review.pk}/", sent).status_code == 400
    review.refresh_from_db()
    assert review.state == "approved"


def test_a_form_without_its_token_is_refused() -> None:
    review = approved()
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(editor())
    sent = {"action": "publish", "expected_version": review.row_version}
    assert browser.post(f"/desk/reviews/{review.pk}/", sent).status_code == 403


@pytest.mark.parametrize("path", ["/desk/reviews/0/", "/desk/reviews/0/sign/"])
def test_what_is_not_there_is_not_found(path: str) -> None:
    assert at(reviewer()).get(path).status_code == 404


def test_the_claim_page_leads_to_the_desk_for_those_who_work_there(client: Client) -> None:
    review = published()
    url = review.claim.get_absolute_url()
    assert f"/desk/reviews/{review.pk}/" not in client.get(url).content.decode()
    page = at(reviewer()).get(url).content.decode()
    assert f"/desk/reviews/{review.pk}/" in page
    assert f"/claims/{review.claim_id}/review/" in page
    reader = at(UserFactory(roles=["contributor"])).get(url).content.decode()
    assert f"/desk/reviews/{review.pk}/" in reader
    assert f"/claims/{review.claim_id}/review/" not in reader


def test_only_who_works_here_is_offered_the_desk_and_the_admin(client: Client) -> None:
    def offered(browser: Client) -> list[bool]:
        page = browser.get("/reviews/").content.decode()
        return [f'href="{way}"' in page for way in ("/desk/", "/admin/")]

    assert ">Sign in</a>" in client.get("/reviews/").content.decode()
    assert ">Desk</a>" not in client.get("/reviews/").content.decode()
    assert offered(client)[1] is False
    assert offered(at(UserFactory())) == [False, False]
    assert offered(at(reviewer())) == [True, True]


@pytest.mark.parametrize("is_checked", [False, True])
def test_whoever_is_signed_out_while_they_write_keeps_the_text(is_checked: bool) -> None:
    review = submitted()
    path = f"/desk/reviews/{review.pk}/edit/"
    browser = Client(enforce_csrf_checks=is_checked)
    sent = {"headline": "Typed <with> care", "rows": "1", "evidence-0-answer": "A\r\nB"}
    sent |= {"title_of_claimant": "Mayor", "claimant": "4711", "evidence-0-file": "4712"}
    answer = browser.post(path, sent)
    page = answer.content.decode()
    assert answer.status_code == 403
    assert "Typed &lt;with&gt; care</textarea>" in page
    assert "Evidence 1, answer" in page
    assert "A\nB</textarea>" in page
    assert "Mayor</textarea>" in page
    assert not any(f">\n{pk}<" in page for pk in ("4711", "4712"))
    assert f"/account/login/?next=%2Fdesk%2Freviews%2F{review.pk}%2Fedit%2F" in page
    assert review.versions.count() == 1


def test_elsewhere_a_form_without_its_token_is_told_of_the_token() -> None:
    answer = Client(enforce_csrf_checks=True).post("/account/login/", {"username": "ann"})
    assert (answer.status_code, b"What you typed" in answer.content) == (403, False)
