"""The page of what followed from one thing that somebody did."""

import pytest
from django.test import Client

from accounts.models import Event
from claims.models import StaleMark
from claims.services import marking
from claims.services.draining import drain
from sources.domain.vocabulary import ArticleStatus
from sources.services import records
from tests.claims.writing import cites, claim
from tests.factories.accounts import EventFactory, UserFactory
from tests.flat import assert_flat

pytestmark = pytest.mark.django_db


@pytest.fixture
def reader(client: Client) -> Client:
    """Somebody signed in with the least of roles."""
    client.force_login(UserFactory(roles=["contributor"]))
    return client


def retract(*, number: int = 1) -> Event:
    """An article with so many claims is retracted; the event of that."""
    row = cites(claim())
    for _ in range(number - 1):
        cites(claim(), version=row.version)
    row.article.status = ArticleStatus.RETRACTED.value
    row.article.status_changed_reason = "no notice was found"
    records.save(row.article, by=UserFactory(username="iris"), reason="The author made it up.")
    began = Event.objects.about(row.article).last()
    assert began is not None
    return began


def page_of(client: Client, event: Event) -> str:
    answer = client.get(f"/changes/{event.pk}/")
    assert answer.status_code == 200
    return answer.content.decode()


def test_who_did_what_when_and_why_with_the_answers_that_changed(reader: Client) -> None:
    event = retract()
    page = page_of(reader, event)
    assert f"The article “{event.object_text}” was retracted" in page
    assert "By iris on" in page
    assert "“The author made it up.”" in page
    (changed,) = Event.objects.recomputed().caused_by(event)
    row = page[page.index(changed.object_text) :]
    assert f"/claims/{changed.object_id}/" in page
    assert row.index("One origin") < row.index("Unsupported")
    assert "counted anew" not in page


def test_how_far_it_is_where_much_follows(reader: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    event = None
    with monkeypatch.context() as patch:
        patch.setattr(marking, "MOST_CLAIMS", 1)
        event = retract(number=3)
    page = page_of(reader, event)
    assert "0 of 3 claims counted anew" in page
    assert "Still waiting" in page
    assert "None of the claims counted so far" in page
    for _ in drain():
        pass
    page = page_of(reader, event)
    assert "3 of 3 claims counted anew" in page
    assert page.count("Unsupported") == 3
    assert "Still waiting" not in page


def test_an_act_without_consequences_says_so(reader: Client) -> None:
    assert "No claim has another answer because of this." in page_of(reader, EventFactory())


def test_a_consequence_leads_to_what_began_it(reader: Client) -> None:
    event = retract()
    changed = Event.objects.recomputed().caused_by(event).get()
    assert reader.get(f"/changes/{changed.pk}/")["Location"] == f"/changes/{event.pk}/"


def test_nobody_reads_it_without_signing_in(client: Client) -> None:
    address = f"/changes/{EventFactory().pk}/"
    assert client.get(address)["Location"] == f"/account/login/?next={address}"
    client.force_login(UserFactory())
    assert client.get(address).status_code == 403


@pytest.mark.parametrize("about", ["accounts.user", "accounts.rolegrant", "accounts.job", "x"])
@pytest.mark.parametrize("superuser", [False, True])
def test_what_not_everybody_may_see_is_not_told_here(
    client: Client, about: str, superuser: bool
) -> None:
    client.force_login(UserFactory(roles=["admin"], is_superuser=superuser))
    event = EventFactory(object_type=about)
    assert client.get(f"/changes/{event.pk}/").status_code == 403


def test_what_is_no_event_is_not_found(reader: Client) -> None:
    for pk in ("0", "9" * 30):
        assert reader.get(f"/changes/{pk}/").status_code == 404


def test_it_is_read_page_by_page_and_flat(reader: Client) -> None:
    event = EventFactory()
    answer = {"label": "single_origin", "supports": [1, 1], "refutes": [0, 0]}

    def make() -> None:
        one = claim()
        EventFactory(
            action="claim.recomputed",
            object_type="claims.claim",
            object_id=one.pk,
            cause=event,
            before=answer,
            after=answer | {"supports": [1, 2], "refutes": [0, 1]},
        )
        StaleMark.objects.create(claim=one, since=event.at, reason="ripple", cause=event)

    assert_flat(make, lambda: reader.get(f"/changes/{event.pk}/"))
    for _ in range(30):
        make()
    page = reader.get(f"/changes/{event.pk}/")
    assert len(page.context["answers"]) == 50
    second = reader.get(f"/changes/{event.pk}/?{page.context['next']}")
    assert len(second.context["answers"]) == 10
    assert reader.get(f"/changes/{event.pk}/?cursor=made-up").status_code == 302
