"""What a database can be asked afterwards: whether the invariants hold in what it holds."""

from config.integrity.asking import Check, Finding, Scope
from config.integrity.claims import CLAIMS
from config.integrity.history import HISTORY
from config.integrity.records import RECORDS
from config.integrity.reviews import REVIEWS
from config.integrity.running import RUNNING
from config.integrity.schema import SCHEMA

__all__ = ["CHECKS", "Check", "Finding", "Scope"]

CHECKS: tuple[Check, ...] = (*SCHEMA, *REVIEWS, *CLAIMS, *RECORDS, *HISTORY, *RUNNING)
"""Every check, in the order in which they are made."""
