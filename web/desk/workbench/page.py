"""What the workbench shows of an article: its text with the passages marked, and what it may claim."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache
from typing import Any, NamedTuple

from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString

from claims.domain.vocabulary import AppearanceStatus
from claims.models import Suggestion
from sources.domain.vocabulary import Held, TextRights
from sources.models import Article, ArticleVersion
from web.desk.workbench.filling import name_of
from web.desk.workbench.rows import EVER_SUGGESTED, NEWEST, SEGMENTS, WAITING, Marked, marked_in
from web.desk.workbench.text import (
    RECORDED,
    REMEMBERED,
    SUGGESTED,
    Mark,
    SetText,
    set_text,
)
from web.reading.appearances import STANCES
from web.reading.references import ArticleRef, article_ref
from web.templatetags.mentions import shown_by
from web.words import Badge, badge, interval_words

BEING_READ = timedelta(minutes=2)
"""So long after a text came in, suggestions may still be on their way."""

RECORDED_ROW = "web/desk/workbench/recorded.html"

AT_ONCE = 25
"""Suggestions that are listed before somebody asks for all."""


@dataclass(frozen=True, slots=True)
class Offered:
    """A suggestion as the list shows it."""

    id: int
    seen: int
    statement: str
    why: str
    chain: str
    start: int
    end: int


class Recorded(NamedTuple):
    """An appearance as the list shows it; without a place it waits for somebody to look.

    `here` opens it on the workbench.
    """

    id: int
    here: str
    claim: str
    claim_url: str
    language: str
    badge: Badge
    interval: str
    stance: str
    figure: str
    verdict: str
    waits: str
    start: int | None
    end: int | None


class RecordedList(NamedTuple):
    """What is recorded of an article: how much, as the list shows it, and where the text is marked."""

    number: int
    html: SafeString
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Workbench:
    """Everything that the page shows; `why_no_text` says why there is no text where there is none."""

    article: Article
    head: ArticleRef
    version: ArticleVersion | None
    why_no_text: str
    text: SetText
    offered: tuple[Offered, ...]
    offered_count: int
    recorded: RecordedList
    is_being_read: bool = False

    @property
    def has_more(self) -> bool:
        """Whether some suggestions are not listed."""
        return len(self.offered) < self.offered_count

    @property
    def may_locate(self) -> bool:
        """Whether words can be looked for in the text."""
        return self.version is not None and self.version.text is not None


def read_workbench(article: Article, *, everything: bool = False) -> Workbench:
    """Will gather the workbench of an article that came with its publisher, in five queries."""
    version = next(iter(NEWEST.read(article=article.pk)), None)
    if version is not None:
        version.article = article
    waiting = _waiting(version)
    offered = _offered(waiting if everything else waiting[:AT_ONCE])
    why_not = _why_no_text(article, version)
    here = reverse("desk-workbench", args=[article.pk])
    recorded = _listed(tuple(marked_in(article)), version.pk if version else None, here)
    marks = (*recorded.marks, *_suggested_marks(waiting))
    return Workbench(
        article=article,
        head=article_ref(article),
        version=version,
        why_no_text=why_not,
        text=SetText() if why_not or version is None else _set(version, marks),
        offered=offered,
        offered_count=len(waiting),
        recorded=recorded,
        is_being_read=not waiting and _is_being_read(version),
    )


def _is_being_read(version: ArticleVersion | None) -> bool:
    """Whether a text came in just now and nothing was ever suggested in it."""
    if version is None or version.text is None:
        return False
    if timezone.now() - version.created_at > BEING_READ:
        return False
    return not EVER_SUGGESTED.read(version=version.pk)


def _why_no_text(article: Article, version: ArticleVersion | None) -> str:
    """Why no text is shown; "" where it is."""
    if article.held == Held.CITED_ONLY:
        return (
            "This article is known only because others cite it: nobody has read its text. Add it "
            "with its text, and what is recorded here stays."
        )
    if version is None:
        return "No text is recorded for this article yet."
    if version.text is None:
        return (
            "The text is withheld: its length and fingerprint are kept, the words are not. Attach "
            "the text to the version to mark passages in it."
        )
    if article.may_show == TextRights.NOTHING:
        return (
            "The licence does not let its words be shown. Type a passage from your own copy below: "
            "it is looked for in the text, and only its place is shown."
        )
    return ""


def _set(version: ArticleVersion, marks: tuple[Mark, ...]) -> SetText:
    parts = SEGMENTS.read(version=version.pk)
    asides = tuple((part.kind, part.start, part.end) for part in parts)
    return set_text(version.text or "", marks, asides)


def _waiting(version: ArticleVersion | None) -> list[Suggestion]:
    """Where every suggestion that waits in a text stands, the best first."""
    return WAITING.read(version=version.pk) if version is not None else []


def _offered(waiting: Sequence[Suggestion]) -> tuple[Offered, ...]:
    """The suggestions at these places as the list shows them, in their order."""
    found = Suggestion.objects.in_bulk([one.pk for one in waiting])
    return tuple(_one_offered(found[one.pk]) for one in waiting if one.pk in found)


def _one_offered(row: Suggestion) -> Offered:
    told = row.proposal
    reasons = told.get("reasons") or [row.rule.replace("_", " ").capitalize()]
    return Offered(
        id=row.pk,
        seen=row.row_version,
        statement=told.get("statement") or "A passage without a draft",
        why=str(reasons[0]),
        chain=_chain(told),
        start=row.start,
        end=row.end,
    )


def _chain(told: dict[str, Any]) -> str:
    """The first proposed chain as a line: who says it, from whom."""
    chains = told.get("chains") or []
    names = [name_of(hop) for hop in (chains[0] if chains else [])]
    return " ← ".join(name for name in names if name)


@lru_cache(maxsize=REMEMBERED)
def _listed(rows: tuple[Marked, ...], newest: int | None, here: str) -> RecordedList:
    """A process remembers the lists as it does the texts beside them."""
    shown = shown_by((_recorded(row, newest, here) for row in rows), RECORDED_ROW)
    return RecordedList(len(rows), shown, tuple(_recorded_marks(rows, newest)))


def _recorded(row: Marked, newest: int | None, here: str) -> Recorded:
    is_here = row.stands_in(newest)
    waits = "" if is_here and row.status == AppearanceStatus.ACCEPTED else _waits(row)
    return Recorded(
        id=row.id,
        here=f"{here}?appearance={row.id}",
        claim=row.statement,
        claim_url=f"/claims/{row.claim_id}/",
        language=row.language,
        badge=badge(row.label),
        interval=interval_words(row.supports_confirmed, row.supports_possible),
        stance="" if row.stance == "supports" else STANCES[row.stance],
        figure=row.said,
        verdict=row.verdict,
        waits=waits,
        start=row.start if is_here else None,
        end=row.end if is_here else None,
    )


def _waits(row: Marked) -> str:
    """What somebody has to look at."""
    if row.status == AppearanceStatus.CHANGED:
        return row.change or "The newest text says something else here."
    if row.status == AppearanceStatus.SUGGESTED:
        return "Suggested: nobody has confirmed it."
    return "Its words have no place in the newest text."


def _recorded_marks(rows: Iterable[Marked], newest: int | None) -> list[Mark]:
    return [
        Mark(row.start, row.end, RECORDED, row.id, _look(row))
        for row in rows
        if row.stands_in(newest) and row.start is not None and row.end is not None
    ]


def _look(row: Marked) -> str:
    look = f"is-{badge(row.label).family}"
    return f"{look} verdict-{row.verdict_class}" if row.verdict_class else look


def _suggested_marks(waiting: Iterable[Suggestion]) -> list[Mark]:
    return [Mark(one.start, one.end, SUGGESTED, one.pk) for one in waiting]
