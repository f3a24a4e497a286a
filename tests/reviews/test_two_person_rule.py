"""Nobody signs their own work: the app's role tries with plain SQL, and the database refuses.

Each guard is shown to be the one that refuses: without it, the same statements go through. A
superuser of PostgreSQL, and the owner of the tables, can take the guards away; the app is neither.
"""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from config.database import roles
from reviews.models import SignOff
from tests.factories.reviews import SignOffFactory, published_review, retracted_review
from tests.reviews.attacks import ATTACKS, Attack, Statement, publishing, signing

GUARDED = [one for one in ATTACKS if not one.refused_by[:2].isdigit()]
"""Attacks that a constraint or trigger of ours refuses."""

REWRITING = [
    signing.author_is_taken_off_the_record,
    signing.author_is_rewritten_on_the_record,
    signing.signed_text_is_changed,
    signing.signed_headline_is_changed,
    publishing.withdrawal_is_rewritten,
    publishing.publication_is_changed,
]
"""Attacks that a missing right refuses, and below it a trigger."""


def run(statements: list[Statement]) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        for sql, parameters in statements:
            cursor.execute(sql, parameters)


def refusal(statements: list[Statement]) -> set[str]:
    """The SQLSTATE of the refusal, and the name of the rule."""
    with pytest.raises(DatabaseError) as caught:
        run(statements)
    told = caught.value.__cause__.diag
    return {told.sqlstate, told.constraint_name}


def remove(name: str) -> None:
    """Takes one guard away, as only the owner can: a constraint, or the trigger in whose name it is."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT conrelid::regclass, conname, 'CONSTRAINT' FROM pg_constraint "
            "WHERE conname = %(name)s "
            "UNION SELECT tgrelid::regclass, tgname, 'TRIGGER' FROM pg_trigger "
            "JOIN pg_proc ON pg_proc.oid = tgfoid "
            "WHERE prosrc LIKE '%%CONSTRAINT = ''' || %(name)s || '''%%'",
            {"name": name},
        )
        found = cursor.fetchall()
        assert found
        for table, guard, kind in found:
            alter = f"ALTER TABLE {table} DROP CONSTRAINT" if kind == "CONSTRAINT" else ""
            cursor.execute(f"{alter} {guard}" if alter else f"DROP TRIGGER {guard} ON {table}")


def without(guards: tuple[str, ...], statements: list[Statement]) -> None:
    """Runs statements as the owner with some guards away, and forgets both."""
    with roles.as_owner(), transaction.atomic():
        for name in guards:
            remove(name)
        run(statements)
        transaction.set_rollback(True)


def test_there_are_attacks_of_every_kind() -> None:
    assert len(ATTACKS) >= 60
    assert len({one.name for one in ATTACKS}) == len(ATTACKS)


@pytest.mark.django_db
@pytest.mark.parametrize("attack", ATTACKS, ids=str)
def test_the_app_is_refused(attack: Attack) -> None:
    assert attack.refused_by in refusal(attack.make())


@pytest.mark.usefixtures("committing")
@pytest.mark.parametrize("attack", GUARDED, ids=str)
def test_without_its_guard_the_attack_would_succeed(attack: Attack) -> None:
    statements = attack.make()
    without((attack.refused_by, *attack.also), statements)
    assert attack.refused_by in refusal(statements)  # and nothing of it was kept


@pytest.mark.usefixtures("committing")
@pytest.mark.parametrize("make", REWRITING, ids=lambda make: make.__name__)
def test_below_the_missing_right_there_is_a_trigger(make: Callable[[], list[Statement]]) -> None:
    statements = make()
    with roles.as_owner():
        assert "append_only" in refusal(statements)


@pytest.mark.django_db
def test_the_right_way_is_open() -> None:
    review = published_review()
    assert review.publication.content_hash == review.version.content_hash
    signer = review.publication.first_signoff.signer
    assert not review.parties.authors().filter(person=signer).exists()
    assert retracted_review().retraction.signed_by_id is not None


@pytest.mark.django_db
def test_a_backdated_row_is_known_by_the_time_of_the_database() -> None:
    long_ago = datetime(2001, 1, 1, tzinfo=UTC)
    signoff = SignOffFactory(recorded_at=long_ago)
    stored = SignOff.objects.get(pk=signoff.pk)
    assert timezone.now() - stored.recorded_at < timedelta(minutes=5)
