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
    WEBHOOK_OFF = "webhook_off"


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


class ChangedKind(StrEnum):
    """What kind of record a change is about: each has an address of its own in the API."""

    SOURCE = "source"
    SOURCE_NAME = "source_name"
    SOURCE_IDENTIFIER = "source_identifier"
    SOURCE_TIE = "source_tie"
    ARTICLE = "article"
    ARTICLE_URL = "article_url"
    CREDIT = "credit"
    ARTICLE_LINK = "article_link"
    MERGE = "merge"
    TOPIC = "topic"
    CLAIM = "claim"
    CLAIM_RELATION = "claim_relation"
    ORIGIN = "origin"
    APPEARANCE = "appearance"
    ATTRIBUTION = "attribution"
    JUDGEMENT = "judgement"
    REVIEW = "review"
    RATING_SCALE = "rating_scale"
    EXTERNAL_REVIEW = "external_review"


class Happening(StrEnum):
    """What became of a record; to those who may not see it any more it was removed."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"


class WebhookState(StrEnum):
    """Whether a webhook is told of changes; what failed for days is off until somebody acts."""

    ON = "on"
    OFF = "off"
    FAILED = "failed"


class DeliveryState(StrEnum):
    """What became of one message to a webhook."""

    WAITING = "waiting"
    DELIVERED = "delivered"
    GIVEN_UP = "given_up"
