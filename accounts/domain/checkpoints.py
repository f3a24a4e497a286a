"""Checkpoints: the size and root of the public log, signed, so that whoever keeps one can compare.

A checkpoint is a text of three lines (origin, number of leaves, root) with a signature beneath.
Source: C2SP tlog-checkpoint and signed-note, with Ed25519.
"""

import base64
import hashlib
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

ED25519 = b"\x01"
DASH = "— "
ID_LENGTH = 4
SEED_LENGTH = 32


class BadCheckpoint(ValueError):
    """Says that a text is no checkpoint, or not one that this key has signed."""


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """What the log was: its name, how many leaves it had, and its root (32 bytes)."""

    origin: str
    size: int
    root: bytes

    @property
    def text(self) -> str:
        """What is signed."""
        return f"{self.origin}\n{self.size}\n{_encoded(self.root)}\n"


def signing_key(seed: str) -> Ed25519PrivateKey:
    """Will read the key from its seed, 32 bytes in Base64.

    Raises: ValueError for anything else.
    """
    try:
        found = base64.b64decode(seed.strip(), validate=True)
    except ValueError as error:
        raise ValueError("The key of the log is 32 bytes in Base64.") from error
    if len(found) != SEED_LENGTH:
        raise ValueError(f"The key of the log is 32 bytes in Base64, not {len(found)}.")
    return Ed25519PrivateKey.from_private_bytes(found)


def public_key(name: str, key: Ed25519PrivateKey) -> str:
    """Will write the public key as verifiers take it: name, four bytes that tell keys apart, key."""
    raw = key.public_key().public_bytes_raw()
    return f"{name}+{_key_id(name, raw).hex()}+{_encoded(ED25519 + raw)}"


def signed(checkpoint: Checkpoint, key: Ed25519PrivateKey) -> str:
    """Will sign a checkpoint in the name of its origin; the same one is signed alike every time."""
    raw = key.public_key().public_bytes_raw()
    stamp = _key_id(checkpoint.origin, raw) + key.sign(checkpoint.text.encode())
    return f"{checkpoint.text}\n{DASH}{checkpoint.origin} {_encoded(stamp)}\n"


def opened(note: str, known: str) -> Checkpoint:
    """Will read a checkpoint that the holder of a public key has signed.

    Signatures of others beneath it are passed over.

    Raises: BadCheckpoint.
    """
    text, gap, signatures = note.partition("\n\n")
    if not gap:
        raise BadCheckpoint("This is no checkpoint: no signature stands beneath it.")
    checkpoint = _read(text)
    name, raw = _read_key(known)
    for line in signatures.splitlines():
        if _is_signed(f"{text}\n", line, name, raw):
            if checkpoint.origin != name:
                raise BadCheckpoint(f"It is signed for “{checkpoint.origin}” by “{name}”.")
            return checkpoint
    raise BadCheckpoint("No signature beneath the checkpoint is one by this key.")


def _read(text: str) -> Checkpoint:
    lines = text.split("\n")
    try:
        origin, size, root = lines[:3]
        found = Checkpoint(origin, int(size), base64.b64decode(root, validate=True))
    except ValueError as error:
        raise BadCheckpoint("A checkpoint is a name, a number and a root, a line each.") from error
    if str(found.size) != size or found.size < 0 or len(found.root) != hashlib.sha256().digest_size:
        raise BadCheckpoint("The number or the root of the checkpoint is none.")
    return found


def _read_key(known: str) -> tuple[str, bytes]:
    name, _, rest = known.strip().partition("+")
    hint, _, text = rest.partition("+")
    try:
        found = base64.b64decode(text, validate=True)
    except ValueError as error:
        raise BadCheckpoint("This is no public key of a log.") from error
    raw = found[1:]
    if found[:1] != ED25519 or len(raw) != SEED_LENGTH or _key_id(name, raw).hex() != hint:
        raise BadCheckpoint("This is no public key of a log.")
    return name, raw


def _is_signed(text: str, line: str, name: str, raw: bytes) -> bool:
    """Whether a line is a signature of this text by this key."""
    by, _, encoded = line.removeprefix(DASH).rpartition(" ")
    try:
        stamp = base64.b64decode(encoded, validate=True)
    except ValueError:
        return False
    if not line.startswith(DASH) or by != name or stamp[:ID_LENGTH] != _key_id(name, raw):
        return False
    try:
        Ed25519PublicKey.from_public_bytes(raw).verify(stamp[ID_LENGTH:], text.encode())
    except InvalidSignature:
        return False
    return True


def _key_id(name: str, raw: bytes) -> bytes:
    return hashlib.sha256(name.encode() + b"\n" + ED25519 + raw).digest()[:ID_LENGTH]


def _encoded(found: bytes) -> str:
    return base64.b64encode(found).decode()
