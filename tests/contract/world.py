"""A small world to be asked about: some records of every kind, and who asks."""

from datetime import timedelta

from django.utils import timezone

from accounts.domain.vocabulary import Role, Scope
from accounts.services.tokens import issue_token
from tests.accounts.api.test_resources import DETAILS, LISTS
from tests.factories.accounts import UserFactory
from tests.factories.reviews import (
    CorrectionRequestFactory,
    EvidenceFileFactory,
    QuarantinedItemFactory,
)
from tests.factories.sources import PossibleDuplicateFactory
from tests.reviews.writing import approved, correcting_, opened, proposed, submitted

TIMES = 2
MORE = (
    approved,
    correcting_,
    opened,
    proposed,
    submitted,
    CorrectionRequestFactory,
    EvidenceFileFactory,
    PossibleDuplicateFactory,
    QuarantinedItemFactory,
)


def make_world() -> None:
    """Will make a few records of every kind that the API tells of."""
    for make in (*LISTS.values(), *DETAILS.values(), *MORE):
        for _ in range(TIMES):
            make()


def key_of(role: Role) -> str:
    """Will make somebody of a role, and the key of a token that reads and writes for them."""
    now = timezone.now()
    _, key = issue_token(
        UserFactory(roles=[role.value]),
        name="contract",
        scopes=[Scope.READ, Scope.WRITE],
        expires_at=now + timedelta(days=1),
        by=None,
        now=now,
    )
    return key
