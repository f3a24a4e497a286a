"""What is suggested as a copy of what, and what people's judgement does to it."""

import numpy as np
import pytest
from django.core.exceptions import ValidationError

from accounts.errors import StaleRecord
from accounts.runs import TakenOver
from sources.domain.vocabulary import Judgement, LinkKind, LinkMethod, SegmentKind
from sources.models import ArticleLink, ArticleVersion, Fingerprint, FingerprintBand, PublisherLine
from sources.models.fingerprint import without_fingerprint
from sources.services import copies, fingerprints
from sources.services.articles import add_version
from sources.services.copies import (
    JudgementRefused,
    NotAllCompared,
    compare_outstanding,
    delete_link,
    judge_link,
    judge_links,
    save_link,
    suggest_copies,
)
from tests.factories.accounts import UserFactory
from tests.factories.fingerprints import FingerprintFactory
from tests.factories.sources import (
    ArticleFactory,
    ArticleLinkFactory,
    SourceFactory,
    VersionFactory,
)
from tests.sources.story import published, sentences, story

pytestmark = pytest.mark.django_db


def compared(*versions: ArticleVersion) -> list[ArticleLink]:
    """The links suggested when these texts arrive one after the other."""
    return [link for version in versions for link in suggest_copies(version, by=None)]


def ends(link: ArticleLink) -> tuple[int, int]:
    return link.from_article_id, link.to_article_id


def test_a_reprint_is_suggested_from_the_later_to_the_earlier() -> None:
    late = published(story(seed=1), day="2018-11-23")
    early = published(story(seed=1).upper().replace(".", " !"), day="2018-11-22")
    (link,) = compared(late, early)
    assert ends(link) == (late.article_id, early.article_id)
    assert (link.kind, link.method, link.judgement) == (
        LinkKind.NEAR_DUPLICATE_OF,
        LinkMethod.FINGERPRINT,
        Judgement.SUGGESTED,
    )
    assert link.score == 1
    assert link.judged_by is None
    assert "published 2018-11-23; the other published 2018-11-22" in link.note


def test_texts_of_their_own_are_not_suggested() -> None:
    assert compared(published(story(seed=1)), published(story(seed=2))) == []
    assert Fingerprint.objects.count() == 2
    assert FingerprintBand.objects.count() == 128


@pytest.mark.parametrize("kept", [7, 13])
def test_a_cut_copy_is_found_whichever_came_first(kept: int) -> None:
    whole = sentences(20, seed=1)
    cut = published("\n".join(whole[:kept]), day="2018-11-21")
    (link,) = compared(published("\n".join(whole)), cut)
    assert link.to_article_id == cut.article_id
    assert link.score == 1


def test_what_shares_less_than_half_is_only_noted() -> None:
    one, other = sentences(20, seed=1), sentences(20, seed=2)
    mixed = "\n".join([*one[:8], *other[8:]])
    (link,) = compared(published("\n".join(one)), published(mixed))
    assert link.kind == LinkKind.SHARES_TEXT_WITH
    assert 0.3 < link.score < 0.5
    assert link.note.startswith("Shares text")
    compared(ArticleVersion.objects.earliest("pk"))
    assert ArticleLink.objects.count() == 1


def test_a_statement_that_both_quote_makes_no_copy() -> None:
    quote = story(1, seed="quote", words=60)
    one, other = (f"{quote}\n{story(6, seed=n)}" for n in (1, 2))
    alone = published(quote)
    assert compared(alone, published(one), published(other)) == []


def test_a_copy_of_a_copy_is_linked_once_with_the_earliest() -> None:
    days = ["2018-11-22", "2018-11-23", "2018-11-24", "2018-11-25"]
    versions = [published(f"{story(seed=1)}\n{day}", day=day) for day in days]
    links = compared(*versions)
    original = versions[0].article_id
    assert [ends(link) for link in links] == [(v.article_id, original) for v in versions[1:]]


def test_an_original_that_arrives_last_is_found_to_be_one() -> None:
    copies = [published(f"{story(seed=1)}\nNo {n}", day=f"2018-11-2{n}") for n in (3, 4)]
    original = published(story(seed=1), day="2018-11-22")
    links = compared(*copies, original)
    assert [ends(link) for link in links] == [
        (copies[1].article_id, copies[0].article_id),
        (copies[0].article_id, original.article_id),
    ]


