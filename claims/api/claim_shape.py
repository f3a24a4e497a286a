"""What is told of a claim without making a model of it; `serializers.ClaimOut` says the same.

A statement that tells of claims has a part `page` with their ids. All lists beside a claim are
gathered once for the whole page, never claim by claim.
"""

from collections.abc import Mapping
from datetime import date, datetime
from functools import cache, lru_cache

import orjson

from accounts.api.fast import Field, Shape, given, made, spliced, written
from accounts.models.statements import Compiled, compiled, ids_in
from claims.domain.staleness import Staleness
from claims.models import ClaimRelation, StaleMark
from sources.domain.dates import When
from sources.domain.vocabulary import DateBasis
from sources.models.when import when_columns

RELATIONS = "relations"


@lru_cache(maxsize=4096)
def time_told(
    earliest: date | None, latest: date | None, as_written: str, basis: str, reason: str
) -> orjson.Fragment:
    """A time that may be known in part only; most records tell one of few."""
    when = When(earliest, latest, as_written, DateBasis(basis), reason)
    return orjson.Fragment(
        written(
            {
                "earliest": earliest,
                "latest": latest,
                "as_written": as_written,
                "basis": basis,
                "reason": reason,
                "text": str(when),
            }
        )
    )


def a_time(table: str, name: str) -> Field:
    """The field of a time that may be known in part only."""
    return made(time_told, *(f"{table}.{column}" for column in when_columns(name)))


def a_figure(table: str) -> Field:
    """The field of the figure that a table of claims or appearances holds."""
    comparator = f"{table}.comparator"
    return given(
        comparator,
        {
            "amount": f"{table}.amount::text",
            "lower": f"{table}.lower::text",
            "upper": f"{table}.upper::text",
            "unit": f"{table}.unit",
            "comparator": comparator,
            "statistic": f"{table}.statistic",
            "population": f"{table}.population",
            "baseline": f"{table}.baseline",
            "as_of": a_time(table, "as_of"),
        },
    )


def stale_since(mark: str) -> datetime | None:
    """Since when the answer is a former one, from the oldest mark as JSON."""
    return Staleness.read(orjson.loads(mark)).since


def stale_because(mark: str) -> str:
    """Why it is being counted anew."""
    return Staleness.read(orjson.loads(mark)).because


MARK = "stale.told::text"


CLAIM = Shape(
    {
        **{
            name: f"claims_claim.{name}"
            for name in (
                "id",
                "statement",
                "short",
                "language",
                "kind",
                "checkability",
                "status",
            )
        },
        "topics": spliced("topics.told"),
        "subjects": spliced("subjects.told"),
        "valid": a_time("claims_claim", "valid"),
        "place": "claims_claim.place",
        "quantity": a_figure("claims_claim"),
        "attests": "claims_claim.attests_id",
        "label": "claims_claim.label",
        "listing": "claims_claim.listing",
        "supports": {
            "confirmed": "claims_claim.supports_confirmed",
            "possible": "claims_claim.supports_possible",
        },
        "refutes": {
            "confirmed": "claims_claim.refutes_confirmed",
            "possible": "claims_claim.refutes_possible",
        },
        "appearances": "claims_claim.appearance_count",
        "articles": "claims_claim.article_count",
        "publishers": "claims_claim.publisher_count",
        "echo_factor": "claims_claim.echo_factor",
        "stale_since": given(MARK, made(stale_since, MARK)),
        "stale_because": given(MARK, made(stale_because, MARK), ""),
        "verdict": given(
            "claims_claim.verdict",
            {
                "label": "claims_claim.verdict",
                "verdict_class": "claims_claim.verdict_class",
                "verdict_url": "claims_claim.verdict_url",
            },
        ),
        RELATIONS: spliced("relations.told"),
        "created_at": "claims_claim.created_at",
        "row_version": "claims_claim.row_version",
    }
)

TOPICS = """
    SELECT of.claim_id, json_agg(
        json_build_object('slug', topic.slug, 'name', topic.name) ORDER BY topic.name
    )::text
    FROM claims_claimtopic of JOIN claims_topic topic ON topic.id = of.topic_id
    WHERE of.claim_id = ANY (ARRAY(SELECT id FROM page))
    GROUP BY of.claim_id
"""

SUBJECTS = """
    SELECT about.claim_id, json_agg(
        json_build_object('id', source.id, 'name', source.name) ORDER BY source.name, source.id
    )::text
    FROM claims_claimsubject about JOIN sources_source source ON source.id = about.source_id
    WHERE about.claim_id = ANY (ARRAY(SELECT id FROM page))
    GROUP BY about.claim_id
"""

RELATED = """
    SELECT relating.claim_id, json_agg(json_build_object(
        'id', relation.id,
        'from_claim', json_build_object('id', first.id, 'statement', first.statement),
        'kind', relation.kind,
        'to_claim', json_build_object('id', second.id, 'statement', second.statement),
        'judgement', relation.judgement,
        'reason', relation.reason,
        'created_at', replace(to_char(
            relation.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'
        ), '.000000Z', 'Z'),
        'row_version', relation.row_version
    ) ORDER BY relation.id)::text
    FROM relating JOIN claims_claimrelation relation ON relation.id = relating.id
    JOIN claims_claim first ON first.id = relation.from_claim_id
    JOIN claims_claim second ON second.id = relation.to_claim_id
    GROUP BY relating.claim_id
"""

BESIDE = """
    LEFT JOIN topics ON topics.claim_id = page.id
    LEFT JOIN subjects ON subjects.claim_id = page.id
    LEFT JOIN stale ON stale.claim_id = page.id
"""


def beside_claims(names: set[str]) -> tuple[str, Mapping[str, Compiled]]:
    """What stands after `FROM page` where these fields are told, and the parts it takes."""
    if RELATIONS not in names:
        return BESIDE, _beside()
    relating = compiled(ClaimRelation.objects.live().from_or_to(ids_in("page")))
    return f"{BESIDE} LEFT JOIN relations ON relations.claim_id = page.id", {
        **_beside(),
        "relating (id, claim_id)": relating,
        "relations (claim_id, told)": (RELATED, ()),
    }


@cache
def _beside() -> Mapping[str, Compiled]:
    """The parts with what stands beside every claim."""
    return {
        "topics (claim_id, told)": (TOPICS, ()),
        "subjects (claim_id, told)": (SUBJECTS, ()),
        "stale (claim_id, told)": compiled(StaleMark.objects.first_of_each(ids_in("page"))),
    }
