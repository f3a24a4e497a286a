"""The Django application `claims`."""

from django.apps import AppConfig


class ClaimsConfig(AppConfig):
    """Names the application."""

    name = "claims"
