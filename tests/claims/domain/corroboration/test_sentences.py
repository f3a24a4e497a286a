"""Step 10: answers, rows of lists, and what the assessment says beside the numbers."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from claims.domain.corroboration import assess
from claims.domain.corroboration.facts import Facts
from claims.domain.quantities import Quantity
from claims.domain.vocabulary import (
    Basis,
    Checkability,
    ClaimKind,
    Comparator,
    Force,
    OriginKind,
    Stance,
    Statistic,
)
from sources.domain.vocabulary import Judgement
from tests.claims.domain.worlds import World, codes, day, numbers


def share(amount: int) -> Quantity:
    return Quantity(Comparator.EQ, Statistic.SHARE, Decimal(amount), unit="%")


def test_nothing_known_at_all() -> None:
    result = assess(Facts(7))
    assert result.full_label == "unsupported"
    assert result.answer.startswith("Nothing tracked here")
    assert result.to_dict()["as_of"] is None


def test_a_row_counts_what_was_read_by_kind_of_origin() -> None:
    world = World()
    poll = world.poll("Levada")
    for paper in ("Post", "Post", "Times"):
        world.says(paper, poll)
    world.says("Globe", world.document("Treaty"))
    assert world.assess().listing == (
        "4 appearances · 4 articles · 3 publishers · 1 poll · 1 document"
    )


def test_one_article_on_one_statement() -> None:
    world = World()
    world.says("Post", world.statement("Minister"))
    assert world.assess().answer == (
        "One article says this. It rests on one statement by Minister: "
        "one thing would have to be wrong."
    )


def test_what_cannot_be_traced_is_not_said_to_rest_on_the_origin() -> None:
    world = World()
    treaty = world.document("Treaty")
    world.says("Post", treaty)
    world.says("Times", treaty, force=Force.HEDGED)
    assert "What can be traced rests on one document (Treaty)" in world.assess().answer


@pytest.mark.parametrize("kind", [ClaimKind.QUOTE, ClaimKind.POSITION, ClaimKind.LEGAL])
def test_the_declaration_itself(kind: ClaimKind) -> None:
    world = World(kind=kind)
    text = world.article("Ministry")
    world.says("Post", world.document("Declaration", article_id=text))
    result = world.assess()
    assert result.at_source
    assert "This is the declaration itself." in result.answer
    world.claims[0] = type(world.claims[0])(1, ClaimKind.STATE)
    assert not world.assess().at_source


def test_a_view_says_who_holds_it() -> None:
    world = World(checkability=Checkability.OPINION)
    world.says("Post", world.statement("Minister"))
    result = world.assess()
    assert result.full_label == "view"
    assert "one source holds it (statement by Minister)" in result.answer


@pytest.mark.parametrize(
    ("article", "who"),
    [
        ({"signed_as": "an associate at LSE"}, "who signs as “an associate at LSE”, holds it."),
        ({}, "This is a view: the unnamed author of “Column” (Post) holds it."),
        (
            {"authors": ("Ann Lee",)},
            "This is a view: Ann Lee, author of “Column” (Post), holds it.",
        ),
        (
            {"authors": ("Ann Lee", "Bo Li")},
            "This is a view: Ann Lee and Bo Li, authors of “Column” (Post), hold it.",
        ),
    ],
)
def test_a_view_that_an_article_states_is_that_of_its_author(
    article: dict[str, Any], who: str
) -> None:
    world = World(checkability=Checkability.OPINION)
    world.says(world.article("Post", title="Column", **article))
    result = world.assess()
    assert (numbers(result), result.full_label) == ([0, 1], "view")
    assert result.answer.startswith("This is a view: ")
    assert result.answer.endswith(who)
    assert [one.title for one in result.supports.groups] == ["what Post says in its own voice"]


def test_a_view_told_of_others_is_not_that_of_the_author() -> None:
    world = World(checkability=Checkability.FUTURE)
    world.says("Post", basis=Basis.ATTRIBUTED)
    world.says("Times", distanced=True)
    world.says("Globe", world.origin(OriginKind.UNKNOWN))
    assert world.assess().answer == (
        "This is about the future. Nobody who holds it could be traced yet."
    )
    for paper in ("Echo", "Star"):
        world.says(world.article(paper, title="Column"))
    assert world.assess().answer == (
        "This is about the future: the authors of “Column” (Echo) and “Column” (Star) hold it."
    )


def test_an_open_result_says_between_which_numbers() -> None:
    world = World()
    world.says("Post", world.document("Treaty"))
    world.says("Times", world.document("Report"), force=Force.HEDGED)
    result = world.assess()
    assert result.full_label == "single_origin (open)"
    assert "between one and two things would have to be wrong" in result.answer


def test_an_interval_alone_does_not_make_a_result_open() -> None:
    world = World()
    for number in range(3):
        force = Force.HEDGED if number == 2 else Force.ASSERTED
        world.says("Post", world.document(f"Text {number}"), force=force)
    result = world.assess()
    assert numbers(result) == [2, 3]
    assert result.full_label == "corroborated"


def test_both_sides() -> None:
    world = World()
    world.says("Post", world.document("For"))
    world.says("Times", world.document("Against"), stance=Stance.REFUTES)
    result = world.assess()
    assert result.full_label == "conflicting"
    assert result.answer.startswith("The sources conflict.")


def test_measurements_that_conflict_are_named() -> None:
    world = World(kind=ClaimKind.NUMERICAL)
    for amount, conductor in ((74, "Levada"), (53, "VTsIOM")):
        poll = world.poll(conductor, fieldwork=day(amount // 10), margin_of_error=Decimal(3))
        world.says("Post", poll, quantity=share(amount))
    result = world.assess()
    assert "conflicting_figures" in codes(result)


def test_the_measured_figure_is_that_of_the_release() -> None:
    world = World(kind=ClaimKind.NUMERICAL)
    release = world.article("Levada", genre="poll_release")
    poll = world.poll("Levada", article_id=release)
    for paper in ("Post", "Times"):
        world.says(paper, poll, quantity=share(78))
    world.says(release, poll, basis=Basis.OWN_MEASUREMENT, quantity=share(74))
    result = world.assess()
    assert [(one.reported, one.measured) for one in result.misquotes] == [("78 %", "74 %")] * 2


def test_the_hash_changes_with_what_the_result_depends_on() -> None:
    world = World()
    world.says("Post", world.document("Treaty"))
    before = world.facts().input_hash
    assert before == world.facts().input_hash
    world.disputed = {1}
    assert world.facts().input_hash != before


def test_facts_made_of_others_have_a_hash_of_their_own() -> None:
    facts = World().facts()
    before = facts.input_hash
    later = replace(facts, as_of=date(2016, 4, 5))
    assert later.input_hash != before == facts.input_hash
    assert replace(later, as_of=None).input_hash == before


def test_groups_are_told_apart_where_a_name_is_long_or_of_several() -> None:
    world = World()
    joint = world.says("Post", basis=Basis.ATTRIBUTED)
    world.hop(joint, world.statement("Obama", date=day(0)), joint=1)
    world.hop(joint, world.statement("Zakharova"), joint=1)
    world.says("Times", world.statement("Brown"))
    result = world.assess()
    titles = [one.title for one in result.supports.groups]
    assert titles[0].endswith(", together with statement by Zakharova")
    assert f"two separate origins ({titles[0]}; and statement by Brown)" in result.answer


def test_a_group_of_several_kinds_is_listed_as_an_origin() -> None:
    world = World()
    said = world.says("Post", basis=Basis.ATTRIBUTED)
    world.hop(said, world.poll("Levada", fieldwork=day(0)), joint=1)
    world.hop(said, world.statement("Minister"), joint=1)
    assert world.assess().listing.endswith(" · 1 origin")


def test_articles_that_do_not_support_are_told_apart_from_those_that_do() -> None:
    world = World()
    treaty = world.document("Treaty")
    world.says("Post", treaty)
    world.says("Times", treaty)
    world.says("Globe", treaty, stance=Stance.DISCUSSES)
    result = world.assess()
    assert result.listing.startswith("3 appearances · 3 articles")
    assert result.answer.startswith("Two articles repeat this.")
    assert result.answer.endswith(" One more article only discusses it.")
    world.says("Globe", stance=Stance.QUALIFIES)
    world.says("Mail", stance=Stance.QUALIFIES)
    assert world.assess().answer.endswith(
        " Two more articles only qualify it and one only discusses it."
    )


def test_an_article_that_supports_and_discusses_is_told_once() -> None:
    world = World()
    world.says("Post", world.document("Treaty"))
    world.says(1, stance=Stance.DISCUSSES)
    assert "more" not in world.assess().answer


def test_what_may_be_behind_one_article_says_why_the_possible_number_is_small() -> None:
    world = World()
    said = world.says("Post", basis=Basis.ATTRIBUTED)
    world.hop(said, world.document("Treaty"), judgement=Judgement.SUGGESTED)
    result = world.assess()
    assert (numbers(result), result.supports.possible_groups) == ([0, 1], 2)
    assert result.answer.startswith(
        "Not confirmed: one article may rest on one document (Treaty), or on nothing that it names, "
        "but the way there is hedged, disputed, inferred or not yet reviewed."
    )
    (reason,) = result.reasons
    assert (reason.code, reason.view) == ("possible_bottleneck", "possible")
    assert reason.message.endswith(
        "known only through “Story 1” (Post), so the possible number is one, not two."
    )


def test_a_channel_that_is_told_already_is_not_told_again() -> None:
    world = World()
    story = world.article("Agency")
    world.says(story, world.statement("Minister"))
    world.says(story, world.statement("Governor"))
    assert codes(world.assess()) == {"bottleneck"}


def test_what_is_open_says_of_what_the_number_is() -> None:
    world = World()
    world.says("Post", world.document("Treaty"))
    other = world.says("Times", basis=Basis.ATTRIBUTED)
    world.hop(other, world.document("Report"), judgement=Judgement.SUGGESTED)
    assert "for this to lose all support, between one and" in world.assess().answer


def cited(world: World, paper: str | None, outlet: str | None) -> None:
    """A paper has it from an outlet's report that nobody has read."""
    report = world.says(world.stub(outlet, title="The report"), basis=Basis.NOT_SEEN)
    world.says(paper, report)


