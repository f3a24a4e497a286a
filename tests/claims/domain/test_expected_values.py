"""The worked examples of the design: what each situation must come out as."""

from datetime import timedelta
from decimal import Decimal

from claims.domain.quantities import Quantity
from claims.domain.vocabulary import (
    Basis,
    ClaimKind,
    Comparator,
    Label,
    OriginKind,
    RelationKind,
    Statistic,
    Verdict,
)
from sources.domain.vocabulary import Genre, Judgement, LinkKind, TieKind
from tests.claims.domain.worlds import CLAIM, DAY, World, against, codes, day, numbers, wire


def share(amount: int) -> Quantity:
    return Quantity(Comparator.EQ, Statistic.SHARE, Decimal(amount), unit="%")


def test_circular_pair() -> None:
    world = World()
    one, two = (world.says(paper, basis=Basis.ATTRIBUTED) for paper in ("Post", "Times"))
    world.hop(one, two)
    world.hop(two, one)
    result = world.assess()
    assert numbers(result) == [0, 0]
    assert result.full_label == "circular"
    assert result.loops == ((1, 2),)
    assert "cite one another" in result.answer
    assert "loop" in codes(result)


def test_loop_with_one_member_citing_a_document() -> None:
    world = World()
    one = world.says("Post", basis=Basis.ATTRIBUTED)
    two = world.says("Times", one, world.document("Treaty"))
    world.hop(one, two)
    result = world.assess()
    assert numbers(result) == [1, 1]
    assert result.label == Label.SINGLE_ORIGIN
    assert result.loops == ()


def two_officials_through_one_agency() -> tuple[World, int]:
    world = World()
    story = wire(world)
    minister = world.statement("Minister")
    world.says(story, minister)
    world.says(story, world.statement("Governor"))
    for paper in ("Post", "Times", "Globe"):
        world.says(world.reprint(story, paper), basis=Basis.UNATTRIBUTED)
    return world, minister


def test_one_agency_story_relaying_two_officials_reprinted_three_times() -> None:
    world, _ = two_officials_through_one_agency()
    result = world.assess()
    assert numbers(result) == [1, 1]
    assert result.full_label == "single_channel"
    assert "known only through one agency story" in result.supports.bottleneck
    assert result.supports.bottleneck.rstrip(".") in result.answer
    assert [(node.kind, node.id) for node in result.supports.cut] == [("article", 1)]
    assert {"bottleneck", "copy"} <= codes(result)
    assert result.listing == "2 statements, 1 channel"


def test_the_transcript_of_one_official_beside_the_agency_story() -> None:
    world, minister = two_officials_through_one_agency()
    transcript = world.article("Ministry", genre=Genre.TRANSCRIPT)
    world.says(transcript, minister)
    result = world.assess()
    assert numbers(result) == [2, 2]
    assert result.full_label == "corroborated"


def test_an_agency_copy_in_one_article_and_a_reporter_on_the_spot_in_another() -> None:
    world = World()
    story = wire(world)
    world.says(story, basis=Basis.OWN_REPORTING)
    world.says(world.reprint(story, "Post"), basis=Basis.UNATTRIBUTED)
    world.says("Post", basis=Basis.OWN_REPORTING)
    assert numbers(world.assess()) == [2, 2]


def two_papers_of_one_owner() -> World:
    world = World()
    world.says("Post", basis=Basis.OWN_REPORTING)
    world.says("Times", basis=Basis.OWN_REPORTING)
    return world


def test_two_papers_of_one_owner_both_first_hand() -> None:
    world = two_papers_of_one_owner()
    for paper in ("Post", "Times"):
        world.tie("Holding", TieKind.OWNS, paper, percentage=Decimal(80))
    result = world.assess()
    assert numbers(result) == [1, 1]
    assert result.label == Label.SINGLE_ORIGIN
    assert any("Holding" in r.message for r in result.reasons if r.code == "same_control")


def test_the_owner_sold_in_between() -> None:
    world = two_papers_of_one_owner()
    world.tie("Holding", TieKind.OWNS, "Post", percentage=Decimal(80))
    world.tie("Holding", TieKind.OWNS, "Times", percentage=Decimal(80), until=DAY)
    assert numbers(world.assess()) == [2, 2]


def test_two_unnamed_sources() -> None:
    world = World()
    for paper in ("Post", "Times"):
        world.says(paper, world.unnamed(f"a source of {paper}"))
    result = world.assess()
    assert numbers(result) == [1, 2]
    assert result.full_label == "single_origin (open)"
    assert "unnamed_sources" in codes(result)
    assert "possible number counts them apart" in next(
        r.message for r in result.reasons if r.code == "unnamed_sources"
    )


