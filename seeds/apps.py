"""The Django application `seeds`."""

from django.apps import AppConfig


class SeedsConfig(AppConfig):
    """Names the application."""

    name = "seeds"
