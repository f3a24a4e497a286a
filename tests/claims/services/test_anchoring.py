"""A newer text: what still says the same is carried over, the rest waits for a person."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError

from accounts.models import Event
from claims.domain.vocabulary import AppearanceStatus, Basis
from claims.models import Appearance, Claim
from claims.services import records
from claims.services.anchoring import CARRIED, carry_over
from claims.services.appearances import record_appearance
from sources.models import Article, ArticleVersion
from sources.services.articles import add_version, attach_text, digest
from tests.claims.fresh import assert_fresh, interval, stored
from tests.claims.writing import claim, first_hand
from tests.factories.accounts import UserFactory
from tests.factories.claims import AppearanceFactory, AttributionFactory, OriginFactory
from tests.factories.sources import ArticleFactory
from tests.violations import unsaved

pytestmark = pytest.mark.django_db

TEXT = "The ferry sank at noon, the harbour master said. It carried 74 people. Nobody was hurt."
CUE = "the harbour master said"


def article(text: str | None = TEXT) -> tuple[Article, ArticleVersion]:
    home = ArticleFactory()
    return home, add_version(home, by=None, text=text)


def says(of: Claim, words: str, version: ArticleVersion, **values: Any) -> Appearance:
    start = TEXT.index(words)
    values = {"exact": words, "basis": Basis.OWN_REPORTING.value, **values}
    row = unsaved(
        AppearanceFactory,
        claim=of,
        article=version.article,
        version=version,
        start=start,
        end=start + len(words),
        **values,
    )
    return record_appearance(row, by=None)


def following(row: Appearance) -> Appearance:
    return Appearance.objects.get(continues=row)


def test_the_same_sentence_keeps_its_support() -> None:
    one, (home, first) = claim(), article()
    row = says(one, "It carried 74 people", first)
    add_version(home, by=UserFactory(), text=f"Corrected on Friday. {TEXT}")
    now = following(row)
    assert (now.status, now.start, now.change) == ("accepted", TEXT.index("It c") + 21, "")
    assert now.exact == "It carried 74 people"
    assert interval(one) == [1, 1]
    assert_fresh(one)
    row.refresh_from_db()
    assert row.status == AppearanceStatus.ACCEPTED


def test_another_figure_waits_and_does_not_count() -> None:
    one, (home, first) = claim(), article()
    row = says(one, "It carried 74 people", first)
    add_version(home, by=None, text=TEXT.replace("74", "47"))
    now = following(row)
    assert now.status == AppearanceStatus.CHANGED
    assert now.exact == "It carried 47 people."
    assert now.change == "The sentence has other figures now: 74 before, 47 now."
    assert interval(one) == [0, 0]
    assert_fresh(one)


def test_the_change_is_one_step_of_the_answer() -> None:
    one, (home, first) = claim(), article()
    says(one, "It carried 74 people", first)
    before = stored(one)
    version = add_version(home, by=None, text=f"{TEXT} More soon.")
    assert stored(one) == before
    gone = add_version(home, by=None, text="Nothing of it is left here.")
    event = Event.objects.recomputed().get(cause=Event.objects.about(gone).first())
    assert event.object_id == one.pk
    assert event.after["supports"] == [0, 0]
    assert not Event.objects.recomputed().filter(cause__object_id=version.pk).exists()


def test_once_somebody_has_looked_it_counts_again() -> None:
    one, (home, first) = claim(), article()
    row = says(one, "It carried 74 people", first)
    add_version(home, by=None, text=TEXT.replace("carried", "held"))
    now = following(row)
    now.status = AppearanceStatus.ACCEPTED.value
    records.save(now, by=UserFactory())
    now.refresh_from_db()
    assert now.change == ""
    assert interval(one) == [1, 1]


def test_what_is_gone_waits_without_a_place_and_is_not_accepted_so() -> None:
    one, (home, first) = claim(), article()
    row = says(one, "It carried 74 people", first)
    add_version(home, by=None, text="All quiet on the coast.")
    now = following(row)
    assert (now.status, now.start, now.exact) == ("changed", None, "")
    now.status = AppearanceStatus.ACCEPTED.value
    with pytest.raises(ValidationError) as refusal:
        records.save(now, by=None)
    assert refusal.value.code == "appearance_anchor_whole"


def test_a_text_that_comes_back_is_recognised() -> None:
    one, (home, first) = claim(), article()
    row = says(one, "It carried 74 people", first)
    add_version(home, by=None, text=TEXT.replace("74", "47"))
    add_version(home, by=None, text=f"{TEXT} Restored.")
    last = following(following(row))
    assert (last.status, last.exact, last.change) == ("accepted", "It carried 74 people", "")
    assert interval(one) == [1, 1]


def test_a_withheld_version_leaves_everything_waiting() -> None:
    one, (home, first) = claim(), article()
    row = says(one, "It carried 74 people", first)
    add_version(home, by=None, length=900, sha256="0" * 64)
    assert following(row).status == AppearanceStatus.CHANGED
    assert "not held" in following(row).change


def test_no_more_of_the_words_is_kept_than_before() -> None:
    one, (home, first) = claim(), article()
    row = says(one, "It carried 74 people", first)
    hashed = says(claim(), "Nobody was hurt", first, exact="", sha256=digest("Nobody was hurt"))
    add_version(home, by=None, text=f"Again. {TEXT}")
    assert following(row).sha256 == ""
    assert (following(hashed).exact, following(hashed).sha256) == ("", digest("Nobody was hurt"))


def test_the_chain_goes_along_with_its_cue() -> None:
    one, (home, first) = claim(), article()
    origin = OriginFactory()
    start = TEXT.index(CUE)
    hop = unsaved(
        AttributionFactory,
        from_appearance=None,
        to_origin=origin,
        cue=CUE,
        cue_start=start,
        cue_end=start + len(CUE),
    )
    row = unsaved(
        AppearanceFactory,
        claim=one,
        article=home,
        version=first,
        exact="The ferry sank at noon",
        start=0,
        end=22,
        basis=Basis.ATTRIBUTED.value,
    )
    record_appearance(row, by=None, chain=[hop])
    add_version(home, by=None, text=f"News. {TEXT}")
    carried = following(row).attributions.get()
    assert carried.to_origin == origin
    assert (carried.cue, carried.cue_start) == (CUE, start + 6)
    assert interval(one) == [1, 1]
    assert_fresh(one)


def test_whoever_cites_the_article_cites_its_newest_version() -> None:
    one, other, (home, first) = claim(), claim(), article()
    row = says(one, "It carried 74 people", first)
    hop = unsaved(AttributionFactory, from_appearance=None, to_origin=None, to_appearance=row)
    citing = unsaved(AppearanceFactory, claim=other, basis=Basis.ATTRIBUTED.value)
    record_appearance(citing, by=None, chain=[hop])
    assert interval(other) == [1, 1]
    add_version(home, by=None, text=f"News. {TEXT}")
    assert interval(other) == [1, 1]
    add_version(home, by=None, text=TEXT.replace("74", "47"))
    assert interval(other) == [0, 0]
    assert_fresh(one, other)
    last = following(following(row))
    last.status = AppearanceStatus.ACCEPTED.value
    records.save(last, by=None)
    assert interval(other) == [1, 1]
    assert_fresh(one, other)


def test_carrying_over_again_does_nothing_more() -> None:
    one, (home, first) = claim(), article()
    says(one, "It carried 74 people", first)
    second = add_version(home, by=None, text=f"News. {TEXT}")
    before = Appearance.objects.count()
    assert carry_over(second.pk, by=None).carried == 0
    assert Appearance.objects.count() == before


def test_rejected_appearances_stay_behind() -> None:
    one, (home, first) = claim(), article()
    row = says(one, "It carried 74 people", first, status="rejected")
    add_version(home, by=None, text=f"News. {TEXT}")
    assert not Appearance.objects.filter(continues=row).exists()


def test_other_articles_are_not_touched() -> None:
    one, (home, first) = claim(), article()
    says(one, "It carried 74 people", first)
    first_hand(one)
    assert interval(one) == [2, 2]
    add_version(home, by=None, text="All quiet on the coast.")
    assert interval(one) == [1, 1]


def test_two_places_that_are_gone_both_come_back() -> None:
    one, (home, first) = claim(), article()
    says(one, "It carried 74 people", first)
    says(one, "Nobody was hurt", first)
    second = add_version(home, by=None, text="All quiet on the coast.")
    assert carry_over(second.pk, by=None).waiting == 0
    last = add_version(home, by=None, text=f"Restored. {TEXT}")
    back = Appearance.objects.filter(version=last, status=AppearanceStatus.ACCEPTED)
    assert sorted(back.values_list("exact", flat=True)) == [
        "It carried 74 people",
        "Nobody was hurt",
    ]
    assert_fresh(one)


def test_what_waited_for_a_text_is_looked_for_when_it_is_attached() -> None:
    one, (home, first) = claim(), article()
    row = says(one, "It carried 74 people", first)
    text = f"Later. {TEXT}"
    second = add_version(home, by=None, length=len(text), sha256=digest(text))
    assert interval(one) == [0, 0]
    attach_text(second, text, by=None)
    now = following(row)
    assert (now.status, now.exact, now.change) == ("accepted", "It carried 74 people", "")
    assert interval(one) == [1, 1]
    assert_fresh(one)


def test_it_is_told_how_many_were_carried() -> None:
    one, (home, first) = claim(), article()
    says(one, "It carried 74 people", first)
    says(one, "Nobody was hurt", first)
    second = add_version(home, by=None, text=TEXT.replace("74", "47"))
    event = Event.objects.about(second).get(action=CARRIED)
    assert event.after == {"carried": 1, "waiting": 1}
