"""What every installation begins with."""

import pytest
from django.core.exceptions import ValidationError

from accounts.errors import NotAllowed
from reviews.domain.vocabulary import RatingClass
from reviews.models import Methodology, Rating, RatingScale
from reviews.services.ratings import Label, current_scale, install_methodology, install_scale
from tests.reviews.writing import NOW, editor, opened, reviewer

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


LABELS = [
    Label("Right", "It is so.", RatingClass.TRUE, 2),
    Label("Wrong", "It is not so.", RatingClass.FALSE, 1),
    Label("Unclear", "Nobody knows.", RatingClass.OTHER),
]


def test_another_version_of_a_scale_beside_the_one_that_is_used() -> None:
    first = RatingScale.objects.get()
    again = install_scale(first.name, LABELS, worst=1, best=2, by=editor())
    assert (again.version, again.ratings.count()) == (2, 3)
    assert current_scale() == again
    assert first.ratings.count() == 9


def test_the_scale_of_a_language_comes_first() -> None:
    german = install_scale("Wahrheit", LABELS, worst=1, best=2, by=editor(), language="de")
    assert current_scale("de") == german
    assert current_scale("en") == RatingScale.objects.get(name="Truthfulness")
    assert current_scale("ja") == german


def test_a_scale_is_whole_or_not_there() -> None:
    outside = [*LABELS, Label("Beyond", "More than right.", RatingClass.TRUE, 3)]
    with pytest.raises(ValidationError, match="outside of the scale"):
        install_scale("Short", outside, worst=1, best=2, by=editor())
    assert not RatingScale.objects.filter(name="Short").exists()


def test_another_methodology_is_another_version() -> None:
    row = install_methodology("How we work", "Slowly.", by=editor(), now=NOW)
    assert (row.version, opened().version.methodology) == (2, row)


def test_a_reviewer_installs_neither() -> None:
    with pytest.raises(NotAllowed):
        install_scale("Other", LABELS, worst=1, best=2, by=reviewer())
    with pytest.raises(NotAllowed):
        install_methodology("x", "y", by=reviewer(), now=NOW)
