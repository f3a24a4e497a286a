"""Every page of the admin: nobody is shut out, and nothing on it breaks."""

import os
from collections.abc import Iterator

import pytest
from django.contrib import admin
from django.db.models import Model
from django.urls import reverse
from playwright.sync_api import Browser, Page

from accounts.models import ApiToken, User
from tests.accounts.admin.records import FACTORIES
from tests.browser.looking import issues, issues_in_the_dark, told, wider_than
from tests.browser.watching import Watch
from tests.browser.windows import Site, Windows
from tests.factories.accounts import UserFactory

SLOW = "" if "BROWSER_ALL" in os.environ else "color-contrast"
"""The colours are the theme's and ours: a few pages show them all."""

MODELS = sorted(admin.site._registry, key=lambda model: model._meta.label)


@pytest.fixture(scope="module", name="user")
def _user(site: Site) -> User:
    """Somebody who may do everything."""
    return UserFactory(is_superuser=True, is_staff=True)


@pytest.fixture(scope="module", name="window")
def _window(site: Site, browser: Browser, user: User) -> Iterator[tuple[Page, Watch]]:
    """A window that stays open: what the theme brings is loaded once."""
    windows = Windows(browser, site)
    page = windows.open()
    windows.sign_in(page, user=user)
    watch = windows.watch(page)
    watch.allow(403)
    yield page, watch
    assert windows.close() == []


@pytest.fixture(name="page")
def _page_of_somebody(window: tuple[Page, Watch]) -> Iterator[Page]:
    """A page of somebody who may do everything."""
    page, watch = window
    yield page
    assert watch.forget() == []


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
    page: Page, user: User, model: type[Model]
) -> None:
    wrong = {}
    for path in paths_of(model, user):
        wrong |= wrong_with(page, path)
    assert wrong == {}, told(wrong)


@pytest.mark.parametrize(
    "path",
    ["/admin/", "/admin/claims/claim/", "/admin/claims/claim/add/"],
)
def test_what_the_admin_writes_can_be_read(page: Page, path: str) -> None:
    page.goto(path)
    found = [*issues(page), *issues_in_the_dark(page), *wider_than(page)]
    assert found == []
