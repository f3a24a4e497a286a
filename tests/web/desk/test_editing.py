"""The editor: rows of evidence without JavaScript, nothing typed lost, nobody's work overwritten unseen."""

import re
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from reviews.models import Evidence, EvidenceFile, Review
from reviews.services import drafting, signing
from tests.factories.claims import AppearanceFactory
from tests.factories.reviews import PNG
from tests.factories.sources import SourceFactory, SourceNameFactory
from tests.flat import assert_flat
from tests.reviews.writing import (
    NOW,
    author_of,
    corrected_draft,
    correcting_,
    editor,
    evidence,
    material,
    opened,
    published,
    rating,
    submitted,
)
from tests.web.desk.browsing import at, forms, press, write

pytestmark = pytest.mark.django_db


def text(answer: object) -> str:
    return " ".join(unescape(answer.content.decode()).split())


def url(review: Review) -> str:
    return f"/desk/reviews/{review.pk}/edit/"


def test_a_row_is_added_moved_and_taken_away_and_nothing_is_saved() -> None:
    review = opened()
    browser = at(author_of(review))
    (form,) = forms(browser.get(url(review)))
    typed = form | {"headline": "Typed & kept", "body": "\nTwo\n\nparagraphs "}
    (more,) = forms(browser.post(url(review), typed | {"add": "yes"}))
    assert (more["rows"], more["headline"]) == ("3", "Typed & kept")
    (moved,) = forms(browser.post(url(review), more | {"down-0": "yes"}))
    assert moved["evidence-0-question"] == more["evidence-1-question"]
    assert moved["evidence-1-question"] == more["evidence-0-question"]
    (fewer,) = forms(browser.post(url(review), moved | {"remove-0": "yes"}))
    assert fewer["evidence-0-question"] == more["evidence-0-question"]
    assert review.versions.count() == 1


def test_no_browser_keeps_a_button_from_working_because_of_a_box_that_nobody_sees() -> None:
    review = opened()
    assert 'class="editor" novalidate' in text(at(author_of(review)).get(url(review)))


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (
            {"evidence-0-question": ""},
            "Evidence 1, question</a>: Type the question that this answers.",
        ),
        ({"evidence-0-answer": " "}, "Evidence 1, answer</a>: Type the answer to the question."),
        ({"evidence-0-stance": "perhaps"}, "Say what it does to the claim."),
        ({"evidence-0-kind": "nothing"}, "Say what the answer rests on."),
        ({"evidence-0-url": "no address"}, "Evidence 1, address</a>: “no address” is no address."),
        ({"evidence-0-url": ""}, "Give the address that the answer rests on."),
        ({"evidence-0-kind": "file"}, "Choose the file that the answer rests on."),
        ({"evidence-0-kind": "origin", "evidence-0-origin": "99999"}, "Choose the origin"),
        ({"rating": "99999"}, "There is no such rating."),
        ({"claimant": "99999"}, "There is no such source."),
        ({"appearance": "99999"}, "That is no appearance of this claim."),
        ({"headline": "h" * 301}, "Headline</a>: Ensure this value has at most 300 characters"),
        ({"body": "a\0b"}, "NUL"),
        ({"expected_version": ""}, "does not say what it was opened with"),
    ],
)
def test_what_is_refused_is_named_and_nothing_typed_is_lost(
    typed: dict[str, str], told: str
) -> None:
    review = opened()
    answer = write(at(author_of(review)), review.pk, **{"explanation": "Typed with care", **typed})
    assert answer.status_code == 400
    assert told in text(answer)
    assert "Typed with care" in text(answer)
    assert review.versions.count() == 1


def test_an_appearance_of_another_claim_is_no_evidence() -> None:
    review, other = opened(), AppearanceFactory()
    typed = {"evidence-0-kind": "appearance", "evidence-0-appearance": str(other.pk)}
    assert write(at(author_of(review)), review.pk, **typed).status_code == 400


def test_what_rests_on_an_appearance_of_another_claim_already_stays_when_something_else_is_changed() -> (
    None
):
    other = AppearanceFactory(status="accepted")
    rests = evidence(appearance=other, url="", archive_url="")
    review = opened(evidence=(rests, evidence("coast.example")))
    browser = at(author_of(review))
    (form,) = forms(browser.get(url(review)))
    assert form["evidence-0-appearance"] == str(other.pk)
    assert f'<option value="{other.pk}"' not in _reviewed_appearances(browser.get(url(review)))
    answer = browser.post(url(review), form | {"headline": "Another headline", "save": "yes"})
    assert answer.status_code == 302, text(answer)
    review.refresh_from_db()
    first = Evidence.objects.of(review.version).first()
    assert (review.version.headline, first.appearance) == ("Another headline", other)
    refused = write(browser, review.pk, appearance=str(other.pk))
    assert "That is no appearance of this claim." in text(refused)


