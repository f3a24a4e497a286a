"""Checkpoints are signed as others expect it, and nothing else passes for one."""

import base64
import hashlib

import pytest

from accounts.domain.checkpoints import (
    BadCheckpoint,
    Checkpoint,
    opened,
    public_key,
    signed,
    signing_key,
)

SEED = base64.b64encode(bytes(range(32))).decode()
OTHER = base64.b64encode(bytes(32)).decode()
ROOT = bytes(range(32, 64))
ONE = Checkpoint("facts.example.org/log", 12, ROOT)
KEY = public_key(ONE.origin, signing_key(SEED))
NOTE = signed(ONE, signing_key(SEED))


def test_a_checkpoint_is_three_lines_and_a_signature() -> None:
    lines = NOTE.split("\n")
    assert lines[:4] == [ONE.origin, "12", base64.b64encode(ROOT).decode(), ""]
    assert lines[4].startswith("\u2014 facts.example.org/log ")
    assert len(base64.b64decode(lines[4].split(" ")[2])) == 4 + 64
    assert lines[5:] == [""]
    assert opened(NOTE, KEY) == ONE


def test_the_key_is_written_as_verifiers_of_notes_take_it() -> None:
    name, number, encoded = KEY.split("+", 2)
    raw = signing_key(SEED).public_key().public_bytes_raw()
    assert name == ONE.origin
    assert base64.b64decode(encoded) == b"\x01" + raw
    assert number == hashlib.sha256(f"{name}\n".encode() + b"\x01" + raw).hexdigest()[:8]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("\n12\n", "\n13\n"),
        ("\n12\n", "\n012\n"),
        ("\n12\n", "\n-12\n"),
        ("\n12\n", "\nx\n"),
        ("facts.", "facets."),
        ("\n\n", "\n"),
        ("\u2014 ", "- "),
        ("\u2014 facts.example.org/log ", "\u2014 facts.example.org/log !"),
        (base64.b64encode(ROOT).decode(), base64.b64encode(ROOT[:-1]).decode()),
        (base64.b64encode(ROOT).decode(), base64.b64encode(ROOT[::-1]).decode()),
    ],
)
def test_what_was_changed_is_no_checkpoint(old: str, new: str) -> None:
    assert old in NOTE
    with pytest.raises(BadCheckpoint):
        opened(NOTE.replace(old, new, 1), KEY)


def test_another_key_has_not_signed_it() -> None:
    with pytest.raises(BadCheckpoint, match="No signature"):
        opened(NOTE, public_key(ONE.origin, signing_key(OTHER)))


@pytest.mark.parametrize("known", ["", "name", "name+00000000+AAAA", KEY.replace("+", "+0", 1)])
def test_what_is_no_key_is_refused(known: str) -> None:
    with pytest.raises(BadCheckpoint, match="no public key"):
        opened(NOTE, known)


def test_signatures_of_others_beneath_it_are_passed_over() -> None:
    stamp = base64.b64encode(bytes(68)).decode()
    assert opened(NOTE.replace("\n\n", f"\n\n\u2014 witness {stamp}\n"), KEY) == ONE


@pytest.mark.parametrize("seed", ["", "x", "AAAA", "ä"])
def test_a_seed_is_32_bytes(seed: str) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        signing_key(seed)
