"""The Django application `sources`."""

from django.apps import AppConfig


class SourcesConfig(AppConfig):
    """Names the application and says how merges take its rows along."""

    name = "sources"
    verbose_name = "Who says it where"

    def ready(self) -> None:
        """Called by Django when every model is known."""
        from sources import ripple
        from sources.services.merging.ours import KINDS
        from sources.services.merging.rules import RELATIONS

        ripple.follow_merges(*RELATIONS)
        ripple.allow_merging(*KINDS)
