"""What is done about claims apart from requests."""

from accounts.jobs import task
from accounts.models import User
from claims.models import Claim
from claims.services import relating


@task("claims.suggest_relations")
def suggest_relations(*, by: User | None, claim: int) -> None:
    """Will suggest what a claim whose figure is new or changed may be tied to."""
    found = Claim.objects.filter(pk=claim).first()
    if found is not None:
        relating.suggest_relations(found, by=None)


@task("claims.suggest_all_relations", every="23 4 * * *")
def suggest_all_relations(*, by: User | None) -> None:
    """Will look through all numerical claims for relations that nobody has suggested yet."""
    for _ in relating.suggest_all(by=by):
        pass
