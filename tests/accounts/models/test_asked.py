"""What was asked and answered is noted, and holds until an answer is another one."""

import pytest
from django.db import connection

from accounts.models.asked import answered, is_noting, noting, unnoted
from accounts.models.statements import Statement
from tests.factories.sources import SourceFactory

pytestmark = pytest.mark.django_db

NAMES = Statement("SELECT name, created_at FROM sources_source ORDER BY id", ())


def test_notes_hold_until_an_answer_is_another_one() -> None:
    source = SourceFactory()
    with noting() as noted:
        assert NAMES.read()[0][0] == source.name
    assert len(noted.answers) == 1
    assert noted.still_holds()
    source.name = "The Ice Daily"
    source.save()
    assert not noted.still_holds()


def test_what_nobody_notes_leaves_the_notes_in_pieces() -> None:
    with noting() as noted:
        NAMES.read()
        assert noted.is_whole
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    assert not noted.is_whole
    assert not noted.still_holds()


def test_nothing_is_noted_outside_or_after() -> None:
    with noting() as noted:
        pass
    assert answered(lambda: [(7,)]) == [(7,)]
    NAMES.read()
    assert noted.answers == []
    assert noted.still_holds()


def test_what_follows_from_the_notes_is_neither_noted_nor_missed() -> None:
    with noting() as noted:
        NAMES.read()
        with unnoted():
            assert not is_noting()
            NAMES.read()
            with connection.cursor() as cursor:
                cursor.execute("SELECT 1")
        assert is_noting()
        assert noted.is_whole
        assert len(noted.answers) == 1
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    assert not noted.is_whole


def test_a_question_that_fails_is_not_taken_for_noted() -> None:
    def fail() -> list[tuple[int]]:
        raise LookupError

    with noting() as noted, pytest.raises(LookupError):
        answered(fail)
    assert noted.answers == []
    with noting() as within, connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    assert not within.is_whole
