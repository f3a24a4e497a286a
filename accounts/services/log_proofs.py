"""What the public log proves: its checkpoint, and that an entry is in it, and that it only grew."""

from collections.abc import Sequence
from urllib.parse import urlsplit

from django.conf import settings

from accounts.domain.checkpoints import Checkpoint, public_key, signed, signing_key
from accounts.domain.merkle import (
    Node,
    Span,
    consistency_spans,
    inclusion_spans,
    joined,
    span_hash,
    whole_nodes,
)
from accounts.models import LogHead, LogLeaf, LogNode
from accounts.models.log import HEAD


def head() -> LogHead:
    """Where the log ends now."""
    return LogHead.objects.get(pk=HEAD)


def origin() -> str:
    """The name of this log: as it was said, else the host of the site and `/log`."""
    said: str = settings.LOG_ORIGIN
    return said or f"{urlsplit(settings.SITE_URL).netloc}/log"


def checkpoint_of(found: LogHead) -> Checkpoint:
    """Will put together the checkpoint of a head."""
    return Checkpoint(origin(), found.size, joined([bytes.fromhex(one) for one in found.peaks]))


def checkpoint_note(found: LogHead | None = None) -> str:
    """Will sign the checkpoint of a head, the one of now where none is given."""
    return signed(checkpoint_of(found or head()), signing_key(settings.LOG_KEY))


def verifying_key() -> str:
    """The public key of this log, as verifiers take it."""
    return public_key(origin(), signing_key(settings.LOG_KEY))


def inclusion(leaf: int, size: int) -> list[str]:
    """Will prove that an entry is among the first `size`; hashes in hexadecimal, the nearest first.

    Raises: ValueError for an entry that is not; LookupError where the log lacks a node.
    """
    return _hashes(inclusion_spans(leaf, size))


def consistency(first: int, second: int) -> list[str]:
    """Will prove that the log only grew between two sizes; hashes in hexadecimal.

    Raises: ValueError unless 0 < first <= second; LookupError where the log lacks a node.
    """
    return _hashes(consistency_spans(first, second))


def root_at(size: int) -> bytes:
    """Will compute the root that the log had at a size.

    Raises: LookupError where the log lacks a node.
    """
    nodes = whole_nodes(Span(0, size))
    known = _known(nodes)
    return joined([known[node] for node in nodes])


def _hashes(spans: Sequence[Span]) -> list[str]:
    known = _known([node for span in spans for node in whole_nodes(span)])
    return [span_hash(span, known.__getitem__).hex() for span in spans]


def _known(nodes: Sequence[Node]) -> dict[Node, bytes]:
    """The hashes of nodes, in two queries."""
    above = LogNode.objects.at([node for node in nodes if node.level > 0])
    leaves = LogLeaf.objects.filter(number__in=[node.place for node in nodes if node.level == 0])
    found = {
        Node(level, index): one for level, index, one in above.values_list("level", "index", "hash")
    }
    found |= {Node(0, number): one for number, one in leaves.values_list("number", "hash")}
    return {node: bytes.fromhex(one) for node, one in found.items()}
