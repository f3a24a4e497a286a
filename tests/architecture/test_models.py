"""What holds for every model of ours."""

import pytest
from django.apps import apps
from django.db import models

from tests.architecture.test_invariants import our_models

LAYERS = ["accounts", "sources", "claims", "reviews", "web", "seeds", "config"]
"""From the ground up: an application knows those before it."""

LABELS = [model._meta.label for model in our_models()]


def height(model: type[models.Model]) -> int:
    """How high the model's application stands; what is not ours lies below everything."""
    label = model._meta.app_label
    return LAYERS.index(label) if label in LAYERS else -1


@pytest.mark.parametrize("label", LABELS)
def test_a_foreign_key_points_down_or_stays(label: str) -> None:
    model = apps.get_model(label)
    related = [f.related_model for f in model._meta.get_fields() if f.concrete and f.is_relation]
    assert [other for other in related if height(other) > height(model)] == []


@pytest.mark.parametrize("label", LABELS)
def test_a_model_says_what_it_is(label: str) -> None:
    model = apps.get_model(label)
    if not hasattr(model, "pgh_tracked_model"):
        assert model.__str__ is not models.Model.__str__
        assert model.__doc__
        assert not model.__doc__.startswith(f"{model.__name__}(")


@pytest.mark.parametrize("label", LABELS)
def test_a_model_does_not_hide_work_in_save(label: str) -> None:
    model = apps.get_model(label)
    ours = [base for base in model.__mro__ if base.__module__.split(".")[0] in LAYERS]
    assert [base for base in ours if {"save", "delete"} & base.__dict__.keys()] == []
