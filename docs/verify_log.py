"""Verifies the public log of a Second Source installation, offline, from files.

Shares no code with the server: everything is written anew from RFC 6962 and the C2SP documents
"signed-note" and "tlog-checkpoint". Needs Python 3.11 and, to check signatures, the package
`cryptography`.

    curl -s https://facts.example.org/log/key > key              # once: keep it
    curl -s https://facts.example.org/log/checkpoint > old       # keep it, compare with others
    …
    curl -s https://facts.example.org/log/checkpoint > new
    curl -s 'https://facts.example.org/log/leaves?start=0&end=1000' > leaves
    python verify_log.py leaves leaves --checkpoint new --checkpoint old --key key
    curl -s 'https://facts.example.org/log/proof?leaf=7' > proof
    curl -s https://facts.example.org/reviews/3/signed.json > signed
    python verify_log.py proof proof --key key --signed signed
    curl -s 'https://facts.example.org/log/consistency?first=12' > growth
    python verify_log.py growth growth --old old --key key

Ends with 0 when everything agrees, 1 when something does not, 2 when it could not be checked.
"""

import argparse
import base64
import hashlib
import json
import sys
from pathlib import Path


class Wrong(Exception):
    """Something does not agree."""


def hash_leaf(line: bytes) -> bytes:
    """MTH of one leaf."""
    return hashlib.sha256(b"\0" + line).digest()


def hash_pair(left: bytes, right: bytes) -> bytes:
    """MTH of two subtrees."""
    return hashlib.sha256(b"\1" + left + right).digest()


class Tree:
    """A tree that grows leaf by leaf: one (size, hash) for each whole subtree."""

    def __init__(self) -> None:
        self.parts: list[tuple[int, bytes]] = []
        self.size = 0

    def add(self, line: bytes) -> None:
        """Adds a leaf and joins subtrees of the same size."""
        part = (1, hash_leaf(line))
        while self.parts and self.parts[-1][0] == part[0]:
            size, left = self.parts.pop()
            part = (size * 2, hash_pair(left, part[1]))
        self.parts.append(part)
        self.size += 1

    def root(self) -> bytes:
        """The root as it is now."""
        if not self.parts:
            return hashlib.sha256(b"").digest()
        *rest, (_, top) = self.parts
        for _, left in reversed(rest):
            top = hash_pair(left, top)
        return top


def split(size: int) -> int:
    """The largest power of two below a size."""
    power = 1
    while power * 2 < size:
        power *= 2
    return power


def root_by_path(leaf: int, size: int, top: bytes, path: list[bytes]) -> bytes:
    """The root that a path of hashes leads to, from the top of the tree down."""
    if size == 1:
        if path:
            raise Wrong("the proof is too long")
        return top
    if not path:
        raise Wrong("the proof is too short")
    *rest, other = path
    left = split(size)
    if leaf < left:
        return hash_pair(root_by_path(leaf, left, top, rest), other)
    return hash_pair(other, root_by_path(leaf - left, size - left, top, rest))


def roots_by_growth(
    first: int, second: int, old: bytes, path: list[bytes], whole: bool = True
) -> tuple[bytes, bytes]:
    """The old and the new root that a proof of growth leads to."""
    if first == second:
        if whole:
            return old, old
        if len(path) != 1:
            raise Wrong("the proof has the wrong length")
        return path[0], path[0]
    if not path:
        raise Wrong("the proof is too short")
    *rest, other = path
    left = split(second)
    if first <= left:
        was, now = roots_by_growth(first, left, old, rest, whole)
        return was, hash_pair(now, other)
    was, now = roots_by_growth(first - left, second - left, old, rest, False)
    return hash_pair(other, was), hash_pair(other, now)


def read_key(path: Path) -> tuple[str, bytes, bytes]:
    """Name, id and bytes of the public key."""
    name, _, rest = path.read_text().strip().partition("+")
    shown, _, encoded = rest.partition("+")
    kind_and_key = base64.b64decode(encoded)
    number = hashlib.sha256(name.encode() + b"\n" + kind_and_key).digest()[:4]
    if kind_and_key[:1] != b"\1" or len(kind_and_key) != 33 or number.hex() != shown:
        raise Wrong("the key is none")
    return name, number, kind_and_key[1:]


def read_checkpoint(note: str, key: Path | None) -> tuple[int, bytes]:
    """Size and root of a checkpoint, whose signature is checked where a key is given."""
    body, gap, signatures = note.partition("\n\n")
    lines = body.split("\n")
    if not gap or len(lines) < 3:
        raise Wrong("the checkpoint is none")
    if key is not None:
        check_signature(body + "\n", signatures, lines[0], key)
    return int(lines[1]), base64.b64decode(lines[2])