def _reviewed_appearances(answer: object) -> str:
    """The list from which the reviewed appearance is chosen."""
    return text(answer).partition('id="appearance"')[2].partition("</select>")[0]


def test_evidence_rests_on_an_appearance_of_the_claim() -> None:
    review = opened()
    row = AppearanceFactory(claim=review.claim, status="accepted")
    typed = {"evidence-0-kind": "appearance", "evidence-0-appearance": str(row.pk)}
    write(at(author_of(review)), review.pk, **typed)
    review.refresh_from_db()
    first = Evidence.objects.of(review.version).first()
    assert (first.appearance, first.url) == (row, "")


def test_a_file_is_kept_even_when_something_else_is_wrong() -> None:
    review = opened()
    browser = at(author_of(review))
    sent = SimpleUploadedFile("letter.png", PNG, "image/png")
    wrong = {"evidence-0-upload": sent, "evidence-0-kind": "file", "evidence-0-question": ""}
    refused = write(browser, review.pk, **wrong)
    assert refused.status_code == 400
    assert "letter.png" in text(refused)
    (form,) = forms(refused)
    kept = EvidenceFile.objects.get()
    assert form["evidence-0-file"] == str(kept.pk)
    browser.post(url(review), form | {"save": "yes", "evidence-0-question": "What is in it?"})
    review.refresh_from_db()
    assert Evidence.objects.of(review.version).first().file == kept


def test_what_is_no_picture_and_no_pdf_is_refused_at_its_row() -> None:
    review = opened()
    sent = SimpleUploadedFile("letter.png", b"<script>alert(1)</script>", "image/png")
    refused = write(at(author_of(review)), review.pk, **{"evidence-0-upload": sent})
    assert refused.status_code == 400
    assert "Evidence 1, file</a>: By its first bytes this is no PNG" in text(refused)
    assert not EvidenceFile.objects.exists()


def test_a_stale_form_shows_what_changed_and_by_whom_and_goes_over_it_only_knowingly() -> None:
    review = opened()
    author = author_of(review)
    browser = at(author)
    (form,) = forms(browser.get(url(review)))
    other = editor(first_name="Bo", last_name="Berg")
    words = corrected_draft(review, headline="A quicker headline")
    drafting.save_draft(review, words, by=other, now=NOW)
    late = browser.post(url(review), form | {"save": "yes", "headline": "A slower headline"})
    assert late.status_code == 409
    page = text(late)
    assert "Bo Berg saved a version" in page
    assert "Changed since you opened the form" in page
    assert "quicker" in page
    (again,) = forms(late)
    assert again["headline"] == "A slower headline"
    browser.post(url(review), again | {"save": "yes"})
    review.refresh_from_db()
    assert review.version.headline == "A slower headline"
    assert review.versions.count() == 3


def test_whoever_edits_what_is_judged_takes_it_back() -> None:
    review = submitted()
    page = write(at(author_of(review)), review.pk, body="Other words")
    assert "It is taken back from review." in text(page)
    review.refresh_from_db()
    assert review.state == "draft"


def test_nothing_changed_is_nothing_saved() -> None:
    review = opened()
    assert "nothing was saved" in text(write(at(author_of(review)), review.pk))
    assert review.versions.count() == 1


def test_who_may_not_write_is_told_why() -> None:
    review = published()
    browser = at(author_of(review))
    page = browser.get(url(review))
    assert page.status_code == 403
    assert "it is published" in text(page)
    (form,) = forms(page)
    refused = browser.post(url(review), form | {"save": "yes", "body": "Sneaked in"})
    assert refused.status_code == 409
    assert "Sneaked in" in text(refused)


def test_a_claimant_is_looked_up_by_name() -> None:
    review = opened()
    SourceNameFactory(source=SourceFactory(name="Sergei Shoigu"), text="Sergei Shoigu")
    browser = at(author_of(review))
    (form,) = forms(browser.get(url(review)))
    looked = browser.post(url(review), form | {"look": "yes", "claimant_search": "Shoigu"})
    assert "Sergei Shoigu (" in text(looked)
    nobody = browser.post(url(review), form | {"look": "yes", "claimant_search": "Xqzw"})
    assert "Nobody is recorded under that name." in text(nobody)


def test_the_note_of_the_last_correction_is_not_the_note_of_the_next() -> None:
    from reviews.services import correcting, publication
    from tests.reviews.writing import later, sign

    review = material(published())
    review = correcting.apply_material(review, by=author_of(review), now=later(3))
    review = publication.publish(sign(review, now=later(4)), by=editor(), now=later(5))
    review = correcting.open_correction(review, "More", by=author_of(review), now=later(6))
    (form,) = forms(at(author_of(review)).get(url(review)))
    assert form["correction_note"] == ""
    assert form["correction_kind"] == "minor"


