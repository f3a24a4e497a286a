"""The schema, the records and the vocabularies say the same."""

from dataclasses import fields
from enum import StrEnum
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from accounts.domain.vocabulary import Role
from claims.domain import vocabulary as claim_words
from reviews.domain.actions import Action
from reviews.domain.vocabulary import CorrectionKind, EvidenceStance
from seeds import reading
from seeds.domain import claim_records, review_records, source_records, written
from sources.domain import vocabulary as source_words

SCHEMA: dict[str, Any] = yaml.safe_load(
    (Path(reading.__file__).parent / "schema.yaml").read_text(encoding="utf-8")
)["$defs"]


def test_is_a_valid_schema() -> None:
    Draft202012Validator.check_schema({"$defs": SCHEMA})


@pytest.mark.parametrize(
    ("part", "field", "words"),
    [
        ("source", "kind", source_words.SourceKind),
        ("source_name", "kind", source_words.NameKind),
        ("source_name", "certainty", source_words.Certainty),
        ("identifier", "scheme", source_words.IdentifierScheme),
        ("tie", "kind", source_words.TieKind),
        ("article", "status", source_words.ArticleStatus),
        ("article", "text_rights", source_words.TextRights),
        ("article_url", "kind", source_words.UrlKind),
        ("credit", "role", source_words.CreditRole),
        ("segment", "kind", source_words.SegmentKind),
        ("link", "kind", source_words.LinkKind),
        ("when", "basis", source_words.DateBasis),
        ("origin", "kind", claim_words.OriginKind),
        ("quantity", "comparator", claim_words.Comparator),
        ("quantity", "statistic", claim_words.Statistic),
        ("claim", "kind", claim_words.ClaimKind),
        ("claim", "checkability", claim_words.Checkability),
        ("appearance", "stance", claim_words.Stance),
        ("appearance", "wording", claim_words.Wording),
        ("appearance", "force", claim_words.Force),
        ("appearance", "basis", claim_words.Basis),
        ("reading", "certainty", source_words.Certainty),
        ("attribution", "kind", claim_words.AttributionKind),
        ("relation", "kind", claim_words.RelationKind),
        ("independence", "verdict", claim_words.Verdict),
        ("evidence", "stance", EvidenceStance),
    ],
)
def test_knows_every_word(part: str, field: str, words: type[StrEnum]) -> None:
    assert SCHEMA[part]["properties"][field]["enum"] == [word.value for word in words]


@pytest.mark.parametrize(
    ("part", "field", "words"),
    [
        ("account", "role", Role),
        ("step", "step", Action),
        ("draft", "correction_kind", CorrectionKind),
    ],
)
def test_knows_no_other_words(part: str, field: str, words: type[StrEnum]) -> None:
    assert set(SCHEMA[part]["properties"][field]["enum"]) < {word.value for word in words}


def test_knows_every_genre_and_judgement() -> None:
    assert SCHEMA["genre"]["enum"] == [word.value for word in source_words.Genre]
    assert SCHEMA["judgement"]["enum"] == [word.value for word in source_words.Judgement]


@pytest.mark.parametrize(
    ("part", "record", "filled_in"),
    [
        ("anchor", written.Anchor, set()),
        ("source", source_records.Source, set()),
        ("source_name", source_records.SourceName, set()),
        ("identifier", source_records.Identifier, set()),
        ("tie", source_records.Tie, set()),
        ("article", source_records.Article, {"held"}),
        ("article_url", source_records.ArticleUrl, set()),
        ("version", source_records.Version, set()),
        ("segment", source_records.Segment, set()),
        ("credit", source_records.Credit, set()),
        ("link", source_records.ArticleLink, set()),
        ("origin", claim_records.Origin, set()),
        ("poll", claim_records.Poll, set()),
        ("quantity", claim_records.Quantity, set()),
        ("claim", claim_records.Claim, set()),
        ("appearance", claim_records.Appearance, set()),
        ("reading", claim_records.Reading, set()),
        ("attribution", claim_records.Attribution, set()),
        ("relation", claim_records.Relation, set()),
        ("independence", claim_records.IndependenceJudgement, set()),
        ("account", review_records.Account, set()),
        ("review", review_records.Review, set()),
        ("step", review_records.Step, set()),
        ("draft", review_records.Draft, set()),
        ("evidence", review_records.Evidence, set()),
    ],
)
def test_allows_exactly_the_fields_of_the_record(
    part: str, record: Any, filled_in: set[str]
) -> None:
    known = {field.name.rstrip("_") for field in fields(record)} - {"at"} - filled_in
    assert set(SCHEMA[part]["properties"]) == known
    assert SCHEMA[part]["additionalProperties"] is False


def test_a_stub_allows_nothing_that_an_article_does_not() -> None:
    assert set(SCHEMA["stub"]["properties"]) < set(SCHEMA["article"]["properties"])
