"""Steps 2 to 4: copies, loops, and what an appearance rests on by itself."""

import pytest

from claims.domain.vocabulary import AppearanceStatus, Basis, Label, OriginKind, Stance
from sources.domain.vocabulary import ArticleStatus, Genre, Judgement, LinkKind
from tests.claims.domain.worlds import World, codes, numbers, wire


def test_a_stub_is_never_tied_to_the_claim() -> None:
    world = World()
    world.says(world.stub("Agency"), world.document("Treaty"))
    result = world.assess()
    assert numbers(result) == [0, 0]
    assert result.articles == 0


def test_a_copy_falls_with_its_original_but_not_the_other_way_round() -> None:
    world = World()
    treaty = world.document("Treaty")
    story = world.article("Agency", status=ArticleStatus.RETRACTED)
    world.says(story, treaty)
    world.says(world.reprint(story, "Post"), treaty)
    result = world.assess()
    assert numbers(result) == [0, 0]
    assert {one.code for one in result.left_out} == {"retracted", "original_retracted"}
    world = World()
    story = world.article("Agency")
    world.says(story, treaty := world.document("Treaty"))
    copy = world.article("Post", status=ArticleStatus.RETRACTED)
    world.link(copy, LinkKind.REPRINT_OF, story)
    world.says(copy, treaty)
    assert numbers(world.assess()) == [1, 1]


@pytest.mark.parametrize(
    "kind",
    [
        LinkKind.REPRINT_OF,
        LinkKind.EXCERPT_OF,
        LinkKind.TRANSLATION_OF,
        LinkKind.MACHINE_TRANSLATION_OF,
        LinkKind.NEAR_DUPLICATE_OF,
    ],
)
def test_a_copy_has_no_origin_of_its_own(kind: LinkKind) -> None:
    world = World()
    world.says("Agency", basis=Basis.OWN_REPORTING)
    copy = world.says("Post", basis=Basis.OWN_REPORTING)
    assert numbers(world.assess()) == [2, 2]
    world.link(int(copy), kind, 1)
    assert numbers(world.assess()) == [1, 1]


def test_a_copy_of_what_nobody_read_speaks_for_the_original_newsroom() -> None:
    world = World()
    stub = world.stub("Agency")
    for site in ("Post", "Times"):
        world.says(world.reprint(stub, site), basis=Basis.OWN_REPORTING)
    result = world.assess()
    assert numbers(result) == [1, 1]
    assert result.supports.groups[0].title == "own reporting of Agency"


def test_a_digest_of_two_originals_relays_both_and_adds_nothing() -> None:
    world = World()
    for agency in ("Agency", "Bureau"):
        world.says(agency, basis=Basis.OWN_REPORTING)
    digest = world.article("Post")
    world.link(digest, LinkKind.EXCERPT_OF, 1)
    world.link(digest, LinkKind.EXCERPT_OF, 2)
    world.says(digest, basis=Basis.UNATTRIBUTED)
    assert numbers(world.assess()) == [2, 2]


def test_articles_that_copy_one_another_are_one() -> None:
    world = World()
    for paper in ("Post", "Times", "Globe"):
        world.says(paper, basis=Basis.OWN_REPORTING)
    for copy, original in ((1, 2), (2, 3), (3, 1)):
        world.link(copy, LinkKind.NEAR_DUPLICATE_OF, original)
    assert numbers(world.assess()) == [1, 1]


@pytest.mark.parametrize(
    ("basis", "interval"),
    [(Basis.UNATTRIBUTED, [1, 1]), (Basis.ATTRIBUTED, [1, 1]), (Basis.OWN_REPORTING, [2, 2])],
)
def test_a_rewrite_rests_on_its_original_unless_it_has_something_of_its_own(
    basis: Basis, interval: list[int]
) -> None:
    world = World()
    world.says("Agency", basis=Basis.OWN_REPORTING)
    world.says("Post", basis=basis)
    world.link(2, LinkKind.REWRITE_OF, 1)
    assert numbers(world.assess()) == interval


def test_a_rewrite_with_an_attribution_rests_on_that() -> None:
    world = World()
    world.says("Agency", basis=Basis.OWN_REPORTING)
    world.says("Post", world.document("Treaty"))
    world.link(2, LinkKind.REWRITE_OF, 1)
    assert numbers(world.assess()) == [2, 2]


def test_a_rewrite_of_what_says_nothing_of_the_claim_stays_unknown() -> None:
    world = World()
    world.article("Agency")
    world.says("Post")
    world.link(2, LinkKind.REWRITE_OF, 1)
    assert numbers(world.assess()) == [0, 1]


def test_an_open_copy_never_lends_support() -> None:
    world = World()
    world.says("Agency", world.document("Treaty"))
    world.says("Post")
    world.link(2, LinkKind.REWRITE_OF, 1, judgement=Judgement.SUGGESTED)
    assert numbers(world.assess()) == [1, 2]


def test_one_report_of_its_own_for_a_newsroom() -> None:
    world = World()
    for _ in range(3):
        world.says("Post", basis=Basis.OWN_REPORTING)
    assert numbers(world.assess()) == [1, 1]


