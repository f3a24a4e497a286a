"""The Django application `reviews`."""

from django.apps import AppConfig


class ReviewsConfig(AppConfig):
    """Names the application, lets merges take its rows along, and asks who shows reviews."""

    name = "reviews"
    verbose_name = "Reviewing"

    def ready(self) -> None:
        """Called by Django when every model is known."""
        from django.core import checks

        from accounts.services.bulk.formats import offer_linked
        from reviews import pages
        from reviews.services.linked import published_claimreviews
        from reviews.services.merging import RELATIONS
        from sources import ripple

        ripple.follow_merges(*RELATIONS)
        offer_linked(published_claimreviews)
        checks.register(pages.check_renderer)
