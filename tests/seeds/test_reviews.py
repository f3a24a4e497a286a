"""Example reviews come about as all reviews do, once, in names with which nobody signs in."""

import io
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.test import override_settings

from accounts.models import Event, User
from reviews.models import Publication, Review, SignOff
from reviews.services.people import choices
from seeds.domain.records import Seeds
from seeds.loader import load_seeds
from seeds.models import Seeded
from seeds.reading import read_seeds
from seeds.review_loader import load_reviews, whose_name
from sources.models import Source
from tests.factories.accounts import UserFactory
from tests.factories.sources import SourceFactory
from tests.seeds.writing import REVIEWS, spoiled, write_seeds

pytestmark = pytest.mark.django_db

LATER = datetime(2030, 1, 1, tzinfo=UTC)


@pytest.fixture(name="small")
def _small(tmp_path: Path) -> Seeds:
    seeds = read_seeds(write_seeds(tmp_path, reviews=REVIEWS))
    load_seeds(seeds)
    return seeds


def test_everything_is_loaded_once(small: Seeds) -> None:
    assert load_reviews(small, now=LATER) == 1
    before = Event.objects.count()
    assert load_reviews(small, now=LATER) == 0
    assert Event.objects.count() == before
    assert Seeded.objects.filter(kind="review").count() == Publication.objects.count() == 1


def test_nobody_signs_in_as_those_who_wrote_and_signed_them(small: Seeds) -> None:
    load_reviews(small, now=LATER)
    people = User.objects.filter(username__startswith="test-")
    assert people.count() == 3
    for person in people:
        assert not person.is_active
        assert not person.has_usable_password()
        assert not any(one.is_allowed for one in choices(person, Review.objects.get()))


def test_each_step_has_its_own_moment(small: Seeds) -> None:
    load_reviews(small, now=LATER)
    assert Publication.objects.get().published_at == datetime(2021, 1, 4, 12, 30, tzinfo=UTC)
    signed = SignOff.objects.get()
    assert signed.signed_at == datetime(2021, 1, 4, 12, tzinfo=UTC)
    assert signed.conflict == "none"


def test_nothing_is_published_in_the_future(small: Seeds) -> None:
    now = datetime(2020, 3, 1, 12, tzinfo=UTC)
    load_reviews(small, now=now)
    published = Publication.objects.get().published_at
    assert published.time() == datetime(2021, 1, 4, 12, 30, tzinfo=UTC).time()
    assert now - timedelta(days=1) < published <= now


@override_settings(REVIEW_SIGNATURES=2)
def test_as_many_sign_as_are_asked_for(small: Seeds) -> None:
    load_reviews(small, now=LATER)
    assert SignOff.objects.count() == 2
    assert Publication.objects.get().required == 2


def test_our_own_desk_is_made_and_can_be_renamed(small: Seeds) -> None:
    assert whose_name() == ""
    load_reviews(small, now=LATER)
    desk = Source.objects.ours().get()
    assert desk.name == "Second Source demonstration desk"
    assert whose_name() == ""


@pytest.mark.parametrize("is_named", [True, False])
def test_they_are_left_out_where_somebody_else_publishes(tmp_path: Path, *, is_named: bool) -> None:
    if not is_named:
        SourceFactory(name="The Desk", homepage="https://desk.example/", is_ours=True)
    folder = write_seeds(tmp_path, reviews=REVIEWS)
    said = io.StringIO()
    with override_settings(ORGANISATION="The Desk" if is_named else "Second Source"):
        call_command("load_seeds", data=folder, stdout=said)
        assert "published in the name of “The Desk”" in said.getvalue()
        assert not Review.objects.exists()
        call_command("load_seeds", data=folder, reviews=True, stdout=said)
    assert Review.objects.get().organisation.name == "The Desk"


def test_they_are_left_out_when_asked(tmp_path: Path) -> None:
    folder = write_seeds(tmp_path, reviews=REVIEWS)
    call_command("load_seeds", data=folder, reviews=False, stdout=io.StringIO())
    assert not Review.objects.exists()


def test_nothing_of_them_is_loaded_when_a_step_is_refused(tmp_path: Path) -> None:
    reviews = spoiled(REVIEWS, "rating: Unproven", "rating: Perhaps")
    seeds = read_seeds(write_seeds(tmp_path, reviews=reviews))
    load_seeds(seeds)
    with pytest.raises(ValidationError, match="has no “Perhaps”"):
        load_reviews(seeds, now=LATER)
    assert not User.objects.filter(username="test-reviewer").exists()
    assert not Source.objects.ours().exists()

    said = io.StringIO()
    call_command("load_seeds", data=tmp_path, stdout=io.StringIO(), stderr=said)
    assert "The example reviews were not loaded." in said.getvalue()


def test_somebody_of_that_name_is_not_taken_for_an_example(small: Seeds) -> None:
    UserFactory(username="test-editor")
    with pytest.raises(ValidationError, match="called test-editor already"):
        load_reviews(small, now=LATER)
