"""The lists of the desk: what stands where, to its end, and flat."""

from dataclasses import replace
from datetime import UTC, datetime
from html import unescape

import pytest

from reviews.domain.vocabulary import CorrectionKind, ReviewState
from reviews.models import CorrectionRequest, Review
from reviews.services import signing, work
from tests.factories.accounts import UserFactory
from tests.factories.claims import (
    AppearanceFactory,
    AttributionFactory,
    ClaimFactory,
    OriginFactory,
)
from tests.factories.reviews import CommentFactory, CorrectionRequestFactory
from tests.flat import assert_flat
from tests.reviews.writing import (
    NOW,
    approved,
    author_of,
    corrected_draft,
    correcting_,
    editor,
    evidence,
    material,
    opened,
    proposed,
    published,
    rating,
    reviewer,
    rewritten,
    sign,
    submitted,
)
from tests.web.desk.browsing import at, forms

pytestmark = pytest.mark.django_db

THEN = datetime(2001, 1, 1, tzinfo=UTC)


def text(answer: object) -> str:
    return " ".join(unescape(answer.content.decode()).split())


def shown(browser: object, name: str) -> set[int]:
    rows = browser.get(f"/desk/reviews/?show={name}").context["rows"]
    return {row.review.pk for row in rows}


def test_mine_is_what_i_write_and_what_is_assigned_to_me() -> None:
    me = editor()
    written, given, other = opened(by=me), opened(), opened()
    work.assign(given, me, by=editor(), now=NOW)
    assert shown(at(me), "mine") == {written.pk, given.pk}
    assert other.pk in shown(at(me), "all")


def test_what_needs_my_signature_is_what_i_could_sign() -> None:
    me = editor()
    open_to_me, own = submitted(), opened(by=me)
    signing.submit(own, by=me, now=NOW)
    to_retract, by_me = proposed(), proposed(by=me)
    recused = submitted()
    work.assign(recused, me, by=editor(), now=NOW)
    recused.refresh_from_db()
    signing.recuse(recused, "My brother's", by=me, now=NOW)
    signed = approved()
    found = shown(at(me), "sign")
    assert found == {open_to_me.pk, to_retract.pk}
    assert not found & {own.pk, by_me.pk, recused.pk, signed.pk}


def test_a_minor_correction_waits_for_an_editor_as_soon_as_it_is_saved() -> None:
    me, opened_only = editor(), correcting_()
    minor = rewritten(correcting_(), headline="Put better", correction_kind=CorrectionKind.MINOR)
    material(published())
    assert shown(at(me), "sign") == {minor.pk}
    assert shown(at(author_of(minor)), "sign") == set()
    assert opened_only.version_id == opened_only.publication.version_id


def test_what_is_only_called_minor_waits_for_no_editor() -> None:
    me = editor()
    minor = {"correction_kind": CorrectionKind.MINOR}
    for values in ({"rating": rating("False")}, {"evidence": (evidence(),)}, {"only_source": "x"}):
        rewritten(correcting_(), **minor, **values)
    wording = rewritten(correcting_(), **minor, explanation="Both logs show it.")
    assert shown(at(me), "sign") == {wording.pk}


def test_signed_is_not_waiting_for_the_same_person(settings: object) -> None:
    settings.REVIEW_SIGNATURES = 2
    me, review = editor(), submitted()
    sign(review, by=me)
    assert shown(at(me), "sign") == set()
    assert shown(at(editor()), "sign") == {review.pk}


def test_overdue_and_outdated_are_listed() -> None:
    late, old = opened(), published()
    work.set_due(late, THEN.date(), by=author_of(late), now=THEN)
    assert shown(at(editor()), "overdue") == {late.pk}
    assert shown(at(editor()), "outdated") == set()
    from tests.claims.writing import first_hand

    first_hand(old.claim)
    assert shown(at(editor()), "outdated") == {old.pk}
    assert "sourced otherwise now" in text(at(editor()).get(f"/desk/reviews/{old.pk}/"))


