"""What is done to many is asked first, says how many, and tells what was refused and why."""

import pytest
from django.test import Client

from accounts.models import Job
from claims.models import Suggestion
from tests.accounts.admin.filling import chosen
from tests.factories.accounts import JobFactory, UserFactory
from tests.factories.claims import ClaimFactory, SuggestionFactory
from tests.factories.sources import VersionFactory

pytestmark = pytest.mark.django_db

SUGGESTIONS = "/admin/claims/suggestion/"
VERSIONS = "/admin/sources/articleversion/"
JOBS = "/admin/accounts/job/"


@pytest.fixture(autouse=True)
def editor(client: Client) -> None:
    client.force_login(UserFactory(roles=["editor"]))


def test_nothing_is_done_before_somebody_said_yes(client: Client) -> None:
    rows = SuggestionFactory.create_batch(2)
    sent = {**chosen("reject_selected", *rows), "confirmed": "", "of": ""}
    del sent["confirmed"]
    page = client.post(SUGGESTIONS, sent)
    assert "Reject: 2 suggestions?" in page.content.decode()
    assert Suggestion.objects.pending().count() == 2


def test_all_of_a_list_are_meant_and_asked_about_again_when_there_are_more(client: Client) -> None:
    rows = SuggestionFactory.create_batch(3)
    sent = chosen("reject_selected", rows[0]) | {"select_across": "1", "of": 3}
    SuggestionFactory()
    page = client.post(SUGGESTIONS, sent)
    assert "there are 4 now" in page.content.decode()
    assert Suggestion.objects.pending().count() == 4
    told = client.post(SUGGESTIONS, sent | {"of": 4}, follow=True).content.decode()
    assert "4 suggestions rejected." in told
    assert not Suggestion.objects.pending().exists()


def test_a_refusal_names_the_record_and_leaves_all_as_they_were(client: Client) -> None:
    rows = [SuggestionFactory(), SuggestionFactory(status="rejected", decided_by=UserFactory())]
    told = client.post(SUGGESTIONS, chosen("reject_selected", *rows), follow=True).content.decode()
    assert "Nothing was done. “" in told
    assert Suggestion.objects.pending().count() == 1


def test_one_by_one_the_others_go_on(client: Client) -> None:
    failed, done = JobFactory(status="failed"), JobFactory(status="succeeded")
    told = client.post(JOBS, chosen("retry_selected", failed, done), follow=True).content.decode()
    assert "1 job will be tried again." in told
    assert "Refused: 1 job." in told
    assert f"Job {done.pk} is succeeded, not failed." in told


def test_texts_are_read_again_by_a_worker(client: Client) -> None:
    held, withheld = VersionFactory(), VersionFactory(text=None)
    sent = chosen("read_selected", held, withheld)
    told = client.post(VERSIONS, sent, follow=True).content.decode()
    assert "1 article version will be read again." in told
    assert "is withheld: attach it first." in told
    job = Job.objects.get(task_name="claims.read_version")
    assert job.args["version"] == held.pk


def test_claims_are_opened_again_for_a_reason(client: Client) -> None:
    claim = ClaimFactory(status="withdrawn")
    sent = chosen("reopen_selected", claim)
    assert "Say why" in client.post("/admin/claims/claim/", sent).content.decode()
    claim.refresh_from_db()
    assert claim.status == "withdrawn"
    client.post("/admin/claims/claim/", sent | {"change_reason": "It was right"})
    claim.refresh_from_db()
    assert claim.status == "open"
