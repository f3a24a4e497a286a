"""How templates mention records and days."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from django.template import engines
from django.utils.safestring import SafeString

from sources.domain.dates import When
from sources.domain.vocabulary import DateBasis
from web.desk.workbench.page import Recorded
from web.reading.references import Ref
from web.templatetags.mentions import day, exact_instant, instant, link, shown_by
from web.words import Dated, badge, dated

ROW = "web/desk/workbench/recorded.html"


@pytest.mark.parametrize(
    ("ref", "shown"),
    [
        (Ref("A & B", "/articles/7/", "ja"), '<a href="/articles/7/" lang="ja">A &amp; B</a>'),
        (Ref("<b>", "/sources/7/"), '<a href="/sources/7/">&lt;b&gt;</a>'),
        (
            Ref('"x"', 'https://x/?a=1&b="2"', '"'),
            '<a href="https://x/?a=1&amp;b=&quot;2&quot;" lang="&quot;">&quot;x&quot;</a>',
        ),
        (Ref("Nobody"), "<span>Nobody</span>"),
        (None, "<span></span>"),
    ],
)
def test_a_reference(ref: Ref | None, shown: str) -> None:
    assert link(ref) == shown
    assert isinstance(link(ref), SafeString)


def test_a_day() -> None:
    exact = When.on(date(2016, 4, 5))
    assert day(dated(exact)) == '<time datetime="2016-04-05" title="2016-04-05">5 April 2016</time>'
    month = When(date(2016, 4, 1), date(2016, 4, 30), "<April>", DateBasis.INFERRED, "the <title>")
    shown = day(dated(month))
    assert shown.startswith('<span title="')
    assert "&lt;April&gt;" in shown
    assert shown.endswith(
        '</span> <details class="why"><summary>inferred</summary> '
        "<span>the &lt;title&gt;</span></details>"
    )
    assert day(None) == ""


def test_an_instant_is_told_in_utc_wherever_it_was() -> None:
    at = datetime(2016, 4, 6, 0, 30, 7, tzinfo=timezone(timedelta(hours=2)))
    assert instant(at) == (
        '<time data-instant="day" datetime="2016-04-05T22:30:07+00:00"'
        ' title="2016-04-05 22:30:07 UTC">5 April 2016</time>'
    )
    assert exact_instant(at.astimezone(UTC)) == (
        '<time data-instant="second" datetime="2016-04-05T22:30:07+00:00"'
        ' title="2016-04-05 22:30:07 UTC">5 April 2016,'
        ' <span class="nowrap">22:30:07 UTC</span></time>'
    )
    assert isinstance(instant(at), SafeString)
    assert instant(None) == exact_instant(None) == ""


def test_every_template_knows_them() -> None:
    text = engines["django"].from_string("{{ ref|link }} {{ when|day }}")
    shown = text.render({"ref": Ref("A"), "when": Dated("May", "May", "", "")})
    assert shown == '<span>A</span> <span title="May">May</span>'


def recorded(number: int) -> Recorded:
    look = badge("untraced")
    told = ("Ferry & crew", "/claims/1/", "en", look, "stands on one thing", "", "", "", "")
    return Recorded(number, "/desk/articles/1/", *told, start=None, end=None)


def test_records_are_shown_one_after_the_other_each_as_it_is_now() -> None:
    first, second = (recorded(number) for number in (7, 8))
    shown = shown_by([first, second, first], ROW)
    assert [line.partition('"')[2][:2] for line in shown.split("<li id=")[1:]] == ["a7", "a8", "a7"]
    assert "Ferry &amp; crew" in shown
    assert "Ferry &amp; crew" not in shown_by([first._replace(claim="Cargo")], ROW)
    assert isinstance(shown, SafeString)
    assert shown_by([], ROW) == ""