def test_the_editor_asks_no_more_for_more_rows_and_places() -> None:
    review = opened()
    browser = at(author_of(review))

    def more() -> None:
        AppearanceFactory(claim=review.claim, status="accepted")
        now = Review.objects.get(pk=review.pk)
        rows = (*corrected_draft(now).evidence, evidence(f"h{now.row_version}.example"))
        words = corrected_draft(now, evidence=rows)
        drafting.save_draft(now, words, by=author_of(review), now=NOW)

    assert_flat(more, lambda: browser.get(url(review)))


def test_who_saves_a_minor_correction_is_told_that_an_editor_applies_it() -> None:
    review = correcting_()
    browser = at(author_of(review))
    answer = write(browser, review.pk, headline="Put better", correction_kind="minor")
    assert "Saved as minor: an editor reads and applies it." in text(answer)
    (material_step,) = [
        one for one in answer.context["steps"].onward if one.action == "apply_material"
    ]
    assert material_step.is_quiet


def test_who_saves_more_than_wording_as_minor_is_told_what_is_more() -> None:
    review = correcting_()
    other = rating("Mostly true")
    answer = write(at(author_of(review)), review.pk, rating=str(other.pk), correction_kind="minor")
    assert "is more than that (Rating: True → Mostly true): choose clarification" in text(answer)
    names = [form.action for form in answer.context["steps"].onward if not form.is_quiet]
    assert names == ["save"]
    boxes = [one.box.name for one in answer.context["page"].missing]
    assert boxes == ["What kind of correction", "What readers are told"]


def test_everything_that_is_wrong_is_told_at_once_at_its_box() -> None:
    review = opened()
    sent = SimpleUploadedFile("letter.png", b"<script>alert(1)</script>", "image/png")
    wrong = {
        "headline": "h" * 301,
        "evidence-0-upload": sent,
        "evidence-0-answer": "",
        "evidence-1-url": "nowhere",
        "evidence-1-archive_url": "nowhere either",
    }
    refused = write(at(author_of(review)), review.pk, **wrong)
    found = {one.box.href for one in refused.context["sentences"]}
    names = {"headline", "evidence-0-answer", "evidence-0-file"}
    assert found == {f"#{name}" for name in names | {"evidence-1-url", "evidence-1-archive_url"}}
    page = refused.content.decode()
    for href in found:
        name = href[1:]
        assert f'id="{name}"' in page
        assert f'aria-invalid="true" aria-describedby="wrong-{name}"' in page
        assert f'id="wrong-{name}"' in page


def test_a_name_that_was_typed_and_not_chosen_is_not_lost() -> None:
    review = opened()
    shoigu = SourceFactory(name="Sergei Shoigu")
    SourceNameFactory(source=shoigu, text="Sergei Shoigu")
    browser = at(author_of(review))
    refused = write(browser, review.pk, claimant_search="Shoigu")
    assert "“Shoigu” is only looked for" in text(refused)
    chosen = {"claimant_search": "Shoigu", "claimant": str(shoigu.pk)}
    assert "Saved as version 2." in text(write(browser, review.pk, **chosen))


def test_buttons_of_a_row_lead_back_to_it() -> None:
    review = opened()
    page = at(author_of(review)).get(url(review)).content.decode()
    ways = {
        "add": "#evidence-2-question",
        "look": "#claimant",
        "down-0": "#evidence-row-2",
        "up-1": "#evidence-row-1",
        "remove-0": "#evidence-row-1",
        "remove-1": "#evidence-row-1",
    }
    for name, way in ways.items():
        (button,) = re.findall(rf'<button[^>]*name="{name}"[^>]*>', page)
        assert f'formaction="{url(review)}{way}"' in button


def test_what_was_asked_for_is_quoted_until_it_is_submitted_again() -> None:
    review = submitted()
    asked = "Which harbour?\nAnd which day?"
    signing.request_changes(review, asked, by=editor(first_name="Bo", last_name="Berg"), now=NOW)
    browser = at(author_of(review))
    for path in (url(review), f"/desk/reviews/{review.pk}/"):
        page = browser.get(path).content.decode()
        assert "Bo Berg asks for changes" in page
        assert f'<blockquote class="as-typed">{asked}</blockquote>' in page
    write(browser, review.pk, body="Of Otaru, on the second.")
    press(browser, review.pk, "submit")
    assert "Bo Berg asks" not in text(browser.get(f"/desk/reviews/{review.pk}/"))
