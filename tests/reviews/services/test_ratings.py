"""What every installation begins with."""

import pytest

from accounts.errors import NotAllowed
from reviews.models import Methodology, Rating, RatingScale
from reviews.services.ratings import current_scale, install_methodology
from tests.factories.reviews import RatingScaleFactory
from tests.reviews.writing import NOW, editor, opened, reviewer

pytestmark = pytest.mark.django_db


def test_a_fresh_installation_has_a_scale_of_five_steps() -> None:
    scale = RatingScale.objects.get()
    steps = Rating.objects.filter(scale=scale, value__isnull=False).order_by("order")
    assert [(r.value, r.label, r.normalised) for r in steps] == [
        (5, "True", "true"),
        (4, "Mostly true", "true"),
        (3, "Partly true", "mixture"),
        (2, "Mostly false", "false"),
        (1, "False", "false"),
    ]
    assert (scale.worst, scale.best) == (1, 5)


def test_what_cannot_be_rated_has_a_label_without_a_number() -> None:
    words = Rating.objects.filter(value=None).order_by("order")
    assert [row.label for row in words] == ["Missing context", "Unproven", "Outdated", "Satire"]


def test_a_fresh_installation_says_how_it_works() -> None:
    methodology = Methodology.objects.get()
    assert methodology.version == 1
    assert "Nobody signs" in methodology.text


def test_another_version_of_a_scale_goes_before_the_one_that_is_used() -> None:
    again = RatingScaleFactory(name="Truthfulness", version=2)
    assert current_scale() == again


def test_the_scale_of_a_language_comes_first() -> None:
    german = RatingScaleFactory(name="Wahrheit", language="de")
    assert current_scale("de") == german
    assert current_scale("en") == RatingScale.objects.get(name="Truthfulness")
    assert current_scale("ja") == german


def test_another_methodology_is_another_version() -> None:
    row = install_methodology("How we work", "Slowly.", by=editor(), now=NOW)
    assert (row.version, opened().version.methodology) == (2, row)


def test_a_reviewer_installs_none() -> None:
    with pytest.raises(NotAllowed):
        install_methodology("x", "y", by=reviewer(), now=NOW)
