"""The short table that `make run` prints: how the best-known claims of the seeds are sourced."""

from rich.table import Table

from claims.models import Claim
from claims.printing import interval
from seeds.models import Seeded

BEST_KNOWN = (
    "russians-oppose-handover",
    "levada-74-percent",
    "declaration-1956-two-islands",
    "crimea-annexed-2014",
    "moscow-meeting-25th",
    "magnitogorsk-attack-covered-up",
    "magnitogorsk-gas-explosion",
)
"""Keys of seed claims, in the order in which they are shown."""


def best_known() -> Table:
    """Will make the table; a claim that is not there any more is left out."""
    ids = dict(
        Seeded.objects.filter(kind="claim", key__in=BEST_KNOWN).values_list("key", "object_id")
    )
    claims = Claim.objects.in_bulk(ids.values())
    table = Table(
        title="How many separate things would have to be wrong?\n(A label describes sourcing, never truth.)",
        title_justify="left",
    )
    table.add_column("Claim", min_width=30)
    table.add_column("Number", no_wrap=True)
    table.add_column("Sourcing", no_wrap=True)
    for key in BEST_KNOWN:
        if claim := claims.get(ids.get(key, 0)):
            table.add_row(
                str(claim),
                interval(claim.supports_confirmed, claim.supports_possible),
                claim.label.replace("_", " "),
            )
    return table
