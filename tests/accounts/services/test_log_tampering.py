"""Whoever may write everything in the database rewrites history: the check finds it, every time.

`LOG_TAMPERS` says how many attempts are made; `LOG_CLEAN` how many logs that nobody touched are
checked beside them.
"""

import hashlib
import json
import os
import random
from collections.abc import Callable, Sequence
from typing import Any

import pytest
from django.db import connection, transaction

from accounts.domain.entries import canonical
from accounts.domain.merkle import appended, leaf_hash
from accounts.services import log_checking, log_proofs
from accounts.services.log_checking import check_log
from config.database import roles
from tests.accounts.log import fill
from tests.factories.accounts import UserFactory

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.timeout(3600)]

TAMPERS = int(os.environ.get("LOG_TAMPERS", "24"))
CLEAN = int(os.environ.get("LOG_CLEAN", "12"))
SIZE = 23
KEPT_AT = 17
"""When somebody outside kept a checkpoint: what came later can be rewritten unseen by them."""


Tamper = Callable[["Intruder", random.Random], None]


class Intruder:
    """Whoever owns the tables, with every trigger and constraint taken away."""

    def __init__(self, cursor: Any) -> None:
        self.cursor = cursor
        for statement in (
            "ALTER TABLE accounts_logleaf DISABLE TRIGGER USER",
            "ALTER TABLE accounts_lognode DISABLE TRIGGER USER",
            "ALTER TABLE accounts_loghead DISABLE TRIGGER USER",
            "ALTER TABLE accounts_logsalt DISABLE TRIGGER USER",
            "ALTER TABLE accounts_logleaf DROP CONSTRAINT logleaf_hash_of_text",
            "ALTER TABLE accounts_logleaf DROP CONSTRAINT logleaf_number_once",
            "ALTER TABLE accounts_lognode DROP CONSTRAINT lognode_once",
            "ALTER TABLE accounts_logsalt DROP CONSTRAINT logsalt_erased_whole",
        ):
            cursor.execute(statement)

    def run(self, statement: str, *values: Any) -> None:
        self.cursor.execute(statement, values)
        assert self.cursor.rowcount > 0, "the attempt changed nothing"

    def text(self, number: int) -> str:
        self.cursor.execute("SELECT text FROM accounts_logleaf WHERE number = %s", [number])
        return str(self.cursor.fetchone()[0])

    def write(self, number: int, text: str) -> None:
        """Another text, with the hash that goes with it."""
        hashed = leaf_hash(text.encode()).hex()
        self.run(
            "UPDATE accounts_logleaf SET text = %s, hash = %s WHERE number = %s",
            text, hashed, number,
        )  # fmt: skip

    def rebuild(self) -> None:
        """Computes nodes and head anew, as the product would have."""
        self.cursor.execute("SELECT text FROM accounts_logleaf ORDER BY number")
        texts = [text for (text,) in self.cursor.fetchall()]
        self.cursor.execute("DELETE FROM accounts_lognode")
        peaks: list[bytes] = []
        for size, text in enumerate(texts):
            peaks, new = appended(peaks, size, leaf_hash(text.encode()))
            for level, one in enumerate(new, start=1):
                self.run(
                    'INSERT INTO accounts_lognode (level, "index", hash) VALUES (%s, %s, %s)',
                    level, size >> level, one.hex(),
                )  # fmt: skip
        self.run(
            "UPDATE accounts_loghead SET size = %s, peaks = %s",
            len(texts), [peak.hex() for peak in peaks],
        )  # fmt: skip

    def drop(self, number: int) -> None:
        """Deletes an entry with its personal part."""
        self.run(
            "DELETE FROM accounts_logsalt WHERE leaf_id IN "
            "(SELECT id FROM accounts_logleaf WHERE number = %s)", number,
        )  # fmt: skip
        self.run("DELETE FROM accounts_logleaf WHERE number = %s", number)


NAMES = ("kind", "version", "at", "logged", "personal")


def other_text(text: str, by: random.Random, names: Sequence[str] = NAMES) -> str:
    """The text with one fact put differently."""
    said = json.loads(text)
    name = by.choice(names)
    other = {"kind": "merged" if said["kind"] != "merged" else "signed", "version": 99}
    said[name] = other.get(name, hashlib.sha256(str(said[name]).encode()).hexdigest())
    return canonical(said)


def changes_a_text(one: Intruder, by: random.Random) -> None:
    number = by.randrange(SIZE)
    one.run(
        "UPDATE accounts_logleaf SET text = %s WHERE number = %s",
        other_text(one.text(number), by), number,
    )  # fmt: skip


def changes_a_text_and_its_hash(one: Intruder, by: random.Random) -> None:
    number = by.randrange(SIZE)
    one.write(number, other_text(one.text(number), by))


def changes_a_hash(one: Intruder, by: random.Random) -> None:
    one.run(
        "UPDATE accounts_logleaf SET hash = %s WHERE number = %s",
        by.randbytes(32).hex(), by.randrange(SIZE),
    )  # fmt: skip


def swaps_two_entries(one: Intruder, by: random.Random) -> None:
    first, second = by.sample(range(SIZE), 2)
    texts = one.text(first), one.text(second)
    one.write(first, texts[1])
    one.write(second, texts[0])


def deletes_the_last(one: Intruder, by: random.Random) -> None:
    one.drop(SIZE - 1)


def deletes_one_in_the_middle(one: Intruder, by: random.Random) -> None:
    number = by.randrange(SIZE - 1)
    one.drop(number)
    if by.random() < 0.5:
        one.run("UPDATE accounts_logleaf SET number = number - 1 WHERE number > %s", number)
        one.rebuild()