def test_more_copies_than_are_looked_at_are_linked_once_each(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(fingerprints, "MOST_CANDIDATES", 3)
    whole = sentences(24, seed=1)
    original = published("\n".join(whole), day="2018-11-01")
    copies = [published("\n".join([*whole[:9], f"No {n}"])) for n in range(8)]
    links = compared(original, *copies)
    assert [link.from_article_id for link in links] == [copy.article_id for copy in copies]


def test_two_versions_of_one_article_are_no_copies_of_each_other() -> None:
    one = published(story(seed=1))
    compared(one)
    bands = list(FingerprintBand.objects.values_list("band", flat=True))
    newest = add_version(one.article, by=None, text=f"{story(seed=1)}\nb")
    assert compared(newest) == []
    FingerprintFactory(version=one)
    FingerprintBand.objects.bulk_create(FingerprintBand(band=n, version=one) for n in bands)
    assert list(without_fingerprint()) == [newest]
    assert compared(one) == []
    assert list(without_fingerprint()) == []


def test_undated_articles_go_by_capture_and_then_by_number() -> None:
    undated = {"published_from": None, "published_to": None}
    one, other = (VersionFactory(body=f"{story(seed=1)}\n{n}") for n in "ab")
    for version in (one, other):
        type(version.article).objects.filter(pk=version.article_id).update(**undated)
    (link,) = compared(other, one)
    assert ends(link) == (other.article_id, one.article_id)
    assert "Both are captured" in link.note


@pytest.mark.parametrize("turned", [False, True])
def test_what_was_rejected_is_never_suggested_again(turned: bool) -> None:
    one, other = (published(f"{story(seed=1)}\n{n}") for n in "ab")
    ends = (other.article, one.article) if turned else (one.article, other.article)
    ArticleLinkFactory(
        from_article=ends[0],
        to_article=ends[1],
        kind=LinkKind.EXCERPT_OF.value,
        judgement=Judgement.REJECTED.value,
    )
    assert compared(one, other) == []


def test_what_is_linked_already_is_not_suggested() -> None:
    one, other = (published(f"{story(seed=1)}\n{n}") for n in "ab")
    ArticleLinkFactory(from_article=one.article, to_article=other.article)
    assert compared(one, other) == []


def test_a_short_text_is_never_suggested() -> None:
    texts = [f"{story(4, seed=1)}\n{n}" for n in "ab"]
    assert compared(*map(published, texts)) == []
    assert not FingerprintBand.objects.exists()


def test_the_same_text_is_known_by_its_hash_even_where_it_is_withheld() -> None:
    text = story(seed=1)
    one = published(text)
    other = VersionFactory(body=text, withheld=True)
    (link,) = compared(one, other)
    assert link.score == 1
    assert "character for character" in link.note
    assert compared(other, one) == []


def test_a_short_text_twice_says_nothing() -> None:
    assert compared(published("Page not found"), published("Page not found")) == []


def test_boilerplate_of_a_publisher_makes_no_copy() -> None:
    house = SourceFactory()
    furniture = story(8, seed="house")
    texts = [f"{story(8, seed=n)}\n{furniture}" for n in range(5)]
    compared(*(published(text, publisher=house) for text in texts))
    assert not ArticleLink.objects.exists()
    elsewhere = [published(f"{text}\nOurs", publisher=SourceFactory()) for text in texts[:2]]
    links = compared(*elsewhere)
    assert [link.kind for link in links if link.kind == LinkKind.NEAR_DUPLICATE_OF] != []


def test_a_line_that_turns_out_to_be_boilerplate_takes_its_suggestion_back() -> None:
    house = SourceFactory()
    texts = [f"{story(6, seed=n)}\n{story(12, seed='house')}" for n in range(3)]
    first, second, third = (published(text, publisher=house) for text in texts)
    assert len(compared(first, second)) == 1
    assert compared(third) == []
    assert not ArticleLink.objects.exists()


def test_a_story_that_one_publisher_prints_thrice_is_no_boilerplate() -> None:
    house = SourceFactory()
    versions = [published(f"{story(seed=1)}\nNo {n}", publisher=house) for n in range(4)]
    elsewhere = published(f"{story(seed=1)}\nElsewhere")
    compared(*versions, elsewhere)
    assert {ends(link)[1] for link in ArticleLink.objects.all()} == {versions[0].article_id}
    assert ArticleLink.objects.count() == 4


def test_parts_that_are_not_the_story_are_left_out() -> None:
    related = story(20, seed="related")
    versions = [published(f"{story(8, seed=n)}\n{related}") for n in range(2)]
    for version in versions:
        start = version.text.index(related)
        version.segments.create(kind=SegmentKind.RELATED.value, start=start, end=version.length)
    assert compared(*versions) == []


def test_only_the_newest_text_of_an_article_counts() -> None:
    one, other = published(story(seed=1)), published(f"{story(seed=1)}\nb")
    (link,) = compared(one, other)
    add_version(one.article, by=None, text=story(seed=2))
    assert compared(one) == []
    assert not ArticleLink.objects.filter(pk=link.pk).exists()
    assert Fingerprint.objects.count() == 2
    assert FingerprintBand.objects.filter(version=one).count() == 0
    assert PublisherLine.objects.filter(version=one).count() == 0


def test_a_score_follows_the_text_while_nobody_has_judged() -> None:
    one, other = published(story(seed=1)), published(f"{story(seed=1)}\nb")
    (link,) = compared(one, other)
    half = "\n".join([*sentences(20, seed=1)[:14], story(6, seed=2)])
    add_version(one.article, by=None, text=half)
    assert compared(one) == []
    link.refresh_from_db()
    assert 0.5 < link.score < 1


def test_a_judged_link_outlives_a_change_of_the_text() -> None:
    one, other = published(story(seed=1)), published(f"{story(seed=1)}\nb")
    (link,) = compared(one, other)
    judge_link(link, Judgement.CONFIRMED, by=UserFactory())
    add_version(one.article, by=None, text=story(seed=2))
    compared(one)
    assert ArticleLink.objects.get().judgement == Judgement.CONFIRMED


def test_the_order_of_arrival_makes_no_difference_to_who_belongs_together() -> None:
    house = SourceFactory()
    made = []
    for seed in range(4):
        made += [published(f"{story(seed=seed)}\n{n}") for n in "abc"]
    texts = [f"{story(6, seed=f'h{n}')}\n{story(12, seed='house')}" for n in range(4)]
    made += [published(text, publisher=house) for text in texts]
    compared(*(made[n] for n in np.random.default_rng(5).permutation(len(made))))
    links = ArticleLink.objects.all()
    assert links.count() == 8
    assert all(link.kind == LinkKind.NEAR_DUPLICATE_OF for link in links)


def test_a_person_confirms_names_another_kind_and_turns_round() -> None:
    by = UserFactory()
    (link,) = compared(published(story(seed=1)), published(f"{story(seed=1)}\nb"))
    judged = judge_link(
        link,
        Judgement.CONFIRMED,
        by=by,
        note="The byline names the other.",
        kind=LinkKind.REPRINT_OF,
        turn_round=True,
        expected_version=link.row_version,
    )
    assert ends(judged) == (link.to_article_id, link.from_article_id)
    stored = ArticleLink.objects.get()
    assert (stored.judgement, stored.kind, stored.judged_by) == ("confirmed", "reprint_of", by)
    assert stored.note == "The byline names the other."
    assert stored.judged_at > link.judged_at


def test_a_person_does_not_suggest_and_sees_what_others_did() -> None:
    (link,) = compared(published(story(seed=1)), published(f"{story(seed=1)}\nb"))
    with pytest.raises(JudgementRefused):
        judge_link(link, Judgement.SUGGESTED, by=UserFactory())
    judge_link(link, Judgement.UNSURE, by=UserFactory(), expected_version=link.row_version)
    with pytest.raises(StaleRecord):
        judge_link(link, Judgement.REJECTED, by=UserFactory(), expected_version=link.row_version)


def test_a_link_that_is_there_already_is_not_made_twice_by_turning() -> None:
    link = ArticleLinkFactory()
    again = ArticleLinkFactory(from_article=link.to_article, to_article=link.from_article)
    with pytest.raises(ValidationError) as caught:
        judge_link(again, Judgement.CONFIRMED, by=UserFactory(), turn_round=True)
    assert [error.code for error in caught.value.error_list] == ["articlelink_once_live"]


def test_as_many_queries_whatever_is_in_the_way(django_assert_max_num_queries) -> None:
    compared(*(published(story(seed=n)) for n in range(12)))
    version = published(story(seed="new"))
    with django_assert_max_num_queries(18) as few:
        suggest_copies(version, by=None)
    compared(*(published(story(seed=n)) for n in range(12, 30)))
    version = published(story(seed="newer"))
    with django_assert_max_num_queries(len(few)):
        suggest_copies(version, by=None)


def test_an_article_without_any_version_text_is_left_alone() -> None:
    article = ArticleFactory()
    version = VersionFactory(article=article, withheld=True)
    assert suggest_copies(version, by=None) == []
    assert not Fingerprint.objects.exists()


def near_twins() -> tuple[ArticleVersion, ArticleVersion, ArticleVersion]:
    """An original, and two near copies of it that are nearer to each other."""
    whole = sentences(20, seed=1)
    near = "\n".join([*whole[:17], *sentences(3, seed=2)])
    made = published("\n".join(whole)), published(near), published(f"{near}\nb")
    compared(*made)
    return made


def waiting() -> list[tuple[int, int]]:
    return [ends(link) for link in ArticleLink.objects.waiting()]


CHANGES = {
    "rejected": lambda link, by: judge_link(link, Judgement.REJECTED, by=by),
    "another kind": lambda link, by: judge_link(
        link, Judgement.CONFIRMED, by=by, kind=LinkKind.UPDATE_OF
    ),
    "only shared": lambda link, by: judge_link(
        link, Judgement.CONFIRMED, by=by, kind=LinkKind.SHARES_TEXT_WITH
    ),
    "deleted": lambda link, by: delete_link(link, by=by),
}


@pytest.mark.parametrize("change", CHANGES)
def test_what_was_passed_over_because_of_a_link_is_looked_at_again(change: str) -> None:
    original, one, other = near_twins()
    link = ArticleLink.objects.get(from_article=other.article_id)
    CHANGES[change](link, UserFactory())
    hidden = (other.article_id, one.article_id)
    again = (other.article_id, original.article_id)
    kept = (one.article_id, original.article_id)
    assert set(waiting()) == {kept, again if change == "deleted" else hidden}


def test_originals_of_one_digest_are_compared_once_their_links_are_turned() -> None:
    _, one, other = near_twins()
    by = UserFactory()
    for link in ArticleLink.objects.order_by("pk"):
        judge_link(link, Judgement.CONFIRMED, by=by, turn_round=True)
    assert waiting() == [(other.article_id, one.article_id)]


def test_a_link_that_is_led_elsewhere_is_looked_at_again() -> None:
    *_, other = near_twins()
    link = ArticleLink.objects.get(from_article=other.article_id)
    link.judgement, link.judged_by = Judgement.CONFIRMED.value, UserFactory()
    link.to_article = ArticleFactory()
    save_link(link, by=link.judged_by)
    assert len(waiting()) == 2


def test_members_beyond_the_link_are_looked_at_too() -> None:
    """Whoever was linked through the rejected one is compared with the other side as well."""
    whole = sentences(30, seed=1)
    texts = [whole, [*whole[:9], *sentences(21, seed=2)], [*whole[:20], *sentences(10, seed=2)]]
    made = [published("\n".join(text)) for text in texts]
    ArticleLinkFactory(from_article=made[2].article, to_article=made[1].article)
    link = ArticleLinkFactory(from_article=made[1].article, to_article=made[0].article)
    compared(*made)
    assert waiting() == []
    judge_link(link, Judgement.REJECTED, by=UserFactory())
    assert waiting() == [(made[2].article_id, made[0].article_id)]


def test_a_rejected_pair_does_not_come_back_and_a_second_answer_is_the_last() -> None:
    near_twins()
    by = UserFactory()
    for n in (1, 2):
        link = ArticleLink.objects.waiting().order_by("-from_article", "pk").first()
        judge_link(link, Judgement.REJECTED, by=by)
        assert ArticleLink.objects.count() == 2 + (n > 0)
    compared(*ArticleVersion.objects.all())
    assert ArticleLink.objects.count() == 3


def test_many_rejected_at_once_end_as_one_after_the_other() -> None:
    _, one, other = near_twins()
    judge_links(ArticleLink.objects.all(), Judgement.REJECTED, by=UserFactory())
    assert waiting() == [(other.article_id, one.article_id)]


def test_a_twin_whose_text_is_withheld_is_looked_at_again() -> None:
    original, twin, other = (VersionFactory(body=story(seed=1), withheld=n > 0) for n in range(3))
    compared(original, twin, other)
    link = ArticleLink.objects.get(from_article=other.article_id)
    judge_link(link, Judgement.REJECTED, by=UserFactory())
    assert (other.article_id, twin.article_id) in waiting()


def breaking(monkeypatch: pytest.MonkeyPatch, broken: ArticleVersion, error: Exception) -> None:
    """Lets the writing of one text's fingerprint raise."""
    write = copies.write_fingerprint

    def write_or_raise(version: ArticleVersion) -> object:
        if version == broken:
            raise error
        return write(version)

    monkeypatch.setattr(copies, "write_fingerprint", write_or_raise)


def test_a_text_that_cannot_be_compared_stops_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    broken, *others = (published(f"{story(seed=1)}\n{n}") for n in "abc")
    breaking(monkeypatch, broken, RuntimeError("no such line"))
    with pytest.raises(NotAllCompared, match="1 of 3 texts") as caught:
        compare_outstanding(by=None)
    assert caught.value.details == {"versions": [broken.pk]}
    assert "no such line" in caught.value.message
    assert list(without_fingerprint()) == [broken]
    assert [ends(link) for link in ArticleLink.objects.all()] == [
        (others[1].article_id, others[0].article_id)
    ]
    monkeypatch.undo()
    assert compare_outstanding(by=None) == 1


def test_a_job_that_was_taken_over_stops_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    first, _ = (published(f"{story(seed=1)}\n{n}") for n in "ab")
    breaking(monkeypatch, first, TakenOver())
    with pytest.raises(TakenOver):
        compare_outstanding(by=None)
    assert not Fingerprint.objects.exists()
