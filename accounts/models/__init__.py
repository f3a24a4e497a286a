"""The records of `accounts`."""

from accounts.models.attempt import Attempt
from accounts.models.event import Event
from accounts.models.feed import Change, FeedFloor
from accounts.models.importing import (
    ImportedKey,
    ImportFault,
    ImportPart,
    ImportRun,
    Installation,
)
from accounts.models.invitation import Invitation
from accounts.models.job import Job, worker_is_alive, workers_alive
from accounts.models.log import LogHead, LogLeaf, LogNode, LogSalt
from accounts.models.notice import MutedNotice, Notice
from accounts.models.rate import RequestCount
from accounts.models.record import AppendOnly, Record, bump_row_version
from accounts.models.token import ApiToken, IdempotencyKey
from accounts.models.user import RoleGrant, User
from accounts.models.webhook import Webhook, WebhookAttempt, WebhookDelivery

__all__ = [
    "ApiToken",
    "AppendOnly",
    "Attempt",
    "Change",
    "Event",
    "FeedFloor",
    "IdempotencyKey",
    "ImportFault",
    "ImportPart",
    "ImportRun",
    "ImportedKey",
    "Installation",
    "Invitation",
    "Job",
    "LogHead",
    "LogLeaf",
    "LogNode",
    "LogSalt",
    "MutedNotice",
    "Notice",
    "Record",
    "RequestCount",
    "RoleGrant",
    "User",
    "Webhook",
    "WebhookAttempt",
    "WebhookDelivery",
    "bump_row_version",
    "worker_is_alive",
    "workers_alive",
]
