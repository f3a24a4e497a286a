"""What a copy that is found, confirmed or rejected does to the number of a claim, at once."""

import pytest

from claims.domain.vocabulary import Basis
from claims.models import Claim
from claims.services.appearances import record_appearance
from sources.domain.vocabulary import Judgement, LinkKind
from sources.models import ArticleLink, ArticleVersion
from sources.services.copies import judge_link, suggest_copies
from tests.claims.fresh import assert_fresh, interval, stored
from tests.claims.writing import claim
from tests.factories.accounts import UserFactory
from tests.factories.claims import QUOTE, AppearanceFactory
from tests.sources.story import published, sentences, story
from tests.violations import unsaved

pytestmark = pytest.mark.django_db


def says(of: Claim, version: ArticleVersion, basis: Basis = Basis.UNATTRIBUTED) -> None:
    row = unsaved(AppearanceFactory, claim=of, version=version, basis=basis.value)
    record_appearance(row, by=None)


def near_copies(*texts: str) -> list[ArticleVersion]:
    return [published(f"{QUOTE}.\n{text}") for text in texts]


def the_link(*versions: ArticleVersion) -> ArticleLink:
    (link,) = [link for version in versions for link in suggest_copies(version, by=None)]
    return link


def test_near_copies_without_attribution() -> None:
    one, by = claim(), UserFactory()
    versions = near_copies(story(seed=1), f"{story(seed=1)}\nb")
    for version in versions:
        says(one, version)
    assert interval(one) == [0, 2]
    link = the_link(*versions)
    assert interval(one) == [0, 2]
    judge_link(link, Judgement.CONFIRMED, by=by)
    assert interval(one) == [0, 1]
    judge_link(link, Judgement.REJECTED, by=by)
    assert interval(one) == [0, 2]
    assert suggest_copies(versions[0], by=None) == []
    assert_fresh()


def test_near_copies_with_their_own_reporters() -> None:
    one, by = claim(), UserFactory()
    versions = near_copies(story(seed=1), f"{story(seed=1)}\nb")
    for version in versions:
        says(one, version, Basis.OWN_REPORTING)
    assert interval(one) == [2, 2]
    link = the_link(*versions)
    assert interval(one) == [1, 2]
    judge_link(link, Judgement.CONFIRMED, by=by)
    assert interval(one) == [1, 1]
    judge_link(link, Judgement.REJECTED, by=by)
    assert interval(one) == [2, 2]
    assert_fresh()


@pytest.mark.parametrize("judgement", list(Judgement))
def test_text_that_is_only_shared_lowers_no_number(judgement: Judgement) -> None:
    one, by = claim(), UserFactory()
    mixed = "\n".join([*sentences(20, seed=1)[:7], *sentences(13, seed=2)])
    versions = near_copies(story(seed=1), mixed)
    for version in versions:
        says(one, version, Basis.OWN_REPORTING)
    before = stored(one).result
    link = the_link(*versions)
    assert link.kind == LinkKind.SHARES_TEXT_WITH
    if judgement is not Judgement.SUGGESTED:
        judge_link(link, judgement, by=by)
    assert stored(one).result == before
    assert_fresh()


def test_shared_text_that_a_person_calls_an_excerpt_counts_as_one() -> None:
    one, by = claim(), UserFactory()
    mixed = "\n".join([*sentences(20, seed=1)[:7], *sentences(13, seed=2)])
    versions = near_copies(story(seed=1), mixed)
    for version in versions:
        says(one, version, Basis.OWN_REPORTING)
    judge_link(the_link(*versions), Judgement.CONFIRMED, by=by, kind=LinkKind.EXCERPT_OF)
    assert interval(one) == [1, 1]
    assert_fresh()


@pytest.mark.parametrize("confirmed", [1, 2])
def test_a_pair_that_was_hidden_by_a_rejected_link_keeps_the_number_open(confirmed: int) -> None:
    one, by = claim(), UserFactory()
    whole = sentences(20, seed=1)
    near = "\n".join([*whole[:17], *sentences(3, seed=2)])
    versions = near_copies("\n".join(whole), near, f"{near}\nb")
    for version in versions:
        says(one, version, Basis.OWN_REPORTING)
        suggest_copies(version, by=None)
    to_first = ArticleLink.objects.filter(to_article=versions[0].article_id)
    kept, refused = versions[confirmed].article_id, versions[3 - confirmed].article_id
    judge_link(to_first.get(from_article=kept), Judgement.CONFIRMED, by=by)
    judge_link(to_first.get(from_article=refused), Judgement.REJECTED, by=by)
    hidden = ArticleLink.objects.waiting().get()
    assert (hidden.from_article_id, hidden.to_article_id) == (refused, kept)
    assert interval(one) == [1, 2]
    judge_link(hidden, Judgement.CONFIRMED, by=by)
    assert interval(one) == [1, 1]
    assert_fresh()
