"""The Django application `sources`."""

from django.apps import AppConfig


class SourcesConfig(AppConfig):
    """Names the application."""

    name = "sources"
