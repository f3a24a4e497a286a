"""A claim as files."""

import csv
import json
from io import StringIO
from typing import Any

import pytest
from django.test import Client

from claims.domain.vocabulary import AppearanceStatus, ClaimStatus
from claims.models import Claim
from sources.domain.vocabulary import TextRights
from tests.factories.claims import (
    AppearanceFactory,
    AttributionFactory,
    ClaimFactory,
    ClaimSubjectFactory,
    ClaimTopicFactory,
)
from tests.factories.sources import ArticleFactory, VersionFactory
from tests.flat import assert_flat
from tests.reviews.domain.claimreview.test_linked_data import SCHEMA, expanded

pytestmark = pytest.mark.django_db


def rows_of(client: Client, claim: Claim) -> list[dict[str, str]]:
    answer = client.get(f"/claims/{claim.pk}/appearances.csv")
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert f"claim-{claim.pk}.csv" in answer.headers["Content-Disposition"]
    return list(csv.DictReader(StringIO(answer.content.decode())))


def json_of(client: Client, claim: Claim) -> dict[str, Any]:
    answer = client.get(f"/claims/{claim.pk}/claim.jsonld")
    assert answer.headers["Content-Type"] == "application/ld+json"
    return dict(json.loads(answer.content))


def test_a_table_has_a_row_for_each_appearance_and_where_its_chain_ends(client: Client) -> None:
    hop = AttributionFactory()
    claim = hop.from_appearance.claim
    waiting = AppearanceFactory(claim=claim, status=AppearanceStatus.SUGGESTED)
    AppearanceFactory(claim=claim, status=AppearanceStatus.REJECTED)
    rows = {row["appearance"]: row for row in rows_of(client, claim)}
    assert len(rows) == 2
    first, second = rows[str(hop.from_appearance_id)], rows[str(waiting.pk)]
    assert first["quote"] == hop.from_appearance.exact
    assert first["rests on"] == str(hop.to_origin)
    assert first["address"].endswith(f"/articles/{hop.from_appearance.article_id}/")
    assert (first["status"], second["status"]) == ("accepted", "suggested")


def test_words_that_may_not_be_exported_are_not(client: Client) -> None:
    version = VersionFactory(article=ArticleFactory(may_export=TextRights.NOTHING))
    appearance = AppearanceFactory(version=version)
    (row,) = rows_of(client, appearance.claim)
    assert row["quote"] == ""


def test_no_cell_is_a_formula(client: Client) -> None:
    version = VersionFactory(article=ArticleFactory(title="=HYPERLINK(1)"))
    appearance = AppearanceFactory(version=version)
    (row,) = rows_of(client, appearance.claim)
    assert row["title"] == "'=HYPERLINK(1)"


def test_a_claim_is_what_schema_org_calls_one(client: Client) -> None:
    appearance = AppearanceFactory()
    claim = appearance.claim
    subject = ClaimSubjectFactory(claim=claim).source
    topic = ClaimTopicFactory(claim=claim).topic
    AppearanceFactory(claim=claim, status=AppearanceStatus.SUGGESTED)
    told = json_of(client, claim)
    assert told["text"] == claim.statement
    assert [one["name"] for one in told["about"]] == [subject.name]
    assert told["keywords"] == [topic.name]
    assert [one["headline"] for one in told["appearance"]] == [appearance.article.title]
    assert told["firstAppearance"]["datePublished"] == "2018-11-22"
    assert expanded(told)["@type"] == [SCHEMA + "Claim"]


@pytest.mark.parametrize("name", ["claim.jsonld", "appearances.csv"])
def test_files_of_a_merged_claim_lead_on(client: Client, name: str) -> None:
    survivor = ClaimFactory()
    merged = ClaimFactory(status=ClaimStatus.MERGED, merged_into=survivor)
    answer = client.get(f"/claims/{merged.pk}/{name}")
    assert answer.headers["Location"] == f"/claims/{survivor.pk}/{name}"


@pytest.mark.parametrize("name", ["claim.jsonld", "appearances.csv"])
def test_files_are_flat(client: Client, name: str) -> None:
    claim = ClaimFactory()
    assert_flat(
        lambda: AttributionFactory(from_appearance=AppearanceFactory(claim=claim)),
        lambda: client.get(f"/claims/{claim.pk}/{name}"),
    )
