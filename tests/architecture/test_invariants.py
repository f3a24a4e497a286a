"""Every named rule is written down, and is broken on purpose: the database and the services refuse."""

import re
from pathlib import Path

import pytest
from django.apps import apps
from django.db import models

from accounts.models.references import Key
from tests.accounts.violations import VIOLATIONS as ACCOUNTS
from tests.claims.violations import VIOLATIONS as CLAIMS
from tests.reviews.violations import VIOLATIONS as REVIEWS
from tests.seeds.violations import VIOLATIONS as SEEDS
from tests.sources.violations import VIOLATIONS as SOURCES
from tests.violations import Violation, assert_database_refuses, assert_service_refuses

APPS = ("accounts", "sources", "claims", "reviews", "seeds")
VIOLATIONS: dict[str, Violation] = {**ACCOUNTS, **SOURCES, **CLAIMS, **REVIEWS, **SEEDS}
DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "invariants.md"

SHOWN_ELSEWHERE = {"append_only": "tests/accounts/test_append_only.py"}
"""Rules that are broken in a test of their own, since the app's role does not even get to them."""


def our_models() -> list[type[models.Model]]:
    return [model for app in APPS for model in apps.get_app_config(app).get_models()]


def named_by_triggers(model: type[models.Model]) -> set[str]:
    """The rules in whose name the triggers of a table refuse."""
    triggers = getattr(model._meta, "triggers", [])
    return {
        name for t in triggers for name in re.findall(r"CONSTRAINT = '(\w+)'", str(t.func or ""))
    }


def rules() -> set[str]:
    # A key holds by itself, the primary key being in it: it is there to be referred to.
    constraints = {
        c.name for model in our_models() for c in model._meta.constraints if not isinstance(c, Key)
    }
    return constraints.union(*(named_by_triggers(model) for model in our_models()))


def documented() -> list[str]:
    """The names in the first column of the tables of docs/invariants.md."""
    return re.findall(r"^\| `(\w+)` \|", DOCUMENT.read_text(), re.MULTILINE)


def test_every_rule_has_its_violation_and_every_violation_its_rule() -> None:
    assert VIOLATIONS.keys() | SHOWN_ELSEWHERE.keys() == rules()


def test_every_rule_is_documented_once_and_nothing_else_is() -> None:
    assert sorted(documented()) == sorted(rules())


@pytest.mark.parametrize("app", APPS)
def test_a_rule_is_named_after_its_table(app: str) -> None:
    for model in apps.get_app_config(app).get_models():
        for constraint in model._meta.constraints:
            assert constraint.name.startswith(f"{model._meta.model_name}_")
            assert constraint.violation_error_code == constraint.name
            assert constraint.violation_error_message != constraint.default_violation_error_message


@pytest.mark.django_db
@pytest.mark.parametrize("name", sorted(VIOLATIONS))
def test_the_database_refuses(name: str) -> None:
    assert_database_refuses(name, VIOLATIONS[name]())


@pytest.mark.django_db
@pytest.mark.parametrize("name", sorted(VIOLATIONS))
def test_the_services_refuse(name: str) -> None:
    assert_service_refuses(name, VIOLATIONS[name]())
