"""The admin of `accounts`, and what the admin of every application is built from."""

from accounts.admin.jobs import JobAdmin
from accounts.admin.log import EventAdmin
from accounts.admin.people import RoleGrantAdmin, UserAdmin
from accounts.admin.tokens import ApiTokenAdmin
from accounts.admin.webhooks import WebhookAdmin, WebhookDeliveryAdmin

__all__ = [
    "ApiTokenAdmin",
    "EventAdmin",
    "JobAdmin",
    "RoleGrantAdmin",
    "UserAdmin",
    "WebhookAdmin",
    "WebhookDeliveryAdmin",
]
