"""The Django application `reviews`."""

from django.apps import AppConfig


class ReviewsConfig(AppConfig):
    """Names the application, lets merges take its rows along, and asks who shows reviews."""

    name = "reviews"
    verbose_name = "Reviewing"

    def ready(self) -> None:
        """Called by Django when every model is known."""
        from django.core import checks

        from reviews import pages
        from reviews.services.merging import RELATIONS
        from sources import ripple

        ripple.follow_merges(*RELATIONS)
        checks.register(pages.check_renderer)
