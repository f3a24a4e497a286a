"""The Django application `config`: its commands run the server, the migrations and the site."""

import gc

from django.apps import AppConfig
from django.contrib.admin import apps as admin_apps


class ConfigConfig(AppConfig):
    """Names the application."""

    name = "config"
    default = True

    def ready(self) -> None:
        """Will register the checks of production, and let the garbage collector look seldom.

        It never looks again at what was loaded at start. Rows and facts are many and go round in no
        circles: looking for circles among them took a third of the time of counting claims.
        """
        from config.operating import checks

        _ = checks.check_production  # registered by being imported, once the models are there
        gc.freeze()
        gc.set_threshold(20_000, 10, 5)


class SiteConfig(admin_apps.AdminConfig):
    """Puts our own site into Django's admin."""

    default_site = "config.site.Site"
    default = False