def test_two_unnamed_sources_an_editor_tells_apart() -> None:
    world = World()
    one, two = world.unnamed("a guard"), world.unnamed("a clerk")
    world.says("Post", one)
    world.says("Times", two)
    world.judge(Verdict.DIFFERENT, origin_a=one, origin_b=two)
    result = world.assess()
    assert numbers(result) == [2, 2]
    assert result.full_label == "unnamed_only"
    assert "held_apart" in codes(result)


def test_unconfirmed_near_copies_without_attribution() -> None:
    world = World()
    first, second = world.article("Post"), world.article("Times")
    world.says(first)
    world.says(second)
    world.link(second, LinkKind.NEAR_DUPLICATE_OF, first, judgement=Judgement.SUGGESTED)
    assert numbers(world.assess()) == [0, 2]


def test_confirmed_near_copies_without_attribution() -> None:
    world = World()
    first, second = world.article("Post"), world.article("Times")
    world.says(first)
    world.says(second)
    world.link(second, LinkKind.NEAR_DUPLICATE_OF, first)
    assert numbers(world.assess()) == [0, 1]


def test_unconfirmed_near_copies_with_their_own_reporters() -> None:
    world = World()
    first, second = world.article("Post"), world.article("Times")
    world.says(first, basis=Basis.OWN_REPORTING)
    world.says(second, basis=Basis.OWN_REPORTING)
    world.link(second, LinkKind.NEAR_DUPLICATE_OF, first, judgement=Judgement.SUGGESTED)
    result = world.assess()
    assert numbers(result) == [1, 2]
    assert "open_copy" in codes(result)


def test_a_press_release_reprinted_by_forty_sites() -> None:
    world = World()
    release = world.stub("Company", genre=Genre.PRESS_RELEASE)
    said = world.statement("Company", article_id=release)
    world.says(release, said)
    for number in range(40):
        world.says(world.reprint(release, f"Site {number}"), basis=Basis.UNATTRIBUTED)
    result = world.assess()
    assert numbers(result) == [1, 1]
    assert result.echo_factor == 40


def test_a_press_release_that_was_read_and_its_forty_reprints() -> None:
    world = World()
    release = world.article("Company", genre=Genre.PRESS_RELEASE)
    world.statement("Company", article_id=release)
    world.says(release)
    for number in range(40):
        world.says(world.reprint(release, f"Site {number}"), basis=Basis.UNATTRIBUTED)
    result = world.assess()
    assert numbers(result) == [1, 1]
    assert result.echo_factor == 41
    assert result.answer.startswith("41 articles repeat this. All of them rest on one statement")


def test_one_poll_quoted_with_two_figures() -> None:
    world = World(kind=ClaimKind.NUMERICAL)
    poll = world.poll("Levada Center")
    world.says("Post", poll, quantity=share(74))
    wrong = world.says("Times", poll, quantity=share(78))
    result = world.assess()
    assert numbers(result) == [1, 1]
    assert [one.appearance for one in result.misquotes] == [wrong]
    assert "misquote" in codes(result)


def test_one_poll_quoted_with_two_figures_for_a_claim_with_an_exact_one() -> None:
    world = World(kind=ClaimKind.NUMERICAL, quantity=share(74))
    poll = world.poll("Levada Center")
    wrong = world.says("Times", poll, quantity=share(78))
    world.says("Post", poll, quantity=share(74))
    result = world.assess()
    assert numbers(result) == [1, 1]
    assert result.echo_factor == 1
    assert [one.appearance for one in result.misquotes] == [wrong]
    assert {one.appearance: one.code for one in result.left_out} == {wrong: "other_figure"}


def test_a_trend_citing_two_waves_in_two_articles() -> None:
    world = World()
    spring = world.poll("Levada Center", fieldwork=day(-300))
    autumn = world.poll("Levada Center", fieldwork=day(-10))
    for paper in ("Post", "Times"):
        trend = world.says(paper, basis=Basis.ATTRIBUTED)
        world.hop(trend, spring, joint=1)
        world.hop(trend, autumn, joint=1)
    result = world.assess()
    assert numbers(result) == [1, 1]
    assert "joint_citation" in codes(result)


def test_two_waves_cited_apart_are_two() -> None:
    world = World()
    world.says("Post", world.poll("Levada Center", fieldwork=day(-300)))
    world.says("Times", world.poll("Levada Center", fieldwork=day(-10)))
    assert numbers(world.assess()) == [2, 2]


