"""`manage.py find_duplicate_sources`."""

import pytest
from django.core.management import call_command

from sources.models import PossibleDuplicate, Source
from sources.services import duplicates
from tests.factories.sources import SourceFactory

pytestmark = pytest.mark.django_db


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    call_command("find_duplicate_sources", *arguments)
    return capsys.readouterr().out.strip()


def test_it_says_what_it_found_and_finds_nothing_twice(capsys: pytest.CaptureFixture[str]) -> None:
    first = SourceFactory(name="Sergei Lavrov", kind="person")
    SourceFactory(name="Sergej Lawrow", kind="person")
    SourceFactory(name="Maria Zakharova", kind="person")
    assert run(capsys) == "3 sources, 1 pairs compared, 1 new possible duplicates."
    assert run(capsys) == "3 sources, 0 pairs compared, 0 new possible duplicates."
    PossibleDuplicate.objects.all().delete()
    after = run(capsys, "--after", str(first.pk))
    assert after == "2 sources, 0 pairs compared, 0 new possible duplicates."


def test_a_run_that_is_stopped_says_how_to_go_on(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    source = SourceFactory()

    def stopped(**_: object):
        yield duplicates.Step(source.pk, 0, 0)
        raise KeyboardInterrupt

    monkeypatch.setattr(
        "sources.management.commands.find_duplicate_sources.find_all_duplicates", stopped
    )
    call_command("find_duplicate_sources")
    assert f"--after {source.pk} goes on from here" in capsys.readouterr().err
    assert Source.objects.count() == 1
