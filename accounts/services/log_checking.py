"""Looking for rewritten history: everything in the public log is computed anew and compared."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import rfc8785
from django.db import connection

from accounts.domain.checkpoints import BadCheckpoint, Checkpoint, opened
from accounts.domain.entries import canonical, is_bound
from accounts.domain.merkle import EMPTY, appended, joined, leaf_hash
from accounts.models import LogHead, LogLeaf, LogNode, LogSalt
from accounts.models.log import HEAD

AT_ONCE = 2000
MOST_TOLD = 100
"""Problems that are told; a log with more of them is broken at large."""

COUNTED = """
    SELECT id, size, peaks,
        (SELECT count(*) FROM accounts_logleaf),
        (SELECT coalesce(max(number), -1) FROM accounts_logleaf),
        (SELECT count(*) FROM accounts_lognode),
        (SELECT count(*) FROM accounts_logsalt)
    FROM accounts_loghead
"""


@dataclass(slots=True)
class Findings:
    """What was found: how far the log reaches, its root, what was erased, and what is wrong."""

    size: int = 0
    root: bytes = EMPTY
    erased: int = 0
    compared: int = 0
    problems: list[str] = field(default_factory=list)

    def add(self, problem: str) -> None:
        """Will note what is wrong, as long as there is room."""
        if len(self.problems) < MOST_TOLD:
            self.problems.append(problem)


def check_log(notes: Sequence[str] = (), known: str = "") -> Findings:
    """Will compute the whole log anew, and compare it with checkpoints that were kept elsewhere.

    `known` is the public key that signed them. Whoever may write everything can also compute
    everything anew: only checkpoints from outside of the database show that. What is added meanwhile
    is passed over. Memory stays the same however long the log is.
    """
    found = Findings()
    head = _head(found)
    if head is None:
        return found
    kept = _kept(notes, known, found)
    peaks = _walk(head, kept, found)
    if [peak.hex() for peak in peaks] != head.peaks:
        found.add("The head of the log is not that of its entries.")
    found.root = joined(peaks)
    for checkpoint in kept:
        if checkpoint.size > found.size:
            found.add(
                f"The log has {found.size} entries, and a checkpoint was signed when it had "
                f"{checkpoint.size}."
            )
    return found


def _head(found: Findings) -> LogHead | None:
    """The head, compared with the numbers of rows at the same moment, which must be those of its size."""
    with connection.cursor() as cursor:
        cursor.execute(COUNTED)
        heads = cursor.fetchall()
    if [row[0] for row in heads] != [HEAD]:
        found.add("The log has no head, or more than one.")
        return None
    ((pk, size, peaks, leaves, last, nodes, salts),) = heads
    if leaves != size or last != size - 1:
        found.add(f"The head counts {size} entries, and there are {leaves}.")
    if nodes != size - size.bit_count():
        found.add(f"There are {nodes} nodes, and {size - size.bit_count()} belong there.")
    if salts != size:
        found.add(f"There are {salts} personal parts of {size} entries.")
    return LogHead(id=pk, size=size, peaks=peaks)


def _kept(notes: Sequence[str], known: str, found: Findings) -> list[Checkpoint]:
    """The checkpoints that were kept, those that can be read."""
    kept = []
    for note in notes:
        try:
            kept.append(opened(note, known))
        except BadCheckpoint as bad:
            found.add(str(bad))
    return kept


def _walk(head: LogHead, kept: Sequence[Checkpoint], found: Findings) -> list[bytes]:
    """Computes the tree leaf by leaf; returns its peaks."""
    peaks: list[bytes] = []
    nodes = LogNode.objects.as_they_came().iterator(chunk_size=AT_ONCE)
    stored = ((node.level, node.index, node.hash) for node in nodes)
    by_size: dict[int, list[bytes]] = {}
    for checkpoint in kept:
        by_size.setdefault(checkpoint.size, []).append(checkpoint.root)
    _compare(by_size.get(0, []), [], 0, found)
    for leaf in LogLeaf.objects.filter(number__lt=head.size).iterator(chunk_size=AT_ONCE):
        if leaf.number != found.size:
            found.add(f"Entry {found.size} is not there; entry {leaf.number} follows.")
            break
        _check_text(leaf, found)
        peaks, new = appended(peaks, leaf.number, leaf_hash(leaf.text.encode()))
        for level, one in enumerate(new, start=1):
            if next(stored, None) != (level, leaf.number >> level, one.hex()):
                found.add(f"Node {leaf.number >> level} of level {level} is another one.")
        found.size += 1
        _compare(by_size.get(found.size, []), peaks, found.size, found)
    _check_salts(head.size, found)
    return peaks


def _compare(roots: list[bytes], peaks: list[bytes], size: int, found: Findings) -> None:
    for root in roots:
        found.compared += 1
        if root != joined(peaks):
            found.add(f"The first {size} entries are not those that a checkpoint was signed for.")


def _check_text(leaf: LogLeaf, found: Findings) -> None:
    """Whether an entry is written in the one form that it has, and its columns say what it says."""
    if leaf_hash(leaf.text.encode()).hex() != leaf.hash:
        found.add(f"The hash of entry {leaf.number} is not that of its text.")
    try:
        said = json.loads(leaf.text)
        record = (said["kind"], said["record"]["type"], said["record"]["id"])
        is_plain = canonical(said) == leaf.text and said["entry"] == leaf.number
    except (ValueError, KeyError, TypeError, rfc8785.CanonicalizationError):
        found.add(f"The text of entry {leaf.number} is none.")
        return
    if not is_plain:
        found.add(f"The text of entry {leaf.number} is not written as it was.")
    if record != (leaf.kind, leaf.record_type, leaf.record_id):
        found.add(f"The columns of entry {leaf.number} are not what its text says.")


def _check_salts(size: int, found: Findings) -> None:
    """Whether each personal part that was not erased is the one that its entry binds."""
    for number, text, salt, personal, erased_at in _salts(size):
        if erased_at is not None:
            found.erased += 1
        elif not is_bound(salt, personal, _bound_by(text)):
            found.add(f"The personal part of entry {number} is not the one that it binds.")


def _salts(size: int) -> Iterator[tuple[int, str, str, str, object]]:
    rows = LogSalt.objects.filter(leaf__number__lt=size).order_by("leaf__number")
    columns = rows.values_list("leaf__number", "leaf__text", "salt", "text", "erased_at")
    yield from columns.iterator(chunk_size=AT_ONCE)


def _bound_by(text: str) -> str:
    """What an entry binds; nothing where it cannot be read."""
    try:
        said = json.loads(text)
    except ValueError:
        return ""
    return str(said.get("personal", "")) if isinstance(said, dict) else ""
