"""What a judgement would change, and what it did."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import Event
from claims.domain.vocabulary import ClaimKind, Stance, Verdict
from claims.models import Corroboration, IndependenceJudgement
from claims.services import previews
from claims.services.judgements import judge_independence, judgement_on, withdraw_judgement
from claims.services.previews import (
    Change,
    all_changed_by,
    changed_by,
    preview_judgement,
    preview_withdrawal,
    standing_of,
)
from tests.claims.fresh import assert_fresh
from tests.claims.services.test_judgements import NOW
from tests.claims.writing import cites, claim
from tests.factories.accounts import UserFactory
from tests.factories.claims import OriginFactory

pytestmark = pytest.mark.django_db


def brief(changes: object) -> list[tuple[int, str, str]]:
    return sorted((one.claim.pk, one.before.label, one.after.label) for one in changes)


def test_a_preview_tells_what_saving_then_does() -> None:
    by, origins = UserFactory(), (OriginFactory(), OriginFactory())
    claims = [claim(), claim(), claim()]
    for one in claims[:2]:
        for origin in origins:
            cites(one, origin)
    cites(claims[2], origins[0])
    results, events = Corroboration.objects.count(), Event.objects.count()
    seen = preview_judgement(judgement_on(*origins, Verdict.SAME, reason="", by=by))
    assert (seen.looked_at, seen.concerned) == (3, 3)
    assert brief(seen.changes) == [(one.pk, "corroborated", "single_origin") for one in claims[:2]]
    assert (Corroboration.objects.count(), Event.objects.count()) == (results, events)
    assert not IndependenceJudgement.objects.exists()
    assert_fresh()
    made = judge_independence(*origins, Verdict.SAME, reason="One room", by=by)
    assert brief(changed_by(made)) == brief(seen.changes)
    back = preview_withdrawal(made, now=NOW)
    assert brief(back.changes) == [(pk, after, before) for pk, before, after in brief(seen.changes)]
    made.refresh_from_db()
    assert made.withdrawn_at is None
    assert preview_judgement(judgement_on(*origins, Verdict.SAME, reason="", by=by)).changes == ()


def test_what_withdrawing_changed_is_listed_too() -> None:
    by, one = UserFactory(), claim()
    origins = OriginFactory(), OriginFactory()
    for origin in origins:
        cites(one, origin)
    made = judge_independence(*origins, Verdict.SAME, reason="One room", by=by)
    withdraw_judgement(made, reason="Two rooms", by=by, now=NOW)
    assert [(one.before.label, one.after.label) for one in changed_by(made)] == [
        ("single_origin", "corroborated"),
        ("corroborated", "single_origin"),
    ]


def test_a_preview_follows_a_quote_claim_to_what_rests_on_the_words() -> None:
    by, said = UserFactory(), OriginFactory()
    content = claim()
    cites(content, said)
    quote = claim(kind=ClaimKind.QUOTE.value, attests=said)
    heard, document = OriginFactory(), OriginFactory()
    cites(quote, heard)
    cites(quote, document, stance=Stance.REFUTES.value)
    cites(quote, OriginFactory(), stance=Stance.REFUTES.value)
    seen = preview_judgement(judgement_on(heard, document, Verdict.SAME, reason="", by=by))
    made = judge_independence(heard, document, Verdict.SAME, reason="One paper", by=by)
    assert brief(seen.changes) == brief(changed_by(made))


def test_a_preview_tells_of_a_claim_whose_number_stays_that_it_is_grouped_anew() -> None:
    by, one = UserFactory(), claim()
    first, second, third = origins = OriginFactory(), OriginFactory(), OriginFactory()
    for origin in origins:
        cites(one, origin)
    judge_independence(second, third, Verdict.SAME, reason="One room", by=by)
    judge_independence(first, third, Verdict.DIFFERENT, reason="Two days", by=by)
    again = preview_judgement(judgement_on(second, third, Verdict.SAME, reason="", by=by))
    assert again.changes == ()
    seen = preview_judgement(judgement_on(first, second, Verdict.SAME, reason="", by=by))
    (change,) = seen.changes
    assert (change.claim, change.is_regrouped) == (one, True)
    made = judge_independence(first, second, Verdict.SAME, reason="One desk", by=by)
    assert [turned.is_regrouped for turned in changed_by(made)] == [True]


def test_a_preview_changes_no_row_of_a_claim() -> None:
    by, said = UserFactory(), OriginFactory()
    content, quote = claim(), claim(kind=ClaimKind.QUOTE.value, attests=said)
    cites(content, said)
    heard, document = OriginFactory(), OriginFactory()
    cites(quote, heard)
    cites(quote, document, stance=Stance.REFUTES.value)
    cites(quote, OriginFactory(), stance=Stance.REFUTES.value)
    with CaptureQueriesContext(connection) as asked:
        seen = preview_judgement(judgement_on(heard, document, Verdict.SAME, reason="", by=by))
    assert seen.changes
    assert not [one["sql"] for one in asked if 'UPDATE "claims_claim"' in str(one["sql"])]


def test_a_statement_that_another_quote_claim_denies_stays_denied_in_a_preview() -> None:
    by, said, judged = UserFactory(), OriginFactory(), (OriginFactory(), OriginFactory())
    content = claim()
    cites(content, said)
    quotes = [claim(kind=ClaimKind.QUOTE.value, attests=said) for _ in range(2)]
    for quote in quotes:
        cites(quote, judged[0], stance=Stance.REFUTES.value)
    cites(quotes[0], judged[1])
    seen = preview_judgement(judgement_on(*judged, Verdict.SAME, reason="", by=by))
    made = judge_independence(*judged, Verdict.SAME, reason="One paper", by=by)
    assert brief(seen.changes) == brief(changed_by(made))
    assert brief(preview_withdrawal(made, now=NOW).changes) == [
        (pk, after, before) for pk, before, after in brief(seen.changes)
    ]


def test_of_very_many_changes_the_latest_are_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(previews, "MOST_CHANGED", 2)
    by, origins = UserFactory(), (OriginFactory(), OriginFactory())
    for one in (claim(), claim(), claim()):
        for origin in origins:
            cites(one, origin)
    made = judge_independence(*origins, Verdict.SAME, reason="One room", by=by)
    assert len(changed_by(made)) == 2
    told = Event.objects.about(made).values_list("pk", flat=True)
    assert all_changed_by(made) == previews.Following(3, tuple(told))
    withdraw_judgement(made, reason="Two rooms", by=by, now=NOW)
    assert all_changed_by(made).total == 6
    assert all_changed_by(made).events == tuple(sorted(told.all(), reverse=True))


def test_of_very_many_claims_only_the_number_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(previews, "MOST_PREVIEWED", 1)
    by, origins = UserFactory(), (OriginFactory(), OriginFactory())
    for one in (claim(), claim()):
        for origin in origins:
            cites(one, origin)
    seen = preview_judgement(judgement_on(*origins, Verdict.SAME, reason="", by=by))
    assert (len(seen.changes), seen.looked_at, seen.concerned) == (1, 1, 2)


def test_a_claim_stands_as_its_row_says() -> None:
    one = claim()
    cites(one)
    one.refresh_from_db()
    standing = standing_of(one)
    assert (standing.label, standing.supports, standing.refutes) == (
        "single_origin",
        (1, 1),
        (0, 0),
    )
    assert Change(one, standing, standing).claim == one
