"""The Django application `accounts`."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Names the application."""

    name = "accounts"
    verbose_name = "People and operation"
