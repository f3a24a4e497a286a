"""`manage.py rebuild_matching`: makes anew what claims are found by."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from accounts.progress import progress
from claims.models import MatchingState
from claims.services.matching.keeping import rebuild


class Command(BaseCommand):
    """Makes the terms of all claims anew and counts them; claims are found meanwhile."""

    help = "Make anew what claims are found by, after a restored backup or with new rules."

    def handle(self, *args: Any, **options: Any) -> None:
        """Will rebuild, telling how far it is, and say what is there at the end."""
        with progress("Claims") as advance:
            for done, total in rebuild(now=timezone.now()):
                advance(done, total)
        state = MatchingState.objects.get()
        self.stdout.write(
            f"{state.claims:,} claims of {state.mean_length:.1f} terms each are found by what they say."
        )
