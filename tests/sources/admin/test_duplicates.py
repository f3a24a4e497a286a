"""Pairs of sources that may be one in the admin: how they are shown, and many refused at once."""

import re

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from sources.admin import duplicates
from sources.admin.duplicates import told_about
from sources.models import PossibleDuplicate
from tests.accounts.admin.filling import chosen
from tests.factories.accounts import UserFactory
from tests.factories.sources import PossibleDuplicateFactory

pytestmark = pytest.mark.django_db

PAIRS = "/admin/sources/possibleduplicate/"


@pytest.fixture(autouse=True)
def person(client: Client):
    user = UserFactory(roles=["curator"])
    client.force_login(user)
    return user


def test_what_is_a_link_looks_like_one() -> None:
    pair = PossibleDuplicateFactory()
    links = re.findall("<a [^>]*>", told_about(pair, pair.source_a))
    assert len(links) == 2
    assert all('class="underline"' in link for link in links)


def test_so_does_what_is_one_on_the_page_of_a_pair(client: Client) -> None:
    pair = PossibleDuplicateFactory()
    page = client.get(f"{PAIRS}{pair.pk}/change/").content.decode()
    main = page[page.index('id="content-main"') :]
    links = re.findall("<a [^>]*/source/[^>]*>", main)
    assert len(links) == 4
    assert all("underline" in link and "text-primary-600" in link for link in links)


def test_of_many_pairs_all_or_none_are_refused(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    pairs, reject = PossibleDuplicateFactory.create_batch(2), duplicates.reject_duplicate

    def reject_first(pair: PossibleDuplicate, **how: object) -> PossibleDuplicate:
        if PossibleDuplicate.objects.waiting().count() < 2:
            raise ValidationError("This one cannot be.")
        return reject(pair, **how)

    monkeypatch.setattr(duplicates, "reject_duplicate", reject_first)
    sent = chosen("reject_selected", *pairs)
    assert "This one cannot be." in client.post(PAIRS, sent, follow=True).content.decode()
    assert PossibleDuplicate.objects.waiting().count() == 2
