"""Loading the shipped seeds through the services, once."""

from dataclasses import replace
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command

from accounts.models import Event
from claims.domain.vocabulary import Basis
from claims.models import Appearance, Attribution, Claim
from seeds.domain.records import Seeds
from seeds.loader import Loader, load_seeds
from seeds.models import Seeded
from seeds.reading import DATA, read_seeds
from sources.models import Source
from tests.factories.accounts import UserFactory
from tests.factories.sources import ArticleFactory, SourceFactory
from tests.seeds.writing import write_seeds


@pytest.fixture(scope="module")
def seeds() -> Seeds:
    return read_seeds()


@pytest.fixture(name="small")
def _small(tmp_path: Path) -> Seeds:
    return read_seeds(write_seeds(tmp_path))


def claim_of(key: str) -> Claim:
    return Claim.objects.get(pk=Seeded.objects.get(kind="claim", key=key).object_id)


@pytest.mark.django_db
def test_loading_again_changes_nothing_and_keeps_what_a_curator_did(small: Seeds) -> None:
    added = load_seeds(small)
    assert added["claim"] == len(small.claims) == Claim.objects.count()
    assert added["hop"] == Attribution.objects.count()
    Claim.objects.filter(pk=claim_of("most-agree").pk).update(short="edited")
    events = Event.objects.count()

    assert not load_seeds(small)

    assert Event.objects.count() == events
    assert claim_of("most-agree").short == "edited"


@pytest.mark.django_db
def test_a_chain_that_a_later_release_changes_stays_as_it_was_loaded(small: Seeds) -> None:
    first, *others = small.appearances
    earlier = replace(first, basis=Basis.UNATTRIBUTED, chain=())
    load_seeds(replace(small, appearances=(earlier, *others)))
    hops = Attribution.objects.count()

    assert not load_seeds(small)

    assert Attribution.objects.count() == hops


@pytest.mark.django_db
def test_what_was_merged_stands_for_its_survivor() -> None:
    source, article = SourceFactory(), ArticleFactory()
    for survivor in (source, article):
        model = type(survivor)
        gone = {"status": "merged"} if model is Source else {}
        merged = (SourceFactory if model is Source else ArticleFactory)(
            merged_into=survivor, **gone
        )
        kind = survivor._meta.model_name
        Seeded.objects.create(kind=kind, key="gone", object_id=merged.pk)
        Seeded.objects.create(kind=kind, key="there", object_id=survivor.pk)
    loader = Loader(UserFactory())
    for key in ("gone", "there"):
        assert (loader.source(key), loader.article(key)) == (source, article)


@pytest.mark.django_db
def test_the_log_names_the_account_that_loaded(small: Seeds) -> None:
    load_seeds(small)

    by_nobody = Event.objects.filter(actor=None)
    assert [event.object_text for event in by_nobody] == ["seeds"]
    actors = set(Event.objects.exclude(actor=None).values_list("actor__username", flat=True))
    assert actors == {"seeds"}


@pytest.mark.timeout(300)  # everything is loaded, on whatever machine
@pytest.mark.django_db
def test_nothing_is_loaded_when_the_database_refuses_one_entry(seeds: Seeds) -> None:
    Source.objects.create(name="Somebody else", kind="publisher").identifiers.create(
        scheme="domain", value="themoscowtimes.com"
    )

    with pytest.raises(ValidationError, match="Another source carries this identifier"):
        load_seeds(seeds)

    assert not Claim.objects.exists()
    assert not Seeded.objects.exists()


@pytest.mark.django_db
def test_a_reading_stands_beside_the_words(tmp_path: Path) -> None:
    load_seeds(read_seeds(write_seeds(tmp_path)))
    (row,) = Appearance.objects.exclude(reading="")
    assert (row.reading, row.reading_certainty) == ("The bridge over the river", "likely")
    assert row.exact == "bridge is safe"
    assert row.article.signed_as == "A resident"


@pytest.mark.django_db
def test_a_malformed_file_names_file_line_and_field_and_loads_nothing(tmp_path: Path) -> None:
    for path in DATA.glob("*.yaml"):
        text = path.read_text().replace("kind: numerical", "kind: numericle", 1)
        (tmp_path / path.name).write_text(text)

    with pytest.raises(CommandError, match=r"Nothing was loaded\.\n00\d\.yaml:\d+: claims"):
        call_command("load_seeds", data=tmp_path)

    assert not Source.objects.exists()