def inserts_one(one: Intruder, by: random.Random) -> None:
    number = by.randrange(KEPT_AT)
    text = one.text(number)
    one.run("UPDATE accounts_logleaf SET number = number + 1 WHERE number >= %s", number)
    one.run(
        "INSERT INTO accounts_logleaf (number, text, hash) VALUES (%s, %s, %s)",
        number, text, leaf_hash(text.encode()).hex(),
    )  # fmt: skip
    if by.random() < 0.5:
        one.rebuild()


def changes_a_node(one: Intruder, by: random.Random) -> None:
    one.run(
        "UPDATE accounts_lognode SET hash = %s WHERE id = "
        "(SELECT id FROM accounts_lognode ORDER BY md5(id || %s) LIMIT 1)",
        by.randbytes(32).hex(), str(by.random()),
    )  # fmt: skip


def shrinks_the_head(one: Intruder, by: random.Random) -> None:
    one.run("UPDATE accounts_loghead SET size = size - %s", by.randint(1, SIZE))


def grows_the_head(one: Intruder, by: random.Random) -> None:
    if by.random() < 0.5:
        one.run("UPDATE accounts_loghead SET size = size + %s", by.randint(1, 9))
    else:
        one.run("UPDATE accounts_loghead SET peaks[1] = %s", by.randbytes(32).hex())


def replaces_a_salt(one: Intruder, by: random.Random) -> None:
    column = by.choice(["salt", "text"])
    one.run(
        f"UPDATE accounts_logsalt SET {column} = %s WHERE id = "
        "(SELECT id FROM accounts_logsalt ORDER BY md5(id || %s) LIMIT 1)",
        by.randbytes(32).hex(), str(by.random()),
    )  # fmt: skip


def rewrites_everything(one: Intruder, by: random.Random) -> None:
    number = by.randrange(KEPT_AT)
    one.write(number, other_text(one.text(number), by, NAMES[:-1]))
    one.rebuild()


def cuts_the_log_short(one: Intruder, by: random.Random) -> None:
    for number in range(SIZE - 1, by.randrange(KEPT_AT) - 1, -1):
        one.drop(number)
    one.rebuild()


KINDS: list[Tamper] = [
    changes_a_text,
    changes_a_text_and_its_hash,
    changes_a_hash,
    swaps_two_entries,
    deletes_the_last,
    deletes_one_in_the_middle,
    inserts_one,
    changes_a_node,
    shrinks_the_head,
    grows_the_head,
    replaces_a_salt,
    rewrites_everything,
    cuts_the_log_short,
]
BY_CHECKPOINT_ALONE = {rewrites_everything, cuts_the_log_short}
"""What the database alone cannot show: everything in it agrees."""


class Undone(Exception):
    """Takes an attempt back."""


def attempt(how: Tamper | None, by: random.Random, notes: list[str], key: str) -> list[str]:
    """What the check finds after an attempt, which is taken back."""
    found: list[str] = []
    try:
        with transaction.atomic():
            with connection.cursor() as cursor:
                if how is not None:
                    how(Intruder(cursor), by)
            found = check_log(notes, key).problems
            raise Undone
    except Undone:
        return found


@pytest.fixture
def kept() -> tuple[str, str]:
    """A log of which somebody kept a checkpoint before its end, with the public key."""
    person = UserFactory(first_name="Ada")
    fill(person, KEPT_AT)
    note = log_proofs.checkpoint_note()
    fill(person, SIZE - KEPT_AT)
    return note, log_proofs.verifying_key()


def test_every_kind_of_tampering_is_found(kept: tuple[str, str]) -> None:
    note, key = kept
    missed = []
    with roles.as_owner():
        for number in range(max(TAMPERS, len(KINDS))):
            how = KINDS[number % len(KINDS)]
            if not attempt(how, random.Random(number), [note], key):
                missed.append((how.__name__, number))
        assert attempt(None, random.Random(), [note], key) == []
    assert missed == []


def test_what_agrees_in_itself_is_found_by_a_checkpoint_alone(kept: tuple[str, str]) -> None:
    note, key = kept
    with roles.as_owner():
        for how in BY_CHECKPOINT_ALONE:
            assert attempt(how, random.Random(1), [], "") == []
            assert attempt(how, random.Random(1), [note], key) != []


def test_a_log_that_nobody_touched_is_never_accused() -> None:
    person, notes = UserFactory(), [log_proofs.checkpoint_note()]
    key, by = log_proofs.verifying_key(), random.Random(7)
    for _ in range(CLEAN):
        fill(person, by.randint(1, 3))
        notes.append(log_proofs.checkpoint_note())
        found = check_log(notes, key)
        assert (found.problems, found.compared) == ([], len(notes))


def test_a_check_that_looks_at_no_hash_misses_them(
    kept: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control: without its comparisons the harness above is red."""
    monkeypatch.setattr(log_checking, "_check_text", lambda *_: None)
    monkeypatch.setattr(log_checking, "_compare", lambda *_: None)
    with roles.as_owner():
        assert attempt(changes_a_hash, random.Random(2), [kept[0]], kept[1]) == []
        assert attempt(rewrites_everything, random.Random(2), [kept[0]], kept[1]) == []


def test_a_checkpoint_of_another_key_is_no_checkpoint(kept: tuple[str, str]) -> None:
    note, key = kept
    forged = note.replace("17\n", "18\n")
    assert check_log([forged], key).problems == [
        "No signature beneath the checkpoint is one by this key."
    ]
    assert check_log(["nothing"], key).problems != []
