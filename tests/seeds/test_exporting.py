"""What is exported loads as the same, and says of every record what it is now."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from django.db import transaction

from claims.domain.vocabulary import ClaimStatus, Verdict
from claims.models import (
    Appearance,
    Attribution,
    Claim,
    ClaimRelation,
    IndependenceJudgement,
    Origin,
)
from seeds.domain.files import files_of
from seeds.domain.records import Seeds
from seeds.exporting import export_entries
from seeds.loader import load_seeds
from seeds.models import Seeded
from seeds.reading import read_seeds
from sources.domain.vocabulary import Judgement
from sources.models import Article, Source, SourceName
from tests.factories.accounts import UserFactory
from tests.factories.claims import ClaimFactory, ClaimRelationFactory, OriginFactory
from tests.factories.sources import ArticleFactory, ArticleLinkFactory, SourceFactory
from tests.seeds.plainly import everything
from tests.seeds.writing import write_seeds

pytestmark = pytest.mark.django_db


def exported(folder: Path) -> Seeds:
    """What is in the database, written to a folder and read from it."""
    return written(folder, files_of(export_entries()[0]))


def written(folder: Path, files: Mapping[str, str]) -> Seeds:
    """What files of these texts hold."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return read_seeds(folder)


def elsewhere(seeds: Seeds) -> dict[str, str]:
    """The files that a database exports into which nothing but these seeds was loaded."""
    with transaction.atomic():
        load_seeds(seeds)
        files = files_of(export_entries()[0])
        transaction.set_rollback(True)
    return files


def test_a_loaded_export_is_exported_as_the_same_bytes(tmp_path: Path) -> None:
    seeds = read_seeds(write_seeds(tmp_path / "small"))
    files = elsewhere(seeds)
    again = written(tmp_path / "one", files)

    assert everything(again) == everything(seeds)
    assert elsewhere(again) == files


@pytest.fixture(name="small")
def _small(tmp_path: Path) -> Seeds:
    seeds = read_seeds(write_seeds(tmp_path / "small"))
    load_seeds(seeds)
    return seeds


def claim_of(key: str) -> Claim:
    return Claim.objects.get(pk=Seeded.objects.get(kind="claim", key=key).object_id)


@pytest.mark.usefixtures("small")
def test_what_was_edited_is_exported_as_it_is_now(tmp_path: Path) -> None:
    Claim.objects.filter(pk=claim_of("bridge-safe").pk).update(place="Here", short="")
    Source.objects.filter(name="Pollster").update(name="The Pollsters")
    SourceName.objects.filter(text="Pollster").update(text="The Pollsters")
    seeds = exported(tmp_path / "one")
    (claim,) = (one for one in seeds.claims if one.key == "bridge-safe")
    assert (claim.place, claim.short) == ("Here", "In 2020 the bridge was safe.")
    (source,) = (one for one in seeds.sources if one.key == "pollster")
    assert [name.text for name in source.names] == ["The Pollsters"]


@pytest.mark.usefixtures("small")
def test_what_came_later_gets_a_key_that_stays(tmp_path: Path) -> None:
    SourceFactory(name="Łódź Gazette_2")
    SourceFactory(name="日本")
    SourceFactory(name="City Paper")
    cited = ArticleFactory(title="The bridge", held="cited_only")
    ArticleLinkFactory(from_article=Article.objects.get(title="A speech"), to_article=cited)
    one, other = ClaimFactory(), OriginFactory(title="The mayor on the bridge")
    ClaimRelationFactory(from_claim=claim_of("most-agree"), to_claim=one, kind="close")
    IndependenceJudgement.objects.create(
        origin_a=Origin.objects.get(title="A survey"),
        origin_b=other,
        verdict=Verdict.SAME,
        reason="One and the same.",
        judged_by=UserFactory(),
    )
    seeds = exported(tmp_path / "one")

    keys = {source.key for source in seeds.sources}
    assert {"odz-gazette-2", "source", "city-paper", "city-paper-2"} <= keys
    assert "the-bridge" in {article.key for article in seeds.articles}
    assert seeds.links[0].to == "the-bridge"
    assert "the-mayor-on-the-bridge" in {origin.key for origin in seeds.origins}
    assert seeds.judgements[0].origins == ("survey", "the-mayor-on-the-bridge")
    assert len(seeds.relations) == 2
    assert files_of(seeds) == files_of(export_entries()[0])


@pytest.mark.usefixtures("small")
def test_what_the_files_cannot_express_is_left_out_and_counted(tmp_path: Path) -> None:
    claim = claim_of("most-agree")
    Claim.objects.filter(pk=claim.pk).update(status=ClaimStatus.WITHDRAWN)
    Appearance.objects.filter(claim__short="The bridge is safe", version=None).update(
        status="suggested"
    )
    SourceFactory(name="Our desk", is_ours=True)
    seeds, left_out = export_entries()
    assert left_out == {"appearance": 1, "claim": 1, "hop": 1, "relation": 1}
    assert [claim.key for claim in seeds.claims] == ["bridge-safe"]
    assert "Our desk" not in {source.names[0].text for source in seeds.sources}
    assert seeds.appearances[0].chain == ()


@pytest.mark.usefixtures("small")
def test_what_was_merged_is_exported_as_its_survivor(tmp_path: Path) -> None:
    survivor = SourceFactory(name="The Mayoress")
    Source.objects.filter(name="The Mayor").update(status="merged", merged_into=survivor)
    seeds = exported(tmp_path / "one")
    assert "the-mayoress" in {source.key for source in seeds.sources}
    (origin,) = (one for one in seeds.origins if one.key == "mayors-word")
    assert origin.holder == "the-mayoress"


@pytest.mark.usefixtures("small")
def test_what_was_rejected_stays_rejected_unless_something_stands_in_its_place() -> None:
    ClaimRelation.objects.update(judgement=Judgement.REJECTED)
    assert [one.judgement for one in export_entries()[0].relations] == [Judgement.REJECTED]
    row = ClaimRelation.objects.get()
    ClaimRelationFactory(from_claim=row.from_claim, to_claim=row.to_claim, kind=row.kind)
    (relation,) = export_entries()[0].relations
    assert relation.judgement != Judgement.REJECTED


@pytest.mark.usefixtures("small")
def test_a_cue_is_left_out_with_the_text_that_shows_it() -> None:
    hop = Attribution.objects.get(told_in__isnull=False)
    Attribution.objects.filter(pk=hop.pk).update(told_in=hop.from_appearance)
    Attribution.objects.exclude(pk=hop.pk).update(cue="", cue_start=None, cue_end=None)
    entries = {one.key: one for one in export_entries()[0].appearances}
    assert entries["bridge-safe-said"].chain[0].inferred
