"""Lists in a result stay short however much there is, and what they leave out is counted."""

import json
from dataclasses import replace

from claims.domain.corroboration import all_left_out, assess_folded
from claims.domain.corroboration.result import IDS_AT_MOST, ROWS_AT_MOST
from claims.domain.gallery.figures import share
from claims.domain.vocabulary import Basis, ClaimKind, Stance
from tests.claims.domain.worlds import World, day, numbers


def stands_for(world: World, appearance: int, times: int) -> None:
    """One row for so many alike."""
    row = world.appearances[appearance - 1]
    world.appearances[appearance - 1] = replace(row, times=times)


def test_one_row_may_stand_for_many_appearances_in_as_many_articles() -> None:
    world = World()
    treaty = world.document("Treaty")
    stands_for(world, world.says("Post", treaty), 40)
    world.says("Times", treaty)
    result = world.assess()
    assert numbers(result) == [1, 1]
    assert (result.appearances, result.articles, result.echo_factor) == (41, 41, 41)
    assert result.publishers == 2
    world.appearances[0] = replace(world.appearances[0], publishers=(7, 8, 9))
    assert world.assess().publishers == 5
    assert result.listing.startswith("41 appearances · 41 articles")
    assert result.answer.startswith("41 articles repeat this. All of them rest on")


def test_what_many_rows_leave_out_is_counted_whole() -> None:
    world = World()
    treaty = world.document("Treaty")
    stands_for(world, world.says("Post", treaty, in_furniture=True), 1_000)
    (reason,) = world.assess().reasons
    assert reason.message.startswith("The passages in “Story 1” (Post) and 999 more are left out")
    assert (reason.articles, reason.articles_total) == ((1,), 1_000)
    assert (reason.appearances, reason.appearances_total) == ((1,), 1_000)
    assert world.assess().left_out_total == 1_000


def test_what_nobody_sources_is_counted_by_article_where_a_publisher_is_unknown() -> None:
    world = World()
    stands_for(world, world.says(None), 7)
    assert world.assess().answer.startswith(
        "Stated as known in seven articles of unknown publisher; none says how it knows."
    )


def test_a_large_result_names_the_first_and_counts_the_rest() -> None:
    world = World()
    treaty = world.document("Treaty")
    for number in range(300):
        world.says(f"Site {number}", treaty, in_furniture=True)
        world.says(f"Site {number}", stance=Stance.QUALIFIES)
    result = assess_folded(world.facts())
    (reason,) = result.reasons
    assert "“Story 9” (Site 4) and 295 more" in reason.message
    assert (len(reason.articles), reason.articles_total) == (IDS_AT_MOST, 300)
    assert (len(reason.appearances), reason.appearances_total) == (IDS_AT_MOST, 300)
    assert (len(result.left_out), result.left_out_total) == (ROWS_AT_MOST, 300)
    assert (len(result.qualifies), result.qualifies_total) == (ROWS_AT_MOST, 300)
    assert len(all_left_out(world.facts())) == 300
    folded = world.assess()
    assert len(folded.left_out) < len(result.left_out)
    assert folded.left_out_total == folded.qualifies_total == 300


def test_a_group_of_many_names_the_first_and_counts_the_rest() -> None:
    world = World()
    for number in range(50):
        world.says("Post", world.statement("Minister", date=day(number)))
    result = world.assess()
    (group,) = result.supports.groups
    assert (len(group.members), group.members_total) == (IDS_AT_MOST, 50)
    (reason,) = result.reasons
    assert (len(reason.origins), reason.origins_total) == (IDS_AT_MOST, 50)
    assert "and 30 more count as one" in reason.message


def test_copies_are_counted_whole() -> None:
    world = World()
    release = world.article("Company")
    world.says(release, basis=Basis.OWN_DOCUMENT)
    for number in range(40):
        world.says(world.reprint(release, f"Site {number}"))
    (reason,) = world.assess().reasons
    assert "and 35 more are copies of “Story 1” (Company)" in reason.message
    assert (len(reason.articles), reason.articles_total) == (IDS_AT_MOST, 41)


def test_every_misquote_is_counted_however_many_are_named() -> None:
    world = World(kind=ClaimKind.NUMERICAL)
    poll = world.poll("Levada", fieldwork=day(0))
    world.says("Levada", poll, quantity=share(74))
    for number in range(30):
        world.says(f"Site {number}", poll, quantity=share(47))
    stands_for(world, 2, 11)
    for result in (world.assess(), assess_folded(world.facts())):
        (reason,) = (one for one in result.reasons if one.code == "misquote")
        assert (len(reason.articles) <= IDS_AT_MOST, reason.articles_total) == (True, 40)
        assert (len(reason.appearances) <= IDS_AT_MOST, reason.appearances_total) == (True, 40)
        assert (len(result.misquotes) <= ROWS_AT_MOST, result.misquotes_total) == (True, 40)


def test_a_result_of_thousands_stays_small() -> None:
    world = World()
    treaty = world.document("Treaty")
    for number in range(3_000):
        world.says(f"Site {number}", treaty, in_furniture=number % 2 == 0)
    told = world.assess().to_dict()
    assert len(json.dumps(told)) < 60_000
