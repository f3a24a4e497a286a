"""The Django application `claims`."""

from django.apps import AppConfig


class ClaimsConfig(AppConfig):
    """Names the application and lets it follow what changes in `sources`."""

    name = "claims"

    def ready(self) -> None:
        """Called by Django when every model is known."""
        from claims.services.following import Follower
        from sources import ripple

        ripple.listen(Follower())
