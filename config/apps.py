"""The Django application `config`: its commands run the server, the migrations and the site."""

from django.apps import AppConfig


class ConfigConfig(AppConfig):
    """Names the application."""

    name = "config"
