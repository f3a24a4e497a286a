"""The words of the `accounts` app."""

from enum import StrEnum


class Role(StrEnum):
    """What a person is trusted with; one person may hold several."""

    CONTRIBUTOR = "contributor"
    CURATOR = "curator"
    REVIEWER = "reviewer"
    EDITOR = "editor"
    ADMIN = "admin"
    AUDITOR = "auditor"


class Scope(StrEnum):
    """What a token may be used for, within what its owner may do."""

    READ = "read"
    WRITE = "write"


class NoticeKind(StrEnum):
    """What a letter is about that somebody gets for their work; each can be switched off."""

    ASSIGNED = "assigned"
    SIGNATURE_WANTED = "signature_wanted"
    OVERDUE = "overdue"
    CORRECTION_REQUESTED = "correction_requested"
    CORROBORATION_CHANGED = "corroboration_changed"


class LogKind(StrEnum):
    """What an entry of the public log tells of."""

    SIGNED = "signed"
    SIGNATURE_WITHDRAWN = "signature_withdrawn"
    PUBLISHED = "published"
    CORRECTED = "corrected"
    RETRACTED = "retracted"
    MERGED = "merged"
    UNMERGED = "unmerged"


class ImportFormat(StrEnum):
    """How the lines of an import are written."""

    NDJSON = "ndjson"
    CSV = "csv"


class ImportState(StrEnum):
    """How far an import is."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
