"""The Django application `config`: its commands run the server, the migrations and the site."""

from django.apps import AppConfig
from django.contrib.admin import apps as admin_apps


class ConfigConfig(AppConfig):
    """Names the application."""

    name = "config"
    default = True


class SiteConfig(admin_apps.AdminConfig):
    """Puts our own site into Django's admin."""

    default_site = "config.site.Site"
    default = False
