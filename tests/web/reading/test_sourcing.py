"""The stored result as the page says it."""

from dataclasses import asdict
from typing import Any

import pytest

from claims.domain.corroboration import Side
from claims.models import Claim, Corroboration
from tests.factories.claims import CorroborationFactory
from web.reading.sourcing import LEFT_OUT, ONE, Topic, read_sourcing

GROUP = {
    "id": 7,
    "kind": "measurement",
    "title": "a poll of November 2018",
    "members": [
        {"id": 7, "kind": "measurement", "title": "a poll of November 2018", "is_confirmed": True},
        {"id": 8, "kind": "measurement", "title": "its second wave", "is_confirmed": True},
    ],
    "is_confirmed": True,
    "reasons": [{"code": "same_wave", "message": "Both count as one: same poll wave."}],
}


def side(confirmed: int, possible: int) -> dict[str, Any]:
    """One side of a result, without groups."""
    return asdict(Side(confirmed, possible))


def stored(**parts: Any) -> Corroboration:
    current = CorroborationFactory.build(claim=Claim(pk=1))
    current.result |= parts
    return current


def test_without_a_result_it_says_so() -> None:
    assert "Nobody has computed" in read_sourcing(None).answer


def test_the_full_label_says_whether_it_is_open() -> None:
    shown = read_sourcing(stored(full_label="single_origin (open)"))
    assert (shown.badge.name, shown.badge.is_open) == ("One origin", True)


def test_a_group_names_its_members_and_why() -> None:
    supports = side(1, 1) | {"groups": [GROUP]}
    (group,) = read_sourcing(stored(supports=supports)).supports.groups
    assert group.members == ("a poll of November 2018", "its second wave")
    assert group.reasons == ("Both count as one: same poll wave.",)


def test_a_group_of_one_is_not_said_twice() -> None:
    supports = side(1, 1) | {"groups": [GROUP | {"members": GROUP["members"][:1]}]}
    (group,) = read_sourcing(stored(supports=supports)).supports.groups
    assert group.members == ()


def test_a_single_point_that_is_an_article_has_its_page() -> None:
    points = [
        {"kind": "article", "id": 3, "label": "“A wire story”"},
        {"kind": "group", "id": 7, "label": "a poll"},
    ]
    supports = side(1, 1) | {"single_points": points}
    shown = read_sourcing(stored(supports=supports)).supports.single_points
    assert [point.url for point in shown] == ["/articles/3/", ""]


@pytest.mark.parametrize("only_possible", [True, False])
def test_what_is_left_out_is_told_from_what_counts_as_possible(only_possible: bool) -> None:
    row = {"appearance": 5, "article": 3, "code": "hedged", "message": "It is hedged."}
    shown = read_sourcing(stored(left_out=[row | {"only_possible": only_possible}]))
    assert shown.left_out == ({} if only_possible else {5: "It is hedged."})
    assert shown.only_possible == ({5: "It is hedged."} if only_possible else {})


def test_a_reason_is_said_once() -> None:
    reasons = [{"code": "same_wave", "message": "Same wave."}] * 2
    assert read_sourcing(stored(reasons=reasons)).reasons == (Topic(ONE, ("Same wave.",)),)


def test_what_the_answer_or_a_group_said_is_not_said_again() -> None:
    narrow = "Both are known only through one wire story."
    supports = side(1, 1) | {"groups": [GROUP], "bottleneck": narrow}
    messages = [narrow, "Both count as one: same poll wave.", "A third reason."]
    reasons = [{"code": "x", "message": message} for message in messages]
    shown = read_sourcing(stored(answer=f"Yes. {narrow}", supports=supports, reasons=reasons))
    assert shown.supports.bottleneck == ""
    assert shown.reasons == (Topic(LEFT_OUT, ("A third reason.",)),)


def test_a_bottleneck_that_the_answer_leaves_out_is_said() -> None:
    supports = side(1, 1) | {"bottleneck": "Both are known only through one wire story."}
    assert read_sourcing(stored(supports=supports)).supports.bottleneck


def test_the_number_is_told_from_what_comes_on_top_of_it() -> None:
    parts = [{"message": "One thing would have to be wrong."}, {"message": "This is open."}]
    shown = read_sourcing(stored(answer_parts=parts))
    assert (shown.answer, shown.more) == (parts[0]["message"], ("This is open.",))


def test_a_reason_stored_before_sentences_had_codes_is_read() -> None:
    supports = side(1, 1) | {"groups": [GROUP | {"reasons": ["Same wave."]}]}
    (group,) = read_sourcing(stored(supports=supports)).supports.groups
    assert group.reasons == ("Same wave.",)
