"""Small random worlds of claims, with whatever may be missing missing somewhere."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from random import Random
from typing import Any

from claims.domain.vocabulary import (
    AppearanceStatus,
    Checkability,
    ClaimKind,
    ClaimStatus,
    Comparator,
    Label,
    OriginKind,
    StaleReason,
    Statistic,
)
from claims.models import Appearance, Claim
from sources.domain.vocabulary import DateBasis, Judgement, TextRights
from tests.factories.claims import (
    AppearanceFactory,
    AttributionFactory,
    ClaimFactory,
    ClaimRelationFactory,
    ClaimSubjectFactory,
    ClaimTopicFactory,
    CorroborationFactory,
    OriginFactory,
    StaleMarkFactory,
    TopicFactory,
)
from tests.factories.sources import SourceFactory

WORDS = ("ferry", "treaty", "“poll”", "line\u2028break", "50 %", 'back\\slash "quoted"', "岸田")


def a_time(random: Random, name: str) -> dict[str, Any]:
    """A time of which any part may be missing."""
    first = random.choice([None, date(1956, 10, 19) + timedelta(random.randrange(9000))])
    last = random.choice([None, (first or date(1990, 1, 1)) + timedelta(random.randrange(3))])
    return {
        f"{name}_from": first,
        f"{name}_to": last,
        f"{name}_as_written": random.choice(["", "late April"]),
        f"{name}_basis": random.choice(list(DateBasis)).value,
        f"{name}_reason": random.choice(["", "the line above"]),
    }


def a_figure(random: Random) -> dict[str, Any]:
    """A figure, in half of the cases."""
    if random.random() < 0.5:
        return {}
    lower = random.choice([None, "1.5"])
    return {
        "comparator": random.choice([Comparator.EQ, Comparator.APPROX]).value,
        "statistic": random.choice([Statistic.COUNT, Statistic.MEAN]).value,
        "amount": random.choice([None, "74.5", "2"]),
        "lower": lower,
        "upper": random.choice([None, "123456789012345678.654321"]),
        "unit": random.choice(["", "people"]),
        "population": random.choice(["", "adults"]),
        "baseline": random.choice(["", "2017"]),
        **a_time(random, "as_of"),
    }


def a_claim(random: Random, **given: Any) -> Claim:
    """A claim whose counts tie with those of others."""
    low, high = sorted((random.randrange(3), random.randrange(3)))
    less, more = sorted((random.randrange(3), random.randrange(3)))
    has_verdict = random.random() < 0.4
    attests = random.choice([None, OriginFactory()])
    kept = {
        "label": random.choice(
            [Label.VIEW.value, "single_origin (open)", Label.SINGLE_ORIGIN.value]
        ),
        "supports_confirmed": low,
        "supports_possible": high,
        "refutes_confirmed": less,
        "refutes_possible": more,
        "appearance_count": random.randrange(3),
        "article_count": random.randrange(3),
        "publisher_count": random.randrange(3),
        "echo_factor": random.choice([0, 1.5, 1 / 3]),
        "listing": random.choice(["", "1 appearance · 1 article"]),
        "verdict": "Mostly false" if has_verdict else "",
        "verdict_class": "false" if has_verdict else "",
        "verdict_url": "https://example.org/reviews/1/x/" if has_verdict else "",
    }
    return ClaimFactory(
        statement=f"A {random.choice(WORDS)} number {random.randrange(10**6)} was seen.",
        short=random.choice(["", "Seen"]),
        language=random.choice(["en", "ja"]),
        kind=(
            ClaimKind.QUOTE if attests else random.choice([ClaimKind.EVENT, ClaimKind.STATE])
        ).value,
        attests=attests,
        checkability=random.choice(list(Checkability)).value,
        place=random.choice(["", "Otaru"]),
        **{**kept, **a_time(random, "valid"), **a_figure(random), **given},
    )


def beside(random: Random, claims: list[Claim]) -> None:
    """Gives the claims topics, subjects, relations and marks of being counted anew."""
    topics, people = [TopicFactory() for _ in range(3)], [SourceFactory() for _ in range(3)]
    for claim in claims:
        for topic in random.sample(topics, random.randrange(3)):
            ClaimTopicFactory(claim=claim, topic=topic)
        for person in random.sample(people, random.randrange(3)):
            ClaimSubjectFactory(claim=claim, source=person)
    for first, second in pairwise(claims):
        judgement = random.choice(list(Judgement)).value
        ClaimRelationFactory(from_claim=first, to_claim=second, judgement=judgement)
    for claim in random.sample(claims, 2):
        since = datetime(2026, 5, 3, 14, 3, 7, random.choice([0, 120000]), tzinfo=UTC)
        StaleMarkFactory(claim=claim, since=since)
        StaleMarkFactory(claim=claim, reason=StaleReason.POLICY.value, cause=None)


def a_world(seed: int, size: int = 9) -> list[Claim]:
    """Claims in every status, with what stands beside them."""
    random = Random(seed)
    claims = [a_claim(random) for _ in range(size)]
    a_claim(random, status=ClaimStatus.WITHDRAWN.value)
    a_claim(random, status=ClaimStatus.MERGED.value, merged_into=claims[0])
    beside(random, claims)
    return claims


def appearances_of(random: Random, claim: Claim, number: int) -> list[Appearance]:
    """Appearances that people see, see without words or do not see, with hops of every kind."""
    rows = [_appearance(random, claim) for _ in range(number)]
    for row in rows:
        for _ in range(random.randrange(3)):
            judgement = random.choice(list(Judgement)).value
            common = {"from_appearance": row, "judgement": judgement, "named_as": "the latter"}
            other = random.choice(rows)
            if other != row and not row.attributions.filter(to_appearance=other).exists():
                AttributionFactory(
                    **common, to_appearance=other, told_in=random.choice([None, other])
                )
            else:
                AttributionFactory(**common, to_origin=_origin(random), cue="said he", joint=1)
    CorroborationFactory(claim=claim)
    return rows


def _appearance(random: Random, claim: Claim) -> Appearance:
    row: Appearance = AppearanceFactory(
        claim=claim,
        status=random.choice(
            [AppearanceStatus.ACCEPTED, AppearanceStatus.SUGGESTED, AppearanceStatus.REJECTED]
        ).value,
        prefix="yesterday ",
        note=random.choice(["", "seen twice"]),
        distanced=random.random() < 0.5,
        **a_time(random, "date"),
        **a_figure(random),
    )
    article = row.article
    article.may_show = random.choice(list(TextRights)).value
    if random.random() < 0.3:
        article.publisher, article.publisher_reason = None, "To identify: no imprint"
    article.save()
    return row


def _origin(random: Random) -> Any:
    return random.choice(
        [
            lambda: OriginFactory(),
            lambda: OriginFactory(title=""),
            lambda: OriginFactory(
                kind=OriginKind.UNNAMED_SOURCE.value, holder=None, title="", description="an aide"
            ),
            lambda: OriginFactory(kind=OriginKind.UNKNOWN.value, holder=None, title=""),
        ]
    )()
