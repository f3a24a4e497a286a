"""Pairs of sources that may be one."""

from datetime import UTC, datetime

import pytest

from accounts.models import Event
from sources.domain.vocabulary import NameKind, SourceKind
from sources.models import PossibleDuplicate, Source
from sources.services import duplicates, records
from sources.services.duplicates import (
    find_all_duplicates,
    reject_duplicate,
    suggest_duplicates,
)
from sources.services.merging import merge_sources, undo_merge
from sources.services.sources import add_name, create_source, rename_source
from tests.factories.accounts import UserFactory
from tests.factories.sources import PossibleDuplicateFactory, SourceIdentifierFactory

pytestmark = pytest.mark.django_db

NOW = datetime(2019, 1, 23, tzinfo=UTC)


def person(name: str, **values: object) -> Source:
    return create_source(name=name, kind=SourceKind.PERSON, by=None, **values)


def publisher(name: str, **values: object) -> Source:
    return create_source(name=name, kind=SourceKind.PUBLISHER, by=None, **values)


def pairs() -> set[tuple[str, str]]:
    return {(pair.source_a.name, pair.source_b.name) for pair in PossibleDuplicate.objects.all()}


def test_a_new_source_is_compared_with_those_there_are() -> None:
    person("Sergei Lavrov")
    person("Sergei Shoigu")
    person("Sergej Lawrow")
    assert pairs() == {("Sergei Lavrov", "Sergej Lawrow")}
    pair = PossibleDuplicate.objects.get()
    assert pair.reasons == ["“Sergei Lavrov” and “Sergej Lawrow” are spellings of one name."]
    assert pair.judgement == "suggested"
    assert pair.score > 0.9


def test_a_new_name_is_compared_too_and_so_is_a_renamed_source() -> None:
    tass = publisher("TASS")
    other = publisher("Information Telegraph Agency")
    assert pairs() == set()
    add_name(other, "ТАСС", by=None, language="ru", kind=NameKind.FORMER)
    assert pairs() == {("TASS", "Information Telegraph Agency")}
    interfax = publisher("Interfax")
    rename_source(tass, "Interfacs", by=None)
    assert PossibleDuplicate.objects.between(tass, interfax).exists()


def test_a_homepage_in_common_is_a_reason_for_bodies_only() -> None:
    home = "https://www.levada.ru/en/"
    publisher("Levada Center", homepage=home)
    other = publisher("Public Opinion Office")
    SourceIdentifierFactory(source=other, value="levada.ru")
    person("Lev Gudkov", homepage=home)
    suggest_duplicates(other)
    assert pairs() == {("Levada Center", "Public Opinion Office")}
    assert PossibleDuplicate.objects.get().reasons == ["Both stand at levada.ru."]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Republic", SourceKind.PUBLISHER, "RU"), ("Republic", SourceKind.PERSON, "RU")),
        (
            ("Ministry of Finance", SourceKind.GOVERNMENT_BODY, "JP"),
            ("Ministry of Finance", SourceKind.GOVERNMENT_BODY, "FR"),
        ),
        (("John Smith", SourceKind.PERSON, ""), ("Jane Smith", SourceKind.PERSON, "")),
        (("Vladimir Putin", SourceKind.PERSON, ""), ("V. Putin", SourceKind.PERSON, "")),
        (("Bank of Japan", SourceKind.COMPANY, ""), ("Bank of Russia", SourceKind.COMPANY, "")),
    ],
)
def test_what_only_looks_alike_is_not_suggested(one: tuple, other: tuple) -> None:
    for name, kind, country in (one, other):
        create_source(name=name, kind=kind, country=country, by=None)
    list(find_all_duplicates())
    assert pairs() == set()


