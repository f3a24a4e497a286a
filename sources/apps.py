"""The Django application `sources`."""

from django.apps import AppConfig


class SourcesConfig(AppConfig):
    """Names the application, and says how merges take its rows along and how messages leave."""

    name = "sources"
    verbose_name = "Who says it where"

    def ready(self) -> None:
        """Called by Django when every model is known."""
        from accounts.models.bulk.parts import lock_first, offer
        from accounts.services.webhooks import road
        from sources import ripple
        from sources.services.bulk import KINDS as LINES
        from sources.services.fetching.posting import Poster
        from sources.services.merging.ours import KINDS
        from sources.services.merging.rules import RELATIONS

        ripple.follow_merges(*RELATIONS)
        ripple.allow_merging(*KINDS)
        lock_first(ripple.begin)
        offer(*LINES)
        road.take(Poster())
