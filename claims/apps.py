"""The Django application `claims`."""

from django.apps import AppConfig


class ClaimsConfig(AppConfig):
    """Names the application and lets it follow what changes in `sources`."""

    name = "claims"

    def ready(self) -> None:
        """Called by Django when every model is known."""
        from claims.services.corroboration import hold_alone, recompute_after
        from claims.services.merging import RELATIONS, claims_resting_on
        from sources import ripple

        ripple.listen(begin=hold_alone, changed=recompute_after, names=claims_resting_on)
        ripple.follow_merges(*RELATIONS)