def test_each_state_has_its_list() -> None:
    draft, public = opened(), published()
    browser = at(reviewer())
    assert shown(browser, "draft") == {draft.pk}
    assert shown(browser, "published") == {public.pk}
    for state in ReviewState:
        assert browser.get(f"/desk/reviews/?show={state}").status_code == 200
    assert browser.get("/desk/reviews/?show=nonsense").status_code == 200
    assert browser.get("/desk/reviews/?show=draft&cursor=nonsense").status_code == 302


def test_a_list_is_read_to_its_end() -> None:
    me = reviewer()
    for _ in range(52):
        opened(by=me)
    browser = at(me)
    first = browser.get("/desk/reviews/?show=mine")
    rest = browser.get(f"/desk/reviews/?{first.context['next']}")
    assert (len(first.context["rows"]), len(rest.context["rows"])) == (50, 2)


@pytest.mark.parametrize("show", ["", "mine", "sign", "overdue", "outdated", "all"])
def test_the_queue_is_flat(show: str) -> None:
    me = editor()

    def more() -> None:
        review = submitted()
        work.set_due(review, THEN.date(), by=editor(), now=THEN)
        review.refresh_from_db()
        work.assign(review, me, by=editor(), now=NOW)

    browser = at(me)
    assert_flat(more, lambda: browser.get(f"/desk/reviews/?show={show}"))


def test_the_desk_of_a_review_is_flat() -> None:
    review = submitted()
    browser = at(editor())

    def more() -> None:
        CommentFactory(review=review, version=review.version, author=UserFactory())
        CorrectionRequestFactory(review=review)

    assert_flat(more, lambda: browser.get(f"/desk/reviews/{review.pk}/"))


def test_the_desk_of_a_review_asks_no_more_for_more_evidence() -> None:
    review = opened()
    browser = at(author_of(review))

    def more() -> None:
        now = Review.objects.get(pk=review.pk)
        place = AppearanceFactory(claim=review.claim, status="accepted")
        AttributionFactory(from_appearance=place, to_origin=OriginFactory())
        on_place = evidence(url="", archive_url="", appearance=place)
        rows = (*corrected_draft(now).evidence, evidence(f"h{now.row_version}.example"), on_place)
        rewritten(now, evidence=rows)

    assert_flat(more, lambda: browser.get(f"/desk/reviews/{review.pk}/"))


def test_a_proposed_retraction_is_seen_in_lists_and_declined_by_others() -> None:
    me = editor()
    review = proposed(by=me)
    published()
    for browser in (at(me), at(editor())):
        listed = text(browser.get("/desk/reviews/?show=published"))
        assert listed.count("Retraction proposed") == 1
    names = [
        [one.name for one in browser.get(f"/desk/reviews/{review.pk}/").context["steps"].onward]
        for browser in (at(me), at(editor()))
    ]
    assert "Withdraw my proposal to retract" in names[0]
    assert names[1][:2] == ["Sign the retraction", "Decline to retract it"]


def test_a_retraction_takes_a_second_click_that_says_what_follows() -> None:
    answer = at(editor()).get(f"/desk/reviews/{proposed().pk}/")
    final = [one.name for one in answer.context["steps"].onward if one.final]
    assert final == ["Sign the retraction"]
    page = answer.content.decode()
    opener = page.index("<summary>Sign the retraction</summary>")
    assert (
        opener < page.index("This cannot be undone.") < page.index(">Sign the retraction</button>")
    )


def test_what_a_review_waits_for_stands_first() -> None:
    onward = at(editor()).get(f"/desk/reviews/{submitted().pk}/").context["steps"].onward
    assert [(one.action, one.is_quiet) for one in onward][:2] == [
        ("sign", False),
        ("request_changes", True),
    ]
    review = opened(rating=None)
    page = at(author_of(review)).get(f"/desk/reviews/{review.pk}/")
    loud = [one.action for one in page.context["steps"].onward if not one.is_quiet]
    assert loud == ["save"]
    assert f'href="/desk/reviews/{review.pk}/edit/#rating"' in page.content.decode()