@pytest.mark.parametrize("basis", [Basis.UNATTRIBUTED, Basis.NOT_SEEN, Basis.ATTRIBUTED])
def test_what_names_nobody_has_an_unknown_origin(basis: Basis) -> None:
    world = World()
    world.says("Post", basis=basis)
    result = world.assess()
    assert numbers(result) == [0, 1]
    assert result.supports.groups[0].kind == OriginKind.UNKNOWN


def test_own_measurement_points_to_the_record_of_the_poll() -> None:
    world = World()
    release = world.article("Levada", genre=Genre.POLL_RELEASE)
    poll = world.poll("Levada", article_id=release)
    world.says(release, basis=Basis.OWN_MEASUREMENT)
    world.says("Post", poll)
    result = world.assess()
    assert numbers(result) == [1, 1]
    assert [member.id for member in result.supports.groups[0].members] == [poll]


def test_what_an_article_issued_is_its_own_word() -> None:
    world = World()
    speech = world.article(None, genre=Genre.STATEMENT, authors=("Minister",))
    said = world.statement("Minister", article_id=speech)
    world.says(speech, basis=Basis.OWN_REPORTING)
    world.says("Post", said)
    assert numbers(world.assess()) == [1, 1]


def test_a_newsroom_is_not_the_one_it_interviews() -> None:
    world = World()
    interview = world.article("Post", genre=Genre.INTERVIEW)
    said = world.statement("Minister", article_id=interview)
    world.says(interview, basis=Basis.OWN_REPORTING)
    world.says("Times", said)
    assert numbers(world.assess()) == [2, 2]


def test_unknown_origins_of_one_author_are_one() -> None:
    world = World()
    for paper in ("Post", "Times"):
        world.says(world.article(paper, authors=("Ann",)))
    result = world.assess()
    assert numbers(result) == [0, 1]
    assert "same_author" in codes(result)


def test_an_unknown_origin_joins_the_newsrooms_own_report() -> None:
    world = World()
    world.says("Post")
    world.says("Post", basis=Basis.OWN_REPORTING)
    assert numbers(world.assess()) == [1, 1]


def test_an_unknown_origin_never_makes_one_of_two_newsrooms() -> None:
    world = World()
    for paper in ("Post", "Times"):
        world.says(world.article(paper, authors=("Ann",)))
        world.says(paper, basis=Basis.OWN_REPORTING)
    assert numbers(world.assess()) == [2, 2]


def test_a_recorded_unknown_origin_belongs_to_who_brought_it_up() -> None:
    world = World()
    experts = world.origin(OriginKind.UNKNOWN, description="experts")
    world.says("Post", experts)
    world.says("Post")
    world.says("Times", experts)
    assert numbers(world.assess()) == [0, 1]


def test_an_appearance_with_only_open_attributions() -> None:
    world = World()
    said = world.says("Post", basis=Basis.OWN_REPORTING)
    world.hop(said, world.document("Treaty"), inferred=True)
    result = world.assess()
    assert numbers(result) == [0, 1]
    assert result.supports.possible_groups == 2


def test_citing_what_nobody_accepted_is_open() -> None:
    world = World()
    suggested = world.says("Agency", basis=Basis.OWN_REPORTING, status=AppearanceStatus.SUGGESTED)
    world.says("Post", suggested, basis=Basis.OWN_REPORTING)
    assert numbers(world.assess()) == [0, 1]


def test_rejected_attributions_and_missing_rows_are_passed_over() -> None:
    world = World()
    said = world.says("Post", basis=Basis.OWN_REPORTING)
    world.hop(said, world.document("Treaty"), judgement=Judgement.REJECTED)
    world.hop(said, 999)
    world.link(1, LinkKind.REPRINT_OF, 999)
    assert numbers(world.assess()) == [1, 1]


def test_two_newsrooms_that_cite_each_other_besides_what_they_saw() -> None:
    world = World()
    one, two = (world.says(paper, basis=Basis.OWN_REPORTING) for paper in ("Post", "Times"))
    world.hop(one, two)
    world.hop(two, one)
    assert numbers(world.assess()) == [2, 2]


def test_a_loop_is_shown_even_where_other_articles_lead_into_it() -> None:
    world = World()
    one, two = (world.says(paper, basis=Basis.ATTRIBUTED) for paper in ("Post", "Times"))
    world.hop(one, two)
    world.hop(two, one)
    third = world.says("Globe", two)
    result = world.assess()
    assert result.label == Label.CIRCULAR
    assert {one.appearance for one in result.left_out if one.code == "circular"} == {
        one,
        two,
        third,
    }


def test_a_chain_of_twenty_thousand_hops() -> None:
    world = World()
    last = None
    for _ in range(20_000):
        last = world.says("Post", *([] if last is None else [last]), basis=Basis.ATTRIBUTED)
    world.hop(1, world.document("Treaty"))
    result = world.assess()
    assert numbers(result) == [1, 1]


def test_stances_are_kept_apart_when_copies_lead_to_their_original() -> None:
    world = World()
    story = wire(world)
    world.says(story, world.document("Treaty"), stance=Stance.REFUTES)
    world.says(world.reprint(story, "Post"), basis=Basis.UNATTRIBUTED)
    result = world.assess()
    assert numbers(result) == [0, 1]
    assert result.refutes.confirmed == 1
