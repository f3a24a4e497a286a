"""No way round the machine: forms, lists and rows of the admin write nothing of a review."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from reviews import models
from reviews.models import Review
from tests.accounts.admin.records import FACTORIES
from tests.factories.accounts import UserFactory
from tests.reviews.writing import published, rating, submitted

pytestmark = pytest.mark.django_db

WRITTEN = [
    models.Review,
    models.ReviewVersion,
    models.Evidence,
    models.EvidenceFile,
    models.Party,
    models.SignOff,
    models.SignOffFate,
    models.Publication,
    models.RetractionProposal,
    models.ProposalWithdrawal,
    models.Retraction,
    models.Correction,
    models.CorrectionRequest,
    models.Comment,
]

FORGED = {
    "state": "published",
    "version": "1",
    "publication": "1",
    "retraction": "",
    "headline": "Forged",
    "body": "Forged",
    "content": "{}",
    "content_hash": "0" * 64,
    "signer": "1",
    "part": "author",
    "person": "1",
    "fate": "withdrawn",
    "note": "Forged",
    "outcome": "Forged",
    "json_ld": "{}",
    "change_reason": "Because I can",
    "expected_version": "1",
    "_save": "Save",
}


@pytest.fixture(autouse=True)
def superuser(client: Client) -> None:
    """Somebody who may everything that anybody may."""
    client.force_login(UserFactory(is_superuser=True, is_staff=True, roles=["admin"]))


def address(model: Any, name: str, *args: object) -> str:
    return reverse(f"admin:reviews_{model._meta.model_name}_{name}", args=args)


def columns(row: Any) -> dict[str, Any]:
    stored = type(row)._default_manager.get(pk=row.pk)
    return {field.attname: getattr(stored, field.attname) for field in stored._meta.concrete_fields}


@pytest.mark.parametrize("model", WRITTEN, ids=lambda model: model._meta.model_name)
def test_no_form_changes_adds_or_deletes_one(client: Client, model: Any) -> None:
    row = FACTORIES[model._meta.label_lower]()
    before, number = columns(row), model._default_manager.count()
    assert client.post(address(model, "change", row.pk), FORGED).status_code == 403
    assert client.post(address(model, "add"), FORGED).status_code == 403
    assert client.post(address(model, "delete", row.pk), {"post": "yes"}).status_code == 403
    assert columns(row) == before
    assert model._default_manager.count() == number


@pytest.mark.parametrize("model", WRITTEN, ids=lambda model: model._meta.model_name)
def test_no_list_changes_or_deletes_one(client: Client, model: Any) -> None:
    row = FACTORIES[model._meta.label_lower]()
    before = columns(row)
    for action in ("delete_selected", "step_save", "step_open", "step_publish_due"):
        chosen = {"action": action, "_selected_action": [row.pk], "post": "yes"}
        client.post(address(model, "changelist"), chosen)
    edited = {
        "form-TOTAL_FORMS": "1",
        "form-INITIAL_FORMS": "1",
        "form-0-id": str(row.pk),
        **{f"form-0-{name}": value for name, value in FORGED.items()},
        "_save": "Save",
    }
    client.post(address(model, "changelist"), edited)
    assert columns(row) == before


def test_no_row_below_a_review_is_written(client: Client) -> None:
    review = submitted()
    tables = [models.Party, models.ReviewVersion, models.SignOff, models.Publication]
    before = [table._default_manager.count() for table in tables]
    sent: dict[str, str] = {"_save": "Save", "expected_version": str(review.row_version)}
    for prefix in ("parties", "versions", "signoffs", "publications"):
        sent |= {f"{prefix}-TOTAL_FORMS": "1", f"{prefix}-INITIAL_FORMS": "0"}
        sent |= {f"{prefix}-0-{name}": value for name, value in FORGED.items()}
    assert client.post(address(Review, "change", review.pk), sent).status_code == 403
    assert [table._default_manager.count() for table in tables] == before


@pytest.mark.parametrize("name", ["publish", "sign_retraction", "apply_material", "reopen"])
def test_a_superuser_takes_no_step_before_its_time(client: Client, name: str) -> None:
    review = submitted()
    url = reverse("admin:reviews_review_step", args=[review.pk, name])
    answer = client.post(url, {"expected_version": review.row_version})
    assert answer.status_code == 409
    review.refresh_from_db()
    assert review.state == "in_review"


def test_a_superuser_does_not_sign_the_own_work(client: Client) -> None:
    boss = UserFactory(is_superuser=True, is_staff=True)
    client.force_login(boss)
    from tests.reviews.writing import opened

    review = opened(by=boss)
    client.post(
        reverse("admin:reviews_review_step", args=[review.pk, "submit"]),
        {"expected_version": review.row_version},
    )
    review.refresh_from_db()
    assert review.state == "in_review"
    page = client.post(
        f"/desk/reviews/{review.pk}/sign/",
        {
            "seen": review.version.content_hash,
            "has_conflict": "no",
            "expected_version": review.row_version,
        },
    )
    assert page.status_code == 409
    assert "you are one of its authors" in page.content.decode()
    assert not models.SignOff.objects.exists()


def test_a_step_takes_nothing_that_it_does_not_ask_for(client: Client) -> None:
    review = submitted()
    url = reverse("admin:reviews_review_step", args=[review.pk, "set_due"])
    forged = {**FORGED, "expected_version": review.row_version, "day": "2031-01-01"}
    client.post(url, forged)
    before = review.version_id
    review.refresh_from_db()
    assert str(review.due_on) == "2031-01-01"
    assert (review.state, review.version_id) == ("in_review", before)


def test_a_scale_that_is_used_stays(client: Client) -> None:
    published()
    used = rating()
    url = address(models.Rating, "change", used.pk)
    form = client.get(url).context["adminform"].form
    sent = {name: form[name].value() for name in form.fields if form[name].value() is not None}
    sent = {name: getattr(value, "pk", value) for name, value in sent.items()}
    answer = client.post(url, {**sent, "label": "Very true"})
    assert answer.status_code == 200
    assert "make another version of it" in answer.content.decode()
    used.refresh_from_db()
    assert used.label == "True"
    client.post(address(models.Rating, "delete", used.pk), {"post": "yes"})
    assert models.Rating.objects.filter(pk=used.pk).exists()
