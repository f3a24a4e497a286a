"""What every installation begins with."""

import pytest

from reviews.models import Methodology, Rating, RatingScale

pytestmark = pytest.mark.django_db


def test_a_fresh_installation_has_a_scale_of_five_steps() -> None:
    scale = RatingScale.objects.get()
    steps = Rating.objects.of_scale(scale).rateable()
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
