"""What the reader proposes: stored when an article is read, decided by people, taken back by them."""

from claims.services.suggestions.deciding import accept, reject, reopen
from claims.services.suggestions.drafting import draft_appearance, draft_claim
from claims.services.suggestions.reading import (
    ReadOutcome,
    read_version,
    read_versions,
)
from claims.services.told import HopTold, OriginTold

__all__ = [
    "HopTold",
    "OriginTold",
    "ReadOutcome",
    "accept",
    "draft_appearance",
    "draft_claim",
    "read_version",
    "read_versions",
    "reject",
    "reopen",
]