def test_what_was_rejected_never_comes_back() -> None:
    first, second = person("Sergei Lavrov"), person("Sergej Lawrow")
    user = UserFactory()
    pair = PossibleDuplicate.objects.get()
    rejected = reject_duplicate(pair, by=user, now=NOW, reason="Father and son")
    assert (rejected.judgement, rejected.judged_by, rejected.judged_at) == ("rejected", user, NOW)
    assert Event.objects.about(pair).last().reason == "Father and son"
    suggest_duplicates(first)
    add_name(second, "Sergey Lavrov", by=None)
    list(find_all_duplicates())
    assert PossibleDuplicate.objects.get().judgement == "rejected"


def test_a_merge_takes_the_pair_away_and_its_undo_brings_it_back() -> None:
    pair = PossibleDuplicateFactory()
    other = PossibleDuplicateFactory(source_a=pair.source_a)
    curator = UserFactory(roles=["curator"])
    merge = merge_sources(pair.source_b, pair.source_a, by=curator, reason="one paper")
    left = PossibleDuplicate.objects.get()
    assert (left, {left.source_a, left.source_b}) == (other, {pair.source_b, other.source_b})
    undo_merge(merge, by=curator, reason="two papers")
    other.refresh_from_db()
    assert other.source_a == pair.source_a
    assert PossibleDuplicate.objects.filter(pk=pair.pk).exists()


def test_a_source_in_a_pair_may_go() -> None:
    pair = PossibleDuplicateFactory()
    records.delete(pair.source_a, by=None)
    assert not PossibleDuplicate.objects.exists()


def test_the_whole_corpus_is_compared_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sources.services.sources.suggest_duplicates", lambda _: [])
    first = person("Sergei Lavrov")
    for name in ("Lawrow, Sergej", "Sergei Lavrof", "Segrei Lavrov", "Maria Zakharova"):
        person(name)
    steps = list(find_all_duplicates())
    assert len(steps) == 5
    assert sum(step.suggested for step in steps) == PossibleDuplicate.objects.count() >= 3
    assert all("Zakharova" not in name for pair in pairs() for name in pair)
    assert sum(step.suggested for step in find_all_duplicates()) == 0
    assert next(step.source for step in find_all_duplicates(after=first.pk)) == first.pk + 1


def test_a_run_that_was_stopped_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sources.services.sources.suggest_duplicates", lambda _: [])
    for name in ("Sergei Lavrov", "Sergej Lawrow", "Dmitry Peskov", "Dmitri Peskow"):
        person(name)
    run = find_all_duplicates()
    stopped = next(run)
    run.close()
    assert pairs() == {("Sergei Lavrov", "Sergej Lawrow")}
    list(find_all_duplicates(after=stopped.source))
    assert len(pairs()) == 2


def test_what_was_merged_meanwhile_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sources.services.sources.suggest_duplicates", lambda _: [])
    one, two, three = (person("Sergei Lavrov") for _ in range(3))
    PossibleDuplicate.objects.all().delete()
    run = find_all_duplicates()
    assert next(run).suggested == 2
    merge_sources(two, three, by=UserFactory(), reason="one person")
    assert [step.suggested for step in run] == [0, 0]
    assert {(pair.source_a, pair.source_b) for pair in PossibleDuplicate.objects.all()} == {
        (one, two)
    }


def test_what_was_suggested_meanwhile_is_not_suggested_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("sources.services.sources.suggest_duplicates", lambda _: [])
    for _ in range(3):
        person("Sergei Lavrov")
    run = find_all_duplicates()
    next(run)
    suggest_duplicates(Source.objects.order_by("pk")[1])
    assert [step.suggested for step in run] == [0, 0]
    assert PossibleDuplicate.objects.count() == 3


def test_a_mark_that_too_many_share_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sources.services.sources.suggest_duplicates", lambda _: [])
    monkeypatch.setattr(duplicates, "LARGEST_BLOCK", 1)
    for name in ("Sergei Lavrov", "Sergej Lawrow"):
        person(name)
    assert sum(step.compared for step in find_all_duplicates()) == 0
