"""The Django application `web`."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Names the application."""

    name = "web"
