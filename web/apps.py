"""The Django application `web`."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Names the application, and shows reviews to whoever publishes them."""

    name = "web"

    def ready(self) -> None:
        """Called by Django when every model is known."""
        from reviews import pages
        from web.pages.review import page_of

        pages.render_by(page_of)
