"""Merging two articles: a stub and the real one, or one text that was recorded twice."""

import pytest
from django.core.exceptions import ValidationError

from accounts.models import User
from claims.domain.vocabulary import AppearanceStatus, Basis, Stance
from claims.models import Appearance, Attribution, Suggestion
from claims.services import records
from sources.domain.vocabulary import Genre, Held, Judgement, LinkKind
from sources.errors import MergeRefused
from sources.models import Article, ArticleLink, ArticleVersion, Merge
from sources.services.articles import add_version
from sources.services.merging import merge_articles, preview_merge, undo_merge
from tests.claims.fresh import assert_fresh
from tests.claims.writing import cites, claim
from tests.factories.accounts import UserFactory
from tests.factories.claims import (
    AppearanceFactory,
    AttributionFactory,
    OriginFactory,
    SuggestionFactory,
)
from tests.factories.sources import (
    ArticleFactory,
    ArticleLinkFactory,
    ArticleUrlFactory,
    CreditFactory,
    VersionFactory,
)
from tests.sources.services.merging.checksums import everything, settled

pytestmark = pytest.mark.django_db

TEXT = "On Friday the ferry sank at noon, the harbour master said."
UNANCHORED = {"version": None, "start": None, "end": None, "exact": ""}


@pytest.fixture
def by() -> User:
    return UserFactory()


def stub(**values: object) -> Article:
    return ArticleFactory(held=Held.CITED_ONLY.value, **values)


def text(body: str = TEXT, **values: object) -> ArticleVersion:
    return VersionFactory(body=body, **values)


def refusal(survivor: Article, merged: Article, by: User) -> str:
    """What is said when the two cannot be merged: the same in the preview and by the merge."""
    shown = preview_merge(survivor, merged).refusals
    before, merges = everything(), Merge.objects.count()
    with pytest.raises(MergeRefused) as caught:
        merge_articles(survivor, merged, by=by, reason="one text")
    assert caught.value.details["reasons"] == list(shown)
    assert (everything(), Merge.objects.count()) == (before, merges)
    return caught.value.message


def test_a_stub_goes_into_the_real_one_and_keeps_its_chains(by: User) -> None:
    known, real = stub(), text().article
    told = AppearanceFactory(article=known, **UNANCHORED)
    onward = AttributionFactory(from_appearance=told)
    cited = AttributionFactory(to_appearance=told, to_origin=None)
    before = settled()
    merge = merge_articles(real, known, by=by, reason="it arrived")
    told.refresh_from_db()
    assert (told.article, told.version) == (real, None)
    assert set(Attribution.objects.values_list("pk", flat=True)) == {onward.pk, cited.pk}
    known.refresh_from_db()
    assert known.merged_into == real
    undo_merge(merge, by=by, reason="another one")
    assert everything() == before


def test_everything_around_an_article_follows(by: User) -> None:
    known, real = stub(), text().article
    url, credit = ArticleUrlFactory(article=known), CreditFactory(article=known)
    link, origin = ArticleLinkFactory(to_article=known), OriginFactory(article=known)
    CreditFactory(article=real, source=credit.source)
    before = settled()
    merge = merge_articles(real, known, by=by, reason="it arrived")
    for row, column in [(url, "article"), (link, "to_article"), (origin, "article")]:
        row.refresh_from_db()
        assert getattr(row, column) == real
    assert real.credits.count() == 1
    undo_merge(merge, by=by, reason="another one")
    assert everything() == before


def test_the_record_that_holds_the_text_survives(by: User) -> None:
    known, real = stub(), text().article
    assert "the other way round" in refusal(known, real, by)
    assert "the other way round" in refusal(known, ArticleFactory(), by)


def test_two_stubs_become_one(by: User) -> None:
    one, other = stub(), stub()
    kept = AppearanceFactory(article=one, basis=Basis.NOT_SEEN.value, **UNANCHORED)
    folded = AppearanceFactory(article=other, claim=kept.claim, note="seen", **UNANCHORED)
    hop = AttributionFactory(from_appearance=folded)
    before = settled()
    merge = merge_articles(one, other, by=by, reason="one text")
    kept.refresh_from_db()
    hop.refresh_from_db()
    assert Appearance.objects.get() == kept
    assert (kept.basis, kept.note, hop.from_appearance) == (Basis.ATTRIBUTED, "seen", kept)
    undo_merge(merge, by=by, reason="two texts")
    assert everything() == before


