"""The kinds of lines in which claims, what supports them and where it comes from go in and out."""

from collections.abc import Sequence

from accounts.models.bulk.columns import Column, Form
from accounts.models.bulk.parts import Kind, Part
from claims.domain import linked
from claims.models import (
    Appearance,
    Attribution,
    Claim,
    ClaimRelation,
    ClaimSubject,
    ClaimTopic,
    IndependenceJudgement,
    Origin,
    Poll,
    Topic,
)
from claims.models.claim import KEPT
from claims.services import marking, reach

QUANTITY = (
    "amount",
    "lower",
    "upper",
    "unit",
    "comparator",
    "statistic",
    "population",
    "baseline",
    "as_of",
)
FIGURE = dict.fromkeys(QUANTITY, "quantity")

TELLABLE = "a.may_export <> 'nothing' AND a.may_show <> 'nothing'"
"""Whether words of an article's text may go out."""

TOPIC = Part(Topic)

ORIGIN = Part(
    Origin,
    refers={"holder": "source", "article": "article"},
    parts=(
        Part(
            Poll,
            "poll",
            parent="origin",
            many=False,
            refers={"conductor": "source", "sponsor": "source"},
        ),
    ),
)

CLAIM = Part(
    Claim,
    refers={"attests": "origin"},
    leave=frozenset({*KEPT, "merged_into"}),
    group=FIGURE,
    standing="t.merged_into_id IS NULL",
    parts=(
        Part(ClaimSubject, "subjects", parent="claim", bare="source", refers={"source": "source"}),
        Part(ClaimTopic, "topics", parent="claim", bare="topic", refers={"topic": "topic"}),
    ),
)

RELATION = Part(
    ClaimRelation,
    refers={"from_claim": "claim", "to_claim": "claim"},
    by=frozenset({"judged_by"}),
    visible="t.judgement <> 'rejected'",
    tidy="UPDATE {rows} SET from_claim_id = to_claim_id, to_claim_id = from_claim_id "
    "WHERE from_claim_id > to_claim_id "
    "AND kind IN ('close', 'equivalent', 'excludes', 'negates')",
)


NUMBER = Column("version_number", ("version",), Form.WHOLE, default="NULL::int")
"""The number by which a line names the version of its article."""

FIND_VERSION = """
    UPDATE {rows} t SET version_id = coalesce((
        SELECT id FROM sources_articleversion v
        WHERE v.article_id = t.article_id AND v.sequence = t.version_number
    ), -1) WHERE version_number IS NOT NULL
"""
"""A version that is not there refers to nothing, which the database refuses."""

HOP = {"to_appearance": "appearance", "to_origin": "origin", "told_in": "appearance"}

APPEARANCE = Part(
    Appearance,
    refers={"claim": "claim", "article": "article", "continues": "appearance"},
    leave=frozenset({"version"}),
    group=FIGURE,
    extra=(NUMBER,),
    tidy=FIND_VERSION,
    visible="t.status <> 'rejected'",
    joins="JOIN sources_article a ON a.id = t.article_id "
    "LEFT JOIN sources_articleversion v ON v.id = t.version_id",
    withheld={
        "version_number": "v.sequence",
        "exact": f"CASE WHEN {TELLABLE} THEN t.exact ELSE '' END",
        "prefix": f"CASE WHEN {TELLABLE} THEN t.prefix ELSE '' END",
        "suffix": f"CASE WHEN {TELLABLE} THEN t.suffix ELSE '' END",
        "sha256": f"CASE WHEN t.exact = '' OR ({TELLABLE}) THEN t.sha256 "
        "ELSE encode(sha256(convert_to(t.exact, 'UTF8')), 'hex') END",
    },
    parts=(Part(Attribution, "chain", parent="from_appearance", refers=HOP, is_taken_only=True),),
)

ATTRIBUTION = Part(
    Attribution,
    refers={"from_appearance": "appearance", **HOP},
    visible="t.judgement <> 'rejected' AND NOT EXISTS (SELECT FROM claims_appearance e "
    "WHERE e.id IN (t.from_appearance_id, t.to_appearance_id, t.told_in_id) "
    "AND e.status = 'rejected')",
    joins="JOIN claims_appearance f ON f.id = t.from_appearance_id "
    "LEFT JOIN claims_appearance o ON o.id = t.told_in_id "
    "JOIN sources_article a ON a.id = coalesce(o.article_id, f.article_id)",
    withheld={
        "cue": f"CASE WHEN {TELLABLE} THEN t.cue ELSE '' END",
        "cue_start": f"CASE WHEN {TELLABLE} THEN t.cue_start END",
        "cue_end": f"CASE WHEN {TELLABLE} THEN t.cue_end END",
    },
)

JUDGEMENT = Part(
    IndependenceJudgement,
    refers={
        "origin_a": "origin",
        "origin_b": "origin",
        "source_a": "source",
        "source_b": "source",
    },
    by=frozenset({"judged_by"}),
    tidy="UPDATE {rows} SET origin_a_id = least(origin_a_id, origin_b_id), "
    "origin_b_id = greatest(origin_a_id, origin_b_id), "
    "source_a_id = least(source_a_id, source_b_id), "
    "source_b_id = greatest(source_a_id, source_b_id) "
    "WHERE origin_a_id > origin_b_id OR source_a_id > source_b_id",
)


def _stated(ids: Sequence[int]) -> None:
    """A claim nobody has counted yet, and what rests on the words that a quote claim attests."""
    attested = reach.statements_of(ids).values()
    marking.queue({*ids, *(reach.related(reach.citing(origins=set(attested))) if attested else ())})


def _appeared(ids: Sequence[int]) -> None:
    """Claims that rest on new appearances."""
    marking.queue(reach.related(reach.citing(appearances=ids)))


def _attributed(ids: Sequence[int]) -> None:
    """Claims that rest on where new hops begin."""
    _appeared(Attribution.objects.beginnings_of(ids))


def _related(ids: Sequence[int]) -> None:
    """Claims that share a result once they are related."""
    marking.queue(reach.related(ClaimRelation.objects.ends_of(ids)))


def _judged(ids: Sequence[int]) -> None:
    """Claims that rest on what somebody judged."""
    origins, sources = IndependenceJudgement.objects.ends_of(ids)
    reached = reach.citing(origins=origins) | reach.of_sources(sources)
    marking.queue(reach.related(reached))


KINDS = (
    Kind("topic", TOPIC, natural=Topic.objects.numbers),
    Kind("origin", ORIGIN, linked=linked.origin),
    Kind("claim", CLAIM, follow=_stated, linked=linked.claim),
    Kind("relation", RELATION, follow=_related),
    Kind("appearance", APPEARANCE, follow=_appeared, linked=linked.appearance),
    Kind("attribution", ATTRIBUTION, follow=_attributed, linked=linked.attribution),
    Kind("judgement", JUDGEMENT, follow=_judged),
)
