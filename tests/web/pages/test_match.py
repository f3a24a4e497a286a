"""The page on which a pasted text is looked up."""

import pytest
from django.test import Client

from claims.models import MatchPair
from tests.factories.accounts import UserFactory
from tests.factories.claims import ClaimFactory

pytestmark = pytest.mark.django_db

FERRY = "A ferry sank off Otaru with 40 people on board"


def test_a_sentence_is_looked_up_and_warned_about(client: Client) -> None:
    claim = ClaimFactory(statement=FERRY)
    page = client.get("/match/", {"text": "Otaru: ferry with 41 people sank"}).content.decode()
    assert claim.get_absolute_url() in page
    assert "Another figure: the text says 41, the claim 40." in page
    assert "It is this claim" not in page
    assert "Nothing like it is tracked" in client.get("/match/?text=zeppelin").content.decode()
    assert client.get("/match/").status_code == 200
    assert 'action="/match/"' in client.get("/").content.decode()


@pytest.mark.parametrize("text", ["!!!", "x" * 60_001])
def test_what_cannot_be_looked_up_stays_in_the_box(client: Client, text: str) -> None:
    answer = client.post("/match/", {"text": text})
    assert answer.status_code == 400
    assert text in answer.content.decode()


def test_who_curates_says_whether_it_is_the_claim(client: Client) -> None:
    claim = ClaimFactory(statement=FERRY)
    sent = {"text": FERRY, "passage": FERRY, "claim": str(claim.pk), "say": "refuse"}
    assert client.post("/match/", sent).status_code == 403
    client.force_login(UserFactory(roles=["curator"]))
    assert "It is this claim" in client.post("/match/", {"text": FERRY}).content.decode()
    assert "does not state this claim" in client.post("/match/", sent).content.decode()
    assert MatchPair.objects.get().matches is False
    assert client.post("/match/", {**sent, "claim": "0"}).status_code == 404
    assert client.post("/match/", {**sent, "say": "perhaps"}).status_code == 400