def test_a_correction_in_which_nothing_was_written_waits_for_nobody() -> None:
    review = correcting_()
    steps = at(editor()).get(f"/desk/reviews/{review.pk}/").context["steps"]
    assert [one.action for one in steps.onward] == ["save", "cancel_correction"]
    assert "Nothing differs from what is public" in dict(steps.refused)["Read and apply as minor"]


def test_an_address_is_another_one_whichever_letters_differ() -> None:
    review = opened()
    rows = (evidence("harbour.example"), evidence("coast.example"))
    other = rewritten(review, evidence=(rows[0], replace(rows[1], archive_url="https://a.example")))
    page = at(reviewer()).get(f"/desk/reviews/{other.pk}/compare/").content.decode()
    assert "<del>https://archive.example/1</del> <ins>https://a.example</ins>" in page


def test_two_versions_are_compared() -> None:
    from tests.reviews.writing import rewritten

    review = rewritten(opened(), headline="Did a ferry sail?", body="")
    browser = at(reviewer())
    page = browser.get(f"/desk/reviews/{review.pk}/compare/?from=1&to=2")
    assert "<del>sink</del><ins>sail</ins>" in page.content.decode()
    turned = browser.get(f"/desk/reviews/{review.pk}/compare/?from=2&to=1")
    assert turned["Location"].endswith("?from=1&to=2")
    assert browser.get(f"/desk/reviews/{review.pk}/compare/?from=1&to=9").status_code == 404


def test_requests_are_listed_and_answered() -> None:
    review = published()
    row = CorrectionRequestFactory(review=review, text="The day is wrong.", name="Rea Reader")
    me = reviewer()
    browser = at(me)
    assert "The day is wrong." in text(browser.get("/desk/requests/"))
    url = f"/desk/requests/{row.pk}/"
    (form,) = forms(browser.get(url))
    for typed in ({"decision": "accept"}, {"outcome": "Typed with care"}):
        refused = browser.post(url, form | typed)
        assert refused.status_code == 400
        assert "Nothing was answered." in text(refused)
    assert "Typed with care" in text(refused)
    browser.post(url, form | {"decision": "decline", "outcome": "It was a Monday."})
    row.refresh_from_db()
    assert (row.state, row.handled_by) == ("declined", me)
    page = text(browser.get(url))
    assert "It was a Monday." in page
    again = browser.post(url, form | {"decision": "accept", "outcome": "Second"})
    assert again.status_code == 409
    assert "answered this request already" in text(again)
    assert "Second" in text(again)


def test_who_may_not_answer_reads_no_name() -> None:
    row = CorrectionRequestFactory(name="Rea Reader", email="rea@reader.example")
    browser = at(UserFactory(roles=["auditor"]))
    page = text(browser.get(f"/desk/requests/{row.pk}/"))
    assert "rea@reader.example" not in page
    assert row.ticket not in page
    sent = {"decision": "accept", "outcome": "Yes", "expected_version": row.row_version}
    assert browser.post(f"/desk/requests/{row.pk}/", sent).status_code == 403
    assert CorrectionRequest.objects.get(pk=row.pk).state == "open"


@pytest.mark.parametrize("role", ["contributor", "curator"])
def test_who_neither_answers_nor_audits_reads_no_request(role: str) -> None:
    review = published()
    row = CorrectionRequestFactory(review=review, text="The day is wrong.")
    browser = at(UserFactory(roles=[role]))
    for path in ("/desk/requests/", f"/desk/requests/{row.pk}/"):
        assert browser.get(path).status_code == 403
    for path in ("/desk/reviews/", f"/desk/reviews/{review.pk}/"):
        page = browser.get(path).content.decode()
        assert "The day is wrong." not in page
        assert "/desk/requests/" not in page


def test_the_list_of_requests_is_flat() -> None:
    browser = at(reviewer())
    assert_flat(
        lambda: CorrectionRequestFactory(review__claim=ClaimFactory()),
        lambda: browser.get("/desk/requests/"),
    )