def test_whoever_cites_an_unread_report_says_how_it_knows() -> None:
    world = World()
    cited(world, "Post", "Kyodo")
    result = world.assess()
    assert (numbers(result), result.full_label) == ([0, 1], "untraced")
    assert result.answer == (
        "Passed on by one publisher; it goes back to a report of Kyodo that nobody here has read. "
        "No source traced yet. This says nothing about whether it is true. "
        "No article tracked here disputes it."
    )
    assert [group.title for group in result.supports.groups] == ["an unread report of Kyodo"]


def test_unread_reports_and_silence_are_told_apart() -> None:
    world = World()
    cited(world, "Post", "Kyodo")
    cited(world, None, "Meduza")
    world.says("Times")
    world.says("Globe")
    answer = world.assess().answer
    assert answer.startswith(
        "Passed on by one publisher and in one article of unknown publisher; it goes back to two "
        "reports (Kyodo and Meduza) that nobody here has read. Stated as known by two more "
        "publishers; none says how it knows. No source traced yet."
    )


def test_a_report_that_is_read_and_silent_itself_is_no_unread_one() -> None:
    world = World()
    world.says("Post", world.says("Kyodo"))
    assert "Stated as known by two publishers; none says how it knows." in world.assess().answer


def test_a_hop_that_is_only_believed_does_not_say_where_it_is_from() -> None:
    world = World()
    report = world.says(world.stub("Kyodo"), basis=Basis.NOT_SEEN)
    told = world.says("Post", basis=Basis.ATTRIBUTED)
    world.hop(told, report, inferred=True)
    assert world.assess().answer.startswith("Stated as known by one publisher; it does not say")


def test_a_report_may_be_cited_through_others_and_have_no_publisher() -> None:
    world = World()
    report = world.says(world.stub(None, title="Letter"), basis=Basis.NOT_SEEN)
    between = world.says(world.stub("Kyodo"), report, basis=Basis.NOT_SEEN)
    world.says("Post", between)
    assert "it goes back to “Letter” that nobody here has read" in world.assess().answer


def test_a_report_held_as_text_by_now_may_be_looked_into() -> None:
    world = World()
    report = world.says(world.article("Kyodo"), basis=Basis.NOT_SEEN, is_unread=True)
    world.says("Post", report)
    assert "a report of Kyodo in which nobody here has found it" in world.assess().answer


def test_an_unread_report_is_something_that_an_article_names() -> None:
    world = World()
    cited(world, "Post", "Kyodo")
    world.says("Times", world.statement("Minister"), force=Force.HEDGED)
    result = world.assess()
    assert result.full_label == "unconfirmed"
    assert (
        "may rest on two origins (an unread report of Kyodo and statement by Minister), but"
        in result.answer
    )
