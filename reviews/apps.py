"""The Django application `reviews`."""

from django.apps import AppConfig


class ReviewsConfig(AppConfig):
    """Names the application and lets merges take its rows along."""

    name = "reviews"

    def ready(self) -> None:
        """Called by Django when every model is known."""
        from reviews.services.merging import RELATIONS
        from sources import ripple

        ripple.follow_merges(*RELATIONS)
