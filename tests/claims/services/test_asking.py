"""What quote claims say is asked once each, on another day too."""

import hashlib
from collections.abc import Collection
from dataclasses import replace
from datetime import date

import pytest

from claims.domain.corroboration import assess, outcome
from claims.domain.corroboration.facts import Facts
from claims.domain.policy import CURRENT_POLICY
from claims.domain.vocabulary import ClaimKind, Label, Stance
from claims.models import Claim, Origin
from claims.services.facts import asking, facts_of, facts_of_many, gathering
from claims.services.facts.asking import ask_anew
from claims.services.facts.gathering import Gathered
from tests.factories.claims import AttributionFactory, ClaimFactory, OriginFactory

pytestmark = pytest.mark.django_db

DAY = date(2030, 1, 1)


def says(claim: Claim, origin: Origin, stance: Stance = Stance.REFUTES) -> None:
    AttributionFactory(
        from_appearance__claim=claim, from_appearance__stance=stance.value, to_origin=origin
    )


def quote_of(statement: Origin) -> Claim:
    return ClaimFactory(attests=statement, kind=ClaimKind.QUOTE.value)


class Counted:
    """Assesses, and counts how often."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self, facts: Facts) -> object:
        self.times += 1
        return outcome(facts)


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> Counted:
    counter = Counted()
    monkeypatch.setattr(asking, "outcome", counter)
    return counter


def denied(of: Claim) -> frozenset[int]:
    return facts_of(of.pk, as_of=DAY).disputed_origins


def test_quote_claims_that_all_cite_one_another_are_asked_a_bounded_number_of_times(
    counted: Counted,
) -> None:
    statements = [OriginFactory() for _ in range(7)]
    quotes = [quote_of(one) for one in statements]
    for quote, own in zip(quotes, statements, strict=True):
        for other in statements:
            if other != own:
                says(quote, other)
    content = ClaimFactory()
    for one in statements:
        says(content, one, Stance.SUPPORTS)
    facts_of(content.pk, as_of=DAY)
    assert 7 <= counted.times <= 7 * 8


def test_a_long_row_of_quote_claims_is_asked_once_or_twice_each(counted: Counted) -> None:
    """The first denies the second, so that the third stands, and so on."""
    statements = [OriginFactory() for _ in range(9)]
    quotes = [quote_of(one) for one in statements]
    for quote, cited in zip(quotes, statements[1:], strict=False):
        says(quote, cited)
    says(quotes[-1], OriginFactory())
    content = ClaimFactory()
    says(content, statements[0], Stance.SUPPORTS)
    assert denied(content) == by_hand(content.pk)
    assert counted.times <= 2 * len(quotes)


class Dice:
    """Gives numbers that look like chance and are the same each time."""

    def __init__(self, seed: int) -> None:
        self.left = int(hashlib.sha256(str(seed).encode()).hexdigest(), 16)

    def __call__(self, sides: int) -> int:
        self.left, rolled = divmod(self.left, sides)
        return rolled


@pytest.mark.parametrize("seed", range(12))
def test_without_circles_each_says_what_it_says_asked_by_itself(seed: int) -> None:
    dice, statements = Dice(seed), [OriginFactory() for _ in range(6)]
    ranks = [dice(3), *sorted(range(1, 6), key=lambda _: dice(99))]
    quotes = [quote_of(statements[rank]) for rank in ranks]
    for quote, rank in zip(quotes, ranks, strict=True):
        for cited in statements[rank + 1 :]:
            if dice(2):
                says(quote, cited, [Stance.REFUTES, Stance.SUPPORTS][dice(2)])
        if dice(2):
            says(quote, OriginFactory())
    contents = [ClaimFactory(), ClaimFactory()]
    for one in contents:
        for _ in range(3):
            says(one, statements[dice(6)], Stance.SUPPORTS)
    for one in (*contents, *quotes):
        assert denied(one) == by_hand(one.pk)
    ids = [one.pk for one in (*contents, *quotes)]
    several = list(facts_of_many(ids, as_of=DAY))
    assert [one.as_of for one in several] == [DAY] * len(ids)
    assert [one.disputed_origins for one in several] == [by_hand(pk) for pk in ids]


def by_hand(claim: int, asking: frozenset[int] = frozenset()) -> frozenset[int]:
    """What is denied, found by asking every quote claim by itself, over and over."""
    origins = [one.id for one in facts_of(claim).origins]
    met = asking | {claim}
    return frozenset(
        quote.attests_id
        for quote in Claim.objects.open().attesting(origins).exclude(pk__in=met)
        if _label(quote.pk, met) is Label.CONTRADICTED
    )


def _label(quote: int, met: frozenset[int]) -> Label:
    facts = replace(facts_of(quote), as_of=DAY, disputed_origins=by_hand(quote, met))
    return assess(facts).label


def test_many_quote_claims_are_read_together(monkeypatch: pytest.MonkeyPatch) -> None:
    statement, content = OriginFactory(), ClaimFactory()
    says(content, statement, Stance.SUPPORTS)
    quotes = [quote_of(statement) for _ in range(5)]
    for quote in quotes:
        says(quote, OriginFactory())
    read: list[list[int]] = []

    def gather(claims: Collection[int]) -> Gathered:
        read.append(sorted(claims))
        return gathering.gather(claims)

    monkeypatch.setattr(asking, "gather", gather)
    assert denied(content) == {statement.pk}
    assert read == [[quote.pk for quote in quotes]]


def test_of_statements_nobody_asks_about_nothing_is_read() -> None:
    assert ask_anew([], DAY, CURRENT_POLICY).by_quote == {}
    assert ask_anew([OriginFactory().pk], DAY, CURRENT_POLICY).by_quote == {}
