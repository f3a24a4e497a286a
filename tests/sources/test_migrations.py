"""What the migrations of data do with what is stored."""

from importlib import import_module

import pytest
from django.apps import apps

from sources.models import ArticleUrl
from tests.factories.sources import ArticleUrlFactory, SourceIdentifierFactory

one_form = import_module("sources.migrations.0007_one_form_for_addresses").one_form

pytestmark = pytest.mark.django_db


def stored(*pairs: tuple[str, str]) -> list[ArticleUrl]:
    return [ArticleUrlFactory(url=url, normalised=normalised) for url, normalised in pairs]


def forms(rows: list[ArticleUrl]) -> list[str]:
    return [ArticleUrl.objects.get(pk=row.pk).normalised for row in rows]


def test_stored_addresses_get_the_form_of_today(capsys: pytest.CaptureFixture[str]) -> None:
    rows = stored(("http://www.a.example/x/?utm_source=y", "http://www.a.example/x"))
    one_form(apps, None)
    assert forms(rows) == ["https://a.example/x"]
    event = rows[0].history.latest("pgh_id")
    assert (event.normalised, event.pgh_context["reason"]) == (
        "https://a.example/x",
        "One form for addresses",
    )
    assert capsys.readouterr().err == ""


def test_of_two_that_are_equal_the_later_keeps_its_form_and_is_named(
    capsys: pytest.CaptureFixture[str],
) -> None:
    rows = stored(
        ("http://a.example/x", "http://a.example/x"),
        ("https://m.a.example/x", "https://m.a.example/x"),
    )
    one_form(apps, None)
    assert forms(rows) == ["https://a.example/x", "https://m.a.example/x"]
    said = capsys.readouterr().err
    assert "1 article urls keep their former form" in said
    assert "https://m.a.example/x (would be https://a.example/x)" in said


def test_a_form_that_another_row_gives_up_is_taken() -> None:
    rows = stored(
        ("http://a.example/x", "http://a.example/x"),
        ("https://a.example/x#!/y", "https://a.example/x"),
    )
    one_form(apps, None)
    assert forms(rows) == ["https://a.example/x", "https://a.example/x#!/y"]


def test_domains_of_sources_lose_what_says_how_they_are_served() -> None:
    row = SourceIdentifierFactory(scheme="domain", value="m.daily.example")
    one_form(apps, None)
    row.refresh_from_db()
    assert row.value == "daily.example"