def test_four_papers_stating_a_known_fact() -> None:
    world = World()
    for paper in ("Post", "Times", "Globe", "Echo"):
        world.says(paper)
    result = world.assess()
    assert numbers(result) == [0, 4]
    assert result.full_label == "untraced"
    assert result.answer == (
        "Stated as known by four publishers; none says how it knows. No source traced yet. "
        "This says nothing about whether it is true. No article tracked here disputes it."
    )
    assert result.listing == "4 publishers, none traced"


def test_untraced_claims_say_nothing_of_disputes_where_there_is_one() -> None:
    world = World()
    world.says("Post")
    world.says("Times", stance="refutes")
    result = world.assess()
    assert result.label == Label.UNTRACED
    assert "disputes" not in result.answer


def test_three_pieces_of_one_paper_in_its_own_voice() -> None:
    world = World()
    for _ in range(3):
        world.says("Post")
    result = world.assess()
    assert numbers(result) == [0, 1]
    assert result.answer.startswith("Stated as known by one publisher; it does not say how")


def test_a_distanced_rumour_against_the_authorities() -> None:
    world = World()
    gas = world.claim()
    world.relate(CLAIM, RelationKind.EXCLUDES, gas)
    world.says("Post", distanced=True)
    world.says("Post", world.statement("Committee"), claim_id=gas)
    rumour, version = world.assess(), world.assess(gas)
    assert numbers(rumour) == [0, 0]
    assert against(rumour) == [1, 1]
    assert rumour.full_label == "contradicted"
    assert {one.code for one in rumour.left_out} == {"untraceable_rumour"}
    assert numbers(version) == [1, 1]
    assert against(version) == [0, 0]
    assert version.full_label == "single_origin"


def test_three_newsrooms_hearing_one_remark() -> None:
    world = World(kind=ClaimKind.QUOTE)
    content = world.claim()
    remark = world.statement("Minister")
    for paper in ("Post", "Times", "Globe"):
        world.says(paper, basis=Basis.OWN_REPORTING)
        world.says(paper, remark, claim_id=content, basis=Basis.OWN_REPORTING)
    assert numbers(world.assess()) == [3, 3]
    assert numbers(world.assess(content)) == [1, 1]


def test_one_document_quoted_by_two_papers() -> None:
    world = World()
    treaty = world.document("Treaty")
    world.says("Post", treaty)
    world.says("Times", treaty)
    result = world.assess()
    assert numbers(result) == [1, 1]
    assert result.full_label == "single_origin"
    assert result.answer == (
        "Two articles repeat this. All of them rest on one document (Treaty): "
        "one thing would have to be wrong."
    )


def test_six_articles_on_one_poll_read_as_on_the_claim_page() -> None:
    world = World()
    poll = world.poll("Levada", date=day(-20), fieldwork=day(-20))
    for number in range(6):
        world.says(f"Paper {number}", poll)
    result = world.assess()
    assert result.answer == (
        "Six articles repeat this. All of them rest on one Levada poll: "
        "one thing would have to be wrong."
    )
    assert result.listing == "6 appearances · 6 articles · 6 publishers · 1 poll"
    assert result.supports.groups[0].kind == OriginKind.MEASUREMENT


def test_a_remark_relayed_by_another_speaker() -> None:
    world = World()
    stub = world.stub(None, genre=Genre.STATEMENT, authors=("Panov",))
    relayed = world.says(stub, world.statement("Putin", date=day(-5000)))
    world.says("Post", relayed)
    result = world.assess()
    assert numbers(result) == [1, 1]
    assert result.supports.groups[0].title.endswith("as relayed by Panov")
    kinds = [(node.kind, node.is_tied) for node in world.drawn().nodes]
    assert kinds == [("relay", False), ("article", True), ("origin", False)]
    assert result.supports.groups[0].members[0].title.startswith("statement by Putin")


def test_publishing_day_decides_for_whom_a_paper_speaks() -> None:
    world = two_papers_of_one_owner()
    sold = DAY + timedelta(days=1)
    world.tie("Holding", TieKind.OWNS, "Post", percentage=Decimal(80))
    world.tie("Holding", TieKind.OWNS, "Times", percentage=Decimal(80), until=sold)
    assert numbers(world.assess()) == [2, 2]
    world.ties.pop()
    world.tie("Holding", TieKind.OWNS, "Times", percentage=Decimal(80), since=sold)
    assert numbers(world.assess()) == [1, 1]
