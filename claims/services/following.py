"""How claims follow what changes in `sources`: this is what `sources.ripple` calls."""

from collections.abc import Collection
from contextlib import AbstractContextManager

from accounts.models import User
from accounts.services.jobs import defer_job
from claims.models import Claim
from claims.services import reach
from claims.services.anchoring import carry_over
from claims.services.corroboration import deferred, recompute
from claims.services.locks import hold_alone
from claims.services.suggestions.reading import TASK as READ
from sources.ripple import Resting


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
        recompute(self._touched(sources, articles))

    def versioned(self, version: int, *, by: User | None) -> None:
        """Will look in the new text for what stood in the one before, and have it read."""
        carry_over(version, by=by)
        defer_job(READ, by=by, version=version)

    def resting_on(self, *, sources: Collection[int], articles: Collection[int]) -> list[Resting]:
        """Will name the claims that a change of these sources and articles would compute anew."""
        touched = self._touched(sources, articles)
        claims = Claim.objects.filter(pk__in=touched).order_by("pk")
        return [Resting(str(claim), claim.get_absolute_url()) for claim in claims]

    def _touched(self, sources: Collection[int], articles: Collection[int]) -> set[int]:
        return reach.related(reach.of_sources(sources) | reach.of_articles(articles))
