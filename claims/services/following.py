"""How claims follow what changes in `sources`: this is what `sources.ripple` calls."""

from collections.abc import Collection
from contextlib import AbstractContextManager

from accounts.models import User
from claims.services import reach
from claims.services.anchoring import carry_over
from claims.services.corroboration import deferred, hold_alone, recompute


class Follower:
    """Keeps claims up to date with sources and articles."""

    def begin(self) -> None:
        """Will keep every other writer of claims out, before a row of `sources` is locked."""
        hold_alone()

    def together(self) -> AbstractContextManager[None]:
        """Will compute each claim once for all that changes inside."""
        return deferred()

    def changed(self, *, sources: Collection[int], articles: Collection[int]) -> None:
        """Will bring up to date every claim that these sources or articles have a part in."""
        touched = reach.of_sources(sources) | reach.of_articles(articles)
        recompute(reach.related(touched))

    def versioned(self, version: int, *, by: User | None) -> None:
        """Will look in the new text for what stood in the one before."""
        carry_over(version, by=by)