def test_the_same_text_twice_becomes_one(by: User) -> None:
    one, other = text(), text()
    there = AppearanceFactory(version=one)
    twin = AppearanceFactory(version=other, claim=there.claim)
    alone = AppearanceFactory(version=other, quote="harbour master")
    shared = OriginFactory()
    AttributionFactory(from_appearance=there, to_origin=shared, judgement=Judgement.SUGGESTED)
    AttributionFactory(from_appearance=twin, to_origin=shared, named_as="he")
    AttributionFactory(from_appearance=twin)
    AttributionFactory(to_appearance=twin, to_origin=None, told_in=twin)
    before = settled()
    merge = merge_articles(one.article, other.article, by=by, reason="one text")
    alone.refresh_from_db()
    assert (alone.article, alone.version) == (one.article, one)
    assert set(Appearance.objects.filter(article=one.article)) == {there, alone}
    kept = Attribution.objects.get(to_origin=shared)
    assert (kept.judgement, kept.named_as) == (Judgement.CONFIRMED, "he")
    assert there.attributions.count() == 2
    assert Attribution.objects.get(to_appearance=there).told_in == there
    other.refresh_from_db()
    assert other.article != one.article
    undo_merge(merge, by=by, reason="two texts")
    assert everything() == before


def test_a_hop_from_one_to_the_other_goes(by: User) -> None:
    one, other = text(), text()
    there = AppearanceFactory(version=one)
    AttributionFactory(
        from_appearance=AppearanceFactory(version=other, claim=there.claim),
        to_appearance=there,
        to_origin=None,
    )
    before = settled()
    merge = merge_articles(one.article, other.article, by=by, reason="one text")
    assert not Attribution.objects.exists()
    undo_merge(merge, by=by, reason="two texts")
    assert everything() == before


def test_what_was_needed_together_is_still(by: User) -> None:
    one, other = text(), text()
    there = AppearanceFactory(version=one)
    twin = AppearanceFactory(version=other, claim=there.claim)
    shared, a, b = OriginFactory.create_batch(3)
    for of, origin, joint in [(there, a, 1), (there, b, 1), (twin, shared, 1), (twin, a, 2)]:
        AttributionFactory(from_appearance=of, to_origin=origin, joint=joint)
    merge_articles(one.article, other.article, by=by, reason="one text")
    hops = Attribution.objects.filter(from_appearance=there)
    assert {(hop.to_origin_id, hop.joint) for hop in hops} == {
        (a.pk, 1),
        (b.pk, 1),
        (shared.pk, 2),
    }


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        ({"stance": Stance.SUPPORTS}, {"stance": Stance.REFUTES}, "another stance"),
        (
            {"amount": 1, "comparator": "eq", "statistic": "count"},
            {"amount": 2, "comparator": "eq", "statistic": "count"},
            "another figure",
        ),
        ({}, {"status": AppearanceStatus.REJECTED}, "rejected in the other"),
    ],
)
def test_what_two_people_read_differently_is_refused(
    by: User, first: dict[str, object], second: dict[str, object], told: str
) -> None:
    one, other = text(), text()
    there = AppearanceFactory(version=one, **first)
    AppearanceFactory(version=other, claim=there.claim, **second)
    assert told in refusal(one.article, other.article, by)


def test_what_a_person_decided_holds_against_what_waits(by: User) -> None:
    one, other = text(), text()
    there = AppearanceFactory(version=one, status=AppearanceStatus.SUGGESTED)
    AppearanceFactory(version=other, claim=there.claim, stance=Stance.REFUTES)
    merge_articles(one.article, other.article, by=by, reason="one text")
    there.refresh_from_db()
    assert (there.status, there.stance) == (AppearanceStatus.ACCEPTED, Stance.REFUTES)


def test_suggestions_go_to_the_same_text(by: User) -> None:
    one, other = text(), text()
    there = SuggestionFactory(version=one)
    SuggestionFactory(version=other, status="rejected", decided_by=by)
    alone = SuggestionFactory(version=other, start=5, end=9)
    before = settled()
    merge = merge_articles(one.article, other.article, by=by, reason="one text")
    there.refresh_from_db()
    alone.refresh_from_db()
    assert (there.status, there.decided_by, alone.version) == ("rejected", by, one)
    assert Suggestion.objects.count() == 2
    undo_merge(merge, by=by, reason="two texts")
    assert everything() == before


