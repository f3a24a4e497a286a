"""Backups by real processes: restored equal, damaged ones refused, kills that change nothing.

`RESTORE_KILLS=40 pytest -n 0 tests/config/backup/test_restoring.py` kills more often.
"""

import io
import os
import shutil
import sys
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path
from random import SystemRandom

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection, transaction
from django.utils import timezone

from claims.models import Claim
from claims.services.corroboration import recompute
from config.backup.checking import check_not_newer, verify
from config.backup.errors import BackupRefused
from config.backup.manifest import read_manifest
from config.backup.restoring import drop_kept, restore
from config.backup.server import opened
from config.backup.sums import differences
from sources.models import Source
from tests.accounts.log import fill
from tests.config.backup.damages import DAMAGES
from tests.config.backup.running import (
    backed_up,
    database,
    databases_like,
    killed_after,
    manage,
    sums,
)
from tests.factories.accounts import UserFactory
from tests.factories.claims import AppearanceFactory
from tests.factories.sources import SourceFactory
from tests.reviews.writing import published

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.timeout(1800)]

KILLS = int(os.environ.get("RESTORE_KILLS", "2"))
STAGES = ("Comparing", "Changing places", "Bringing", "Restoring", "Reading")


@pytest.fixture(autouse=True)
def clean_up() -> Iterator[None]:
    """Drops what restoring left beside the database of the test."""
    yield
    connection.close()
    for name in databases_like("_"):
        with opened("postgres") as server:
            server.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


@pytest.fixture
def backup(tmp_path: Path) -> Path:
    """A backup of a small world, with a published review and a public log."""
    published()
    AppearanceFactory()
    fill(UserFactory(), 5)
    with transaction.atomic():
        recompute(Claim.objects.values_list("pk", flat=True))
    return backed_up(tmp_path / "backups")


def change() -> None:
    """Whatever comes after the backup."""
    SourceFactory(name="Came later")
    Source.objects.order_by("pk").update(country="JP")


def test_who_restores_is_asked_about_a_backup_that_there_is(
    backup: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(CommandError, match="is no backup"):
        call_command("restore", tmp_path / "nothing")
    assert "Type yes" not in capsys.readouterr().out
    monkeypatch.setattr(sys, "stdin", io.StringIO("no\n"))
    with pytest.raises(CommandError, match="Nothing was restored"):
        call_command("restore", backup)
    assert read_manifest(backup).made_at in capsys.readouterr().out


def test_a_backup_is_restored_equal(backup: Path) -> None:
    before = sums()
    assert before == read_manifest(backup).tables
    assert before["public.reviews_publication"].rows == 1
    change()
    later = sums()
    assert later != before

    done = manage("restore", backup, "--yes")
    assert done.returncode == 0, done.stderr
    assert differences(before, sums()) == []
    (kept,) = databases_like("_before_")
    assert kept in done.stdout
    assert sums(kept) == later
    # Neither ids nor triggers nor rights are lost: the product goes on as before.
    assert SourceFactory().pk > max(before["public.sources_source"].rows, 1)
    told = manage("check_integrity", "--all")
    assert told.returncode == 0, told.stdout

    # The control: one row that differs is found, and only while its table is compared.
    Source.objects.filter(pk=Source.objects.earliest("pk").pk).update(country="NO")
    wrong = differences(before, sums())
    assert "public.sources_source has" in " ".join(wrong)
    concerned = {one.split(" ")[0] for one in wrong}
    blind = {name: one for name, one in sums().items() if name not in concerned}
    assert not differences({name: before[name] for name in blind}, blind)

    assert manage("restore", "--drop", kept).returncode == 0
    assert databases_like("_before_") == []
    refused = manage("restore", "--drop", database())
    assert refused.returncode == 1
    assert "is no database that was kept" in refused.stderr


def test_a_damaged_backup_is_refused_and_nothing_is_touched(backup: Path, tmp_path: Path) -> None:
    change()
    before, said = sums(), list[str]()
    for number, (damage, sentence) in enumerate(DAMAGES.items()):
        damaged = tmp_path / f"{number}" / backup.name
        shutil.copytree(backup, damaged)
        assert verify(damaged).rows  # until then it is whole
        damage(damaged)
        with pytest.raises(BackupRefused, match=sentence):
            restore(damaged, now=timezone.now(), say=said.append)
        assert databases_like("_") == [], damage
    assert sums() == before
    assert "Changing places" not in " ".join(said)
    done = manage("restore", damaged, "--yes")
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    declined = manage("restore", backup)
    assert (declined.returncode, databases_like("_")) == (1, [])
    with pytest.raises(BackupRefused, match="upgrade first"):
        check_not_newer(read_manifest(tmp_path / "4" / backup.name))


def test_killed_at_any_moment_the_current_database_goes_on_serving(backup: Path) -> None:
    restored = dict(read_manifest(backup).tables)
    change()
    before, killed = sums(), 0
    for stage in islice(cycle(STAGES), KILLS):
        pause = SystemRandom().uniform(0, 0.5)
        # What goes on with an earlier one's work passes some stages over, and comes to its end.
        killed += killed_after(stage, "restore", backup, "--yes", pause=pause)
        if kept := databases_like("_before_"):  # it was done just then
            assert [sums(name) for name in kept] == [before], (stage, pause)
            assert differences(restored, sums()) == [], (stage, pause)
            drop_kept(kept[0])
            change()
            before = sums()
        assert sums() == before, (stage, pause)
    done = manage("restore", backup, "--yes")
    assert done.returncode == 0, done.stderr
    assert differences(restored, sums()) == []
    assert databases_like("_restoring_") == []
    assert killed > KILLS / 2


def test_a_backup_that_is_killed_leaves_none(backup: Path, tmp_path: Path) -> None:
    folder = tmp_path / "others"
    assert killed_after("public.claims_claim", "backup", "--to", folder)
    assert [path for path in folder.iterdir() if not path.name.startswith(".")] == []
    whole = backed_up(folder)
    assert list(folder.iterdir()) == [whole]
    assert verify(whole).tables == sums()
