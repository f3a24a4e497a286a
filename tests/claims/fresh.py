"""What is stored about a claim must be what its records give when it is computed anew."""

import json
from typing import Any

from django.db import transaction
from django.utils import timezone

from claims.domain.vocabulary import StaleReason
from claims.models import Claim, Corroboration
from claims.services import marking
from claims.services.corroboration import assessment_of, recompute_marked
from claims.services.locks import lock


def recompute_one(pk: int) -> bool:
    """Counts one claim anew, its inputs changed or not; returns whether its result did."""
    with transaction.atomic():
        lock([pk])
        marking.mark([pk], cause=None, now=timezone.now(), reason=StaleReason.CORPUS)
        return pk in recompute_marked([pk])


COUNTED = ("supports", "refutes")


def stored(claim: Claim) -> Corroboration:
    """The current result of a claim."""
    return Corroboration.objects.current().get(claim=claim)


def interval(claim: Claim) -> list[int]:
    """The stored `[confirmed, possible]` of the supporting side."""
    current = stored(claim)
    return [current.supports_confirmed, current.supports_possible]


def assert_fresh(*claims: Claim) -> None:
    """Fails unless row, result and a computation from scratch agree, for each of these claims."""
    for claim in claims or Claim.objects.all():
        computed = assessment_of(claim)
        current = stored(claim)
        assert current.result == as_json(computed.to_dict())
        row = Claim.objects.get(pk=claim.pk)
        for side in COUNTED:
            for end in ("confirmed", "possible"):
                expected = getattr(getattr(computed, side), end)
                assert getattr(row, f"{side}_{end}") == expected
                assert getattr(current, f"{side}_{end}") == expected
        assert row.label == current.label == current.result["full_label"]
        assert row.appearance_count == computed.appearances
        assert row.article_count == computed.articles
        assert row.publisher_count == computed.publishers
        assert row.echo_factor == computed.echo_factor


def as_json(data: dict[str, Any]) -> Any:
    """The data as PostgreSQL gives it back."""
    return json.loads(json.dumps(data))