def test_different_texts_are_refused_and_told_what_to_do(by: User) -> None:
    said = refusal(text().article, text("Another text: the ferry sank at noon.").article, by)
    assert "record one as an update or a near-copy" in said


def test_an_earlier_state_of_the_text_is_the_same_article(by: User) -> None:
    one, other = text(), text()
    newer = add_version(one.article, by=None, text=f"{TEXT} Updated.")
    moved = AppearanceFactory(version=other)
    assert "never had" in refusal(other.article, one.article, by)
    merge_articles(one.article, other.article, by=by, reason="one text")
    moved.refresh_from_db()
    assert moved.version == one != newer


def test_a_version_that_something_stands_in_must_be_there(by: User) -> None:
    one, older = text("The ferry had left, and the ferry sank at noon."), text()
    newer = add_version(older.article, by=None, text=one.text)
    AppearanceFactory(version=older)
    assert f"Version {older.sequence} of no. {older.article_id}" in refusal(
        one.article, newer.article, by
    )
    Appearance.objects.all().delete()
    merge_articles(one.article, newer.article, by=by, reason="one text")


def test_a_text_is_not_lost_to_a_hash(by: User) -> None:
    one, other = text(withheld=True), text()
    assert "only knows the hash" in refusal(one.article, other.article, by)
    moved = AppearanceFactory(
        version=text(withheld=True, article=stub()), start=0, end=4, quote="", sha256="0" * 64
    )
    with pytest.raises(MergeRefused, match="another SHA-256"):
        merge_articles(other.article, moved.article, by=by, reason="one text")


def test_links_between_the_two_go_and_others_follow(by: User) -> None:
    one, other = text().article, text().article
    ArticleLinkFactory(
        from_article=one,
        to_article=other,
        kind=LinkKind.NEAR_DUPLICATE_OF,
        judgement=Judgement.CONFIRMED,
    )
    third = ArticleFactory()
    kept = ArticleLinkFactory(from_article=one, to_article=third)
    ArticleLinkFactory(
        from_article=other, to_article=third, judgement=Judgement.CONFIRMED, judged_by=by
    )
    ArticleLinkFactory(from_article=other, to_article=third, judgement=Judgement.REJECTED)
    before = settled()
    assert "Are they one article?" in preview_merge(one, other).warnings[-1]
    merge = merge_articles(one, other, by=by, reason="one text")
    kept.refresh_from_db()
    assert (kept.judgement, kept.judged_by) == (Judgement.CONFIRMED, by)
    assert ArticleLink.objects.count() == 2
    undo_merge(merge, by=by, reason="two texts")
    assert everything() == before


def test_the_preview_tells_in_what_they_differ_and_what_stays(by: User) -> None:
    one, other = text().article, text(article__genre=Genre.WIRE.value).article
    shown = preview_merge(one, other)
    rows = {row.name: (row.survivor, row.merged, row.differs) for row in shown.compared}
    assert rows["genre"] == ("Reportage", "Wire", True)
    assert rows["held"][2] is False
    assert [(part.title, part.count) for part in shown.remaining] == [("article versions", 1)]
    merge_articles(one, other, by=by, reason="one text")
    one.refresh_from_db()
    assert one.genre == Genre.REPORTAGE


def test_results_are_computed_anew(by: User) -> None:
    of, origin = claim(), OriginFactory()
    one, other = cites(of, origin, version=text()), cites(of, origin, version=text())
    assert of.appearances.count() == 2
    merge = merge_articles(one.article, other.article, by=by, reason="one text")
    of.refresh_from_db()
    assert of.article_count == 1
    assert_fresh()
    undo_merge(merge, by=by, reason="two texts")
    of.refresh_from_db()
    assert of.article_count == 2
    assert_fresh()


def test_nothing_new_refers_to_what_was_merged(by: User) -> None:
    real, known = text().article, stub()
    merge_articles(real, known, by=by, reason="it arrived")
    row = AppearanceFactory.build(
        claim=claim(), article=known, status=AppearanceStatus.ACCEPTED, **UNANCHORED
    )
    with pytest.raises(ValidationError) as caught:
        records.save(row, by=None)
    assert caught.value.message_dict == {
        "article": [f"No. {known.pk} was merged into no. {real.pk}: choose that one."]
    }
    with pytest.raises(ValidationError):
        add_version(known, by=None, text=TEXT)
