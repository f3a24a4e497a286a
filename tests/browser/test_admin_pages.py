"""Every page of the admin: nobody is shut out, and nothing on it breaks."""

import os

import pytest
from django.contrib import admin
from django.db.models import Model
from django.urls import reverse
from playwright.sync_api import Page

from accounts.models import ApiToken, User
from tests.accounts.admin.records import FACTORIES
from tests.browser.looking import issues, issues_in_the_dark, told, wider_than
from tests.browser.windows import Site, Windows
from tests.factories.accounts import UserFactory

SLOW = "" if "BROWSER_ALL" in os.environ else "color-contrast"
"""The colours are the theme's and ours: a few pages show them all."""

MODELS = sorted(admin.site._registry, key=lambda model: model._meta.label)


@pytest.fixture(scope="module", name="user")
def _user(site: Site) -> User:
    """Somebody who may do everything."""
    return UserFactory(is_superuser=True, is_staff=True)


@pytest.fixture(name="page")
def _page_of_somebody(windows: Windows, user: User) -> Page:
    """A page of somebody who may do everything."""
    page = windows.open()
    windows.sign_in(page, user=user)
    return page


def wrong_with(page: Page, path: str) -> dict[str, list[str]]:
    answer = page.goto(path)
    assert answer is not None
    if answer.status == 403:
        return {}
    assert answer.status == 200, path
    found = [*issues(page, without=SLOW), *wider_than(page)]
    return {path: found} if found else {}


def paths_of(model: type[Model], user: User) -> list[str]:
    own = {"user": user} if model is ApiToken else {}
    row = model._default_manager.first()
    if row is None or own:
        row = FACTORIES[model._meta.label_lower](**own)
    at = f"admin:{model._meta.app_label}_{model._meta.model_name}"
    return [
        reverse(f"{at}_changelist"),
        reverse(f"{at}_add"),
        reverse(f"{at}_change", args=[row.pk]),
    ]


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.model_name)
def test_a_kind_of_record_can_be_edited_by_everybody(
    page: Page, windows: Windows, user: User, model: type[Model]
) -> None:
    windows.watch(page).allow(403)
    wrong = {}
    for path in paths_of(model, user):
        wrong |= wrong_with(page, path)
    assert wrong == {}, told(wrong)


@pytest.mark.parametrize(
    "path",
    ["/admin/", "/admin/search/?s=claim", "/admin/claims/claim/", "/admin/claims/claim/add/"],
)
def test_what_the_admin_writes_can_be_read(page: Page, path: str) -> None:
    page.goto(path)
    found = [*issues(page), *issues_in_the_dark(page), *wider_than(page)]
    assert found == []
