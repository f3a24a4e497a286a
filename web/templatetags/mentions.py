"""How pages mention a record or a day: so often on a page that a template for each would be too slow.

Every template knows these filters; none has to load them.
"""

from collections.abc import Hashable, Iterable
from datetime import UTC, datetime
from functools import lru_cache

from django import template
from django.template.loader import render_to_string
from django.utils.html import conditional_escape as esc
from django.utils.safestring import SafeString

from web.reading.references import Ref
from web.words import Dated
from web.words import day as day_in_words

register = template.Library()

REMEMBERED = 4_000
"""Rows of pages that a process remembers as HTML, those shown last."""


@register.filter
def link(ref: Ref | None) -> SafeString:
    """Will lead to what is referred to; what has no address is text.

    >>> link(Ref("Ferry & crew", "/articles/7/", "ja"))
    '<a href="/articles/7/" lang="ja">Ferry &amp; crew</a>'
    >>> link(Ref("Nobody"))
    '<span>Nobody</span>'
    """
    if not ref:
        return SafeString("<span></span>")
    if not ref.url:
        return SafeString(f"<span>{esc(ref.text)}</span>")
    language = f' lang="{esc(ref.language)}"' if ref.language else ""
    return SafeString(f'<a href="{esc(ref.url)}"{language}>{esc(ref.text)}</a>')


@register.filter
def day(dated: Dated | None) -> SafeString:
    """Will name a partly known day, say exactly what is known of it, and fold up how.

    >>> day(Dated("5 April 2016", "2016-04-05", "2016-04-05", ""))
    '<time datetime="2016-04-05" title="2016-04-05">5 April 2016</time>'
    """
    if not dated:
        return SafeString("")
    text, exact = esc(dated.text), esc(dated.exact)
    shown = (
        f'<time datetime="{dated.iso}" title="{exact}">{text}</time>'
        if dated.iso
        else f'<span title="{exact}">{text}</span>'
    )
    if not dated.inferred:
        return SafeString(shown)
    how = f"<summary>inferred</summary> <span>{esc(dated.inferred)}</span>"
    return SafeString(f'{shown} <details class="why">{how}</details>')


@register.filter
def instant(at: datetime | None) -> SafeString:
    """Will name the day of an instant, which is told exactly besides.

    >>> instant(datetime(2016, 4, 5, 12, 30, tzinfo=UTC)).partition(" title")[2]
    '="2016-04-05 12:30:00 UTC">5 April 2016</time>'
    """
    return _told(at.astimezone(UTC), "day") if at else SafeString("")


@register.filter
def exact_instant(at: datetime | None) -> SafeString:
    """Will name an instant to the second."""
    if not at:
        return SafeString("")
    at = at.astimezone(UTC)
    return _told(at, "second", f', <span class="nowrap">{at:%H:%M:%S} UTC</span>')


def _told(at: datetime, exact: str, time: str = "") -> SafeString:
    """An instant in UTC; the script of the page tells it `exact`ly to whoever reads."""
    return SafeString(
        f'<time data-instant="{exact}" datetime="{at.isoformat()}"'
        f' title="{at:%Y-%m-%d %H:%M:%S} UTC">{day_in_words(at)}{time}</time>'
    )


@register.filter
def shown_by(several: Iterable[Hashable], template: str) -> SafeString:
    """Will show frozen records one after the other, each by a template that knows nothing else.

    The record is `shown` there.
    """
    return SafeString("\n".join(as_html(one, template) for one in several))


@lru_cache(maxsize=REMEMBERED)
def as_html(shown: Hashable, template: str) -> SafeString:
    """Will show one record.

    A process remembers what was shown: when a page is made anew, most of its rows are as before.
    """
    return SafeString(render_to_string(template, {"shown": shown}))
