"""The Django application `claims`."""

from django.apps import AppConfig


class ClaimsConfig(AppConfig):
    """Names the application and lets it follow what changes in `sources`."""

    name = "claims"
    verbose_name = "What is said"

    def ready(self) -> None:
        """Called by Django when every model is known."""
        from accounts.models.bulk.parts import offer
        from claims.services.bulk import KINDS
        from claims.services.claim_merging import KIND
        from claims.services.following import Follower
        from claims.services.merging import RELATIONS
        from sources import ripple

        ripple.listen(Follower())
        ripple.follow_merges(*RELATIONS)
        ripple.allow_merging(KIND)
        offer(*KINDS)