def check_signature(text: str, signatures: str, origin: str, key: Path) -> None:
    """Raises Wrong unless the key has signed the text."""
    try:
        from cryptography.exceptions import InvalidSignature
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
    except ImportError:
        sys.stdout.write("The package cryptography is missing: no signature can be checked.\n")
        sys.exit(2)
    name, number, raw = read_key(key)
    if name != origin:
        raise Wrong(f"the checkpoint is one of {origin!r}, the key one of {name!r}")
    for line in signatures.splitlines():
        dash, _, rest = line.partition(" ")
        by, _, encoded = rest.partition(" ")
        stamp = base64.b64decode(encoded)
        if dash == "\u2014" and by == name and stamp[:4] == number:
            try:
                Ed25519PublicKey.from_public_bytes(raw).verify(stamp[4:], text.encode())
            except InvalidSignature:
                continue
            return
    raise Wrong("no signature of the checkpoint is one by this key")


def verify_leaves(asked: argparse.Namespace) -> str:
    """Computes the tree from all entries and compares it with every checkpoint."""
    wanted = [read_checkpoint(path.read_text(), asked.key) for path in asked.checkpoint]
    sizes = {size for size, _ in wanted}
    tree, roots = Tree(), {0: Tree().root()}
    for path in asked.files:
        for line in path.read_bytes().split(b"\n")[:-1]:
            if json.loads(line).get("entry") != tree.size:
                raise Wrong(f"entry {tree.size} says that it is another one")
            tree.add(line)
            if tree.size in sizes:
                roots[tree.size] = tree.root()
    for size, root in wanted:
        if size not in roots:
            raise Wrong(f"a checkpoint has {size} entries, and there are {tree.size}")
        if roots[size] != root:
            raise Wrong(f"the first {size} entries are not those of the checkpoint")
    return f"{tree.size} entries agree with {len(wanted)} checkpoints"


def verify_proof(asked: argparse.Namespace) -> str:
    """Checks that an entry is in the log of a checkpoint, and what was signed is what it names."""
    told = json.loads(asked.file.read_text())
    note = asked.checkpoint.read_text() if asked.checkpoint else told["checkpoint"]
    size, root = read_checkpoint(note, asked.key)
    said = json.loads(told["text"])
    if told["size"] != size or not 0 <= told["leaf"] < size or said["entry"] != told["leaf"]:
        raise Wrong("proof, entry and checkpoint are about different things")
    path = [bytes.fromhex(one) for one in told["proof"]]
    if root_by_path(told["leaf"], size, hash_leaf(told["text"].encode()), path) != root:
        raise Wrong("the entry is not in the log of this checkpoint")
    if asked.signed:
        found = hashlib.sha256(asked.signed.read_bytes()).hexdigest()
        if found != said.get("content_hash"):
            raise Wrong("the text is not the one that the entry names")
    return f"entry {told['leaf']} ({said['kind']}, {said['at']}) is in the log of {size} entries"


def verify_growth(asked: argparse.Namespace) -> str:
    """Checks that the log of an old checkpoint is the beginning of a newer one."""
    told = json.loads(asked.file.read_text())
    old_size, old = read_checkpoint(asked.old.read_text(), asked.key)
    note = asked.new.read_text() if asked.new else told["checkpoint"]
    new_size, new = read_checkpoint(note, asked.key)
    if (told["first"], told["second"]) != (old_size, new_size) or not 0 < old_size <= new_size:
        raise Wrong("the proof is about other sizes than the checkpoints")
    path = [bytes.fromhex(one) for one in told["proof"]]
    if old_size == new_size and path:
        raise Wrong("the proof is too long")
    if roots_by_growth(old_size, new_size, old, path) != (old, new):
        raise Wrong("the old log is not the beginning of the new one")
    return f"the log only grew, from {old_size} to {new_size} entries"


def arguments() -> argparse.Namespace:
    """What was asked on the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parts = parser.add_subparsers(required=True, metavar="leaves | proof | growth")
    leaves = parts.add_parser("leaves", help="all entries, from files in their order")
    leaves.add_argument("files", type=Path, nargs="+")
    leaves.add_argument("--checkpoint", type=Path, action="append", required=True)
    leaves.set_defaults(verify=verify_leaves)
    proof = parts.add_parser("proof", help="that an entry is in the log")
    proof.add_argument("file", type=Path)
    proof.add_argument("--checkpoint", type=Path, help="instead of the one in the proof")
    proof.add_argument("--signed", type=Path, help="signed.json of the review")
    proof.set_defaults(verify=verify_proof)
    growth = parts.add_parser("growth", help="that the log only grew since an old checkpoint")
    growth.add_argument("file", type=Path)
    growth.add_argument("--old", type=Path, required=True)
    growth.add_argument("--new", type=Path, help="instead of the one in the proof")
    growth.set_defaults(verify=verify_growth)
    for part in (leaves, proof, growth):
        part.add_argument("--key", type=Path, help="without it no signature is checked")
    return parser.parse_args()


def main() -> int:
    """Verifies, says so in one line, and returns the status to end with."""
    asked = arguments()
    try:
        said = asked.verify(asked)
    except Wrong as wrong:
        sys.stdout.write(f"WRONG: {wrong}.\n")
        return 1
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        sys.stdout.write(f"WRONG: it cannot be read ({error}).\n")
        return 1
    note = "" if asked.key else " (signatures were not checked: no --key)"
    sys.stdout.write(f"Right: {said}{note}.\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
