"""The public log on the command line."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from accounts.models import Event, LogLeaf, LogSalt
from accounts.services.log_checking import check_log
from config.database import roles
from config.secrets import local_log_key
from reviews.services.public_log import not_in_log
from tests.accounts.log import fill
from tests.factories.accounts import UserFactory
from tests.reviews.writing import published

pytestmark = pytest.mark.django_db


NO_KEYS = """
    DO $$ DECLARE name text; BEGIN
        FOR name IN SELECT conname FROM pg_constraint
            WHERE conrelid = 'reviews_publication'::regclass AND contype IN ('f', 'c')
        LOOP EXECUTE format('ALTER TABLE reviews_publication DROP CONSTRAINT %I', name); END LOOP;
    END $$
"""
"""Takes away what ties a publication to its signatures: else the database refuses the change."""


@pytest.fixture(autouse=True)
def kept(settings: Any, tmp_path: Path) -> Path:
    """A place for checkpoints of their own."""
    settings.LOG_KEPT = tmp_path / "log_checkpoints"
    return settings.LOG_KEPT


def log(*arguments: str) -> str:
    out = StringIO()
    call_command("log", *arguments, stdout=out)
    return out.getvalue()


def test_it_verifies_against_every_checkpoint_that_was_kept(kept: Path, tmp_path: Path) -> None:
    assert "No checkpoint was compared" in log("verify")
    person = UserFactory()
    for number in (3, 4):
        fill(person, number)
        log("checkpoint", "--keep")
    assert log("verify") == "7 entries, 0 personal parts erased, compared with 2 checkpoints.\n"
    elsewhere = tmp_path / "elsewhere"
    elsewhere.write_text(log("checkpoint"))
    assert "compared with 3 checkpoints" in log("verify", "--against", str(elsewhere))
    elsewhere.write_text(log("checkpoint").replace("\n7\n", "\n6\n"))
    with pytest.raises(SystemExit) as ended:
        log("verify", "--against", str(elsewhere))
    assert ended.value.code == 1


def test_it_proves_and_says_what_it_cannot() -> None:
    fill(UserFactory(), 5)
    assert json.loads(log("prove", "2"))["leaf"] == 2
    assert json.loads(log("prove", "2", "--size", "3"))["size"] == 3
    assert json.loads(log("consistency", "2"))["second"] == 5
    for wrong in (("prove", "5"), ("consistency", "9"), ("erase", "5", "--reason", "why")):
        with pytest.raises(CommandError):
            log(*wrong)
    with pytest.raises(CommandError, match="nowhere"):
        log("verify", "--against", "/nowhere")


def test_it_erases_the_personal_part_alone() -> None:
    fill(UserFactory(first_name="Ada"), 2)
    text = LogLeaf.objects.first().text
    why = ("--reason", "She asked for it.")
    assert log("erase", "0", *why) == "The personal part of entry 0 is forgotten.\n"
    assert log("erase", "0", *why) == "The personal part of entry 0 was forgotten before.\n"
    event = Event.objects.get(action="logleaf.erased")
    assert (event.reason, "Ada" in str(event.__dict__)) == (why[1], False)
    with pytest.raises(CommandError, match="Say why"):
        log("erase", "1", "--reason", " ")
    assert LogSalt.objects.filter(text="").count() == 1
    assert LogLeaf.objects.first().text == text
    assert "1 personal parts erased" in log("verify")


@pytest.mark.django_db(transaction=True)
def test_a_publication_that_was_changed_is_found_by_the_log() -> None:
    published()
    assert not_in_log() == []
    with roles.as_owner():
        with connection.cursor() as cursor:
            cursor.execute("ALTER TABLE reviews_publication DISABLE TRIGGER USER")
            cursor.execute(NO_KEYS)
            cursor.execute("UPDATE reviews_publication SET content_hash = repeat('0', 64)")
        assert not_in_log() == ["Publication 1 of review 1 is not the one in the public log."]
        with connection.cursor() as cursor:
            cursor.execute("UPDATE reviews_publication SET sequence = 2")
        assert "in the public log, and nowhere else" in " ".join(not_in_log())
    assert check_log().problems == []


def test_the_key_is_made_once(tmp_path: Path) -> None:
    made = local_log_key(tmp_path)
    assert local_log_key(tmp_path) == made
    assert (tmp_path / "log_key").stat().st_mode & 0o077 == 0
