"""The public log grows by what was done, in its order, without gaps, and with proofs."""

import json
from contextlib import suppress
from datetime import UTC, datetime

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from accounts.domain.checkpoints import opened
from accounts.domain.entries import canonical, is_bound
from accounts.domain.merkle import is_consistent, is_included, leaf_hash
from accounts.domain.vocabulary import LogKind
from accounts.models import LogHead, LogLeaf, LogNode, LogSalt, User
from accounts.services import log_proofs, public_log
from accounts.services.log_checking import check_log
from accounts.services.log_erasing import erase_personal
from accounts.services.steps import attempted, verb
from tests.accounts.log import fill, tell
from tests.claims.at_once import at_once
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db


def size() -> int:
    return LogHead.objects.get().size


def versions() -> list[int]:
    return [json.loads(leaf.text)["version"] for leaf in LogLeaf.objects.all()]


def test_what_a_verb_tells_goes_in_at_its_end_in_its_order() -> None:
    person = UserFactory()
    with verb("a", by=person):
        tell(person, version=1)
        with verb("b", by=person):
            tell(person, version=2)
        assert size() == 0
        tell(person, version=3)
    assert versions() == [1, 2, 3]
    assert [leaf.number for leaf in LogLeaf.objects.all()] == [0, 1, 2]


def test_nothing_goes_in_when_the_verb_fails() -> None:
    person = UserFactory()
    with suppress(KeyError), verb("a", by=person):
        tell(person, version=1)
        raise KeyError
    assert size() == 0
    tell(person, version=2)
    assert versions() == [2]


def test_a_part_that_failed_alone_is_not_told() -> None:
    person = UserFactory()
    with verb("a", by=person):
        tell(person, version=1)
        with suppress(KeyError), attempted():
            tell(person, version=2)
            raise KeyError
        with attempted():
            tell(person, version=3)
    assert versions() == [1, 3]


def test_several_verbs_of_one_transaction_are_collected() -> None:
    person = UserFactory()
    with transaction.atomic(), public_log.collected():
        for version in (1, 2):
            with verb("a", by=person):
                tell(person, version=version)
        assert size() == 0
    assert versions() == [1, 2]


def test_an_entry_says_what_was_done_and_names_nobody() -> None:
    person = UserFactory(first_name="Ada", last_name="Byron")
    tell(person, LogKind.PUBLISHED, version=4, content_hash="0" * 64)
    leaf = LogLeaf.objects.get()
    said = json.loads(leaf.text)
    assert canonical(said) == leaf.text
    assert said["kind"] == leaf.kind == "published"
    assert said["record"] == {"type": "user", "id": person.pk}
    assert (leaf.record_type, leaf.record_id) == ("user", person.pk)
    assert (said["entry"], said["version"], said["content_hash"]) == (0, 4, "0" * 64)
    assert said["at"].endswith("Z")
    assert (
        abs(datetime.fromisoformat(said["logged"]).timestamp() - datetime.now(UTC).timestamp())
        < 600
    )
    assert "Ada" not in leaf.text
    assert leaf.hash == leaf_hash(leaf.text.encode()).hex()


def test_the_personal_part_is_bound_and_can_be_erased() -> None:
    tell(UserFactory(first_name="Ada", last_name="Byron"))
    leaf, salt = LogLeaf.objects.get(), LogSalt.objects.get()
    bound = json.loads(leaf.text)["personal"]
    assert json.loads(salt.text)["by"]["name"] == "Ada Byron"
    assert is_bound(salt.salt, salt.text, bound)
    assert not is_bound(salt.salt, salt.text.replace("Ada", "Eve"), bound)
    assert not is_bound("no salt", salt.text, bound)
    now = datetime.now(UTC)
    asked = {"by": None, "now": now, "reason": "She asked for it."}
    assert erase_personal(leaf, **asked)
    assert not erase_personal(leaf, **asked)
    salt.refresh_from_db()
    assert (salt.salt, salt.text, salt.erased_at) == ("", "", now)
    found = check_log()
    assert (found.problems, found.erased, found.size) == ([], 1, 1)


def test_two_equal_personal_parts_are_bound_by_different_hashes() -> None:
    person = UserFactory()
    for _ in range(2):
        public_log.tell(LogKind.SIGNED, person, by=person, at=datetime.now(UTC))
    first, second = (json.loads(leaf.text)["personal"] for leaf in LogLeaf.objects.all())
    assert first != second


def test_every_entry_and_every_growth_has_a_proof() -> None:
    leaves = fill(UserFactory(), 21)
    roots = [log_proofs.root_at(number) for number in range(22)]
    assert log_proofs.checkpoint_of(log_proofs.head()).root == roots[21]
    for end in (1, 2, 13, 21):
        for leaf in leaves[:end]:
            proof = [bytes.fromhex(one) for one in log_proofs.inclusion(leaf.number, end)]
            told = {"leaf": leaf.number, "size": end, "root": roots[end], "proof": proof}
            assert is_included(hashed=bytes.fromhex(leaf.hash), **told)
        for first in range(1, end + 1):
            proof = [bytes.fromhex(one) for one in log_proofs.consistency(first, end)]
            told = {"old": roots[first], "new": roots[end], "proof": proof}
            assert is_consistent(first=first, second=end, **told)


@pytest.mark.parametrize("entries", [64, 65])
def test_adding_one_costs_the_same_however_long_the_log_is(entries: int) -> None:
    person = UserFactory()
    fill(person, entries)
    with CaptureQueriesContext(connection) as asked:
        tell(person)
    assert len(asked) <= 8, [query["sql"] for query in asked]
    assert LogNode.objects.count() == size() - size().bit_count()


def test_checkpoints_are_signed_by_the_key_of_the_log() -> None:
    fill(UserFactory(), 5)
    note = log_proofs.checkpoint_note()
    checkpoint = opened(note, log_proofs.verifying_key())
    assert (checkpoint.size, checkpoint.origin) == (5, "127.0.0.1:8000/log")
    assert checkpoint.root == log_proofs.root_at(5)
    assert note == log_proofs.checkpoint_note()


@pytest.mark.django_db(transaction=True)
def test_many_at_once_leave_no_gap_and_what_failed_leaves_nothing() -> None:
    people = UserFactory.create_batch(6)

    def adding(person: User) -> object:
        def add() -> None:
            for version in range(8):
                with suppress(KeyError), verb("a", by=person):
                    tell(person, version=version)
                    if version % 3 == 2:
                        raise KeyError

        return add

    assert at_once(*(adding(person) for person in people)) == []
    found = check_log()
    assert (found.size, found.problems) == (36, [])


def test_the_database_itself_refuses_a_gap_and_a_jump() -> None:
    fill(UserFactory(), 3)
    with pytest.raises(IntegrityError, match="without a gap"), transaction.atomic():
        LogLeaf.objects.create(number=4, text=LogLeaf.objects.first().text, hash="0" * 64)
    with pytest.raises(IntegrityError, match="one entry after the other"), transaction.atomic():
        LogHead.objects.update(size=2)
