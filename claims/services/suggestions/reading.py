"""Reads versions of articles and keeps what is suggested, once for each place, rule and wording."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from accounts.models import User
from accounts.services.records import write_new_records
from accounts.services.steps import log_event, verb
from claims.domain.reading import proposal
from claims.domain.reading.result import Passage
from claims.domain.reading.result import Suggestion as Proposed
from claims.models import Suggestion
from claims.services import reading
from sources.models import Article, ArticleVersion

TASK = "claims.read_version"

AT_MOST = 300
"""So many suggestions of one text are kept, the best first; nobody looks through more."""


@dataclass(frozen=True, slots=True)
class ReadOutcome:
    """One version that was read: suggestions kept now, those known before, and older ones let go."""

    version: int
    added: int
    known: int
    let_go: int


def read_version(version: ArticleVersion, *, by: User | None) -> ReadOutcome:
    """Will keep what reading this text suggests and nobody has seen yet.

    What was decided on in an earlier version of the same article does not come back as long as its
    words stay. What still waits in earlier versions is let go: this text takes their place. Read
    again, nothing is kept twice; what waits and would be suggested otherwise by now, or no longer,
    is let go as well.

    Raises: NotReadable where the text is not held.
    """
    with verb("articleversion.read", by=by):
        held = _held(version)
        article = held.article
        # First: whoever accepts one of them just now is waited for, and is known as decided then.
        waiting = _waiting(held)
        known = _decided(article)
        fresh = [_row(held, one) for one in reading.read_version(held).suggestions[:AT_MOST]]
        let_go = _let_go(waiting, fresh)
        places = {_place(row) for row in Suggestion.objects.filter(version=held)}
        rows = [
            row
            for row in fresh
            if _place(row) not in places and (row.rule, row.words_sha256) not in known
        ]
        write_new_records(rows)
        outcome = ReadOutcome(held.pk, len(rows), len(places), let_go)
        if rows or let_go:
            log_event("articleversion.read", held, by=by, after={"suggested": len(rows)})
    return outcome


def read_versions(*, after: int = 0, by: User | None = None) -> Iterator[ReadOutcome]:
    """Will read the newest text of every article whose text is held, each in a transaction of its own.

    A run may be stopped at any time and begun again with the id of the last version read.
    """
    for pk in list(ArticleVersion.objects.newest_held(after=after)):
        yield read_version(ArticleVersion.objects.get(pk=pk), by=by)


def _held(version: ArticleVersion) -> ArticleVersion:
    """The version as it is stored, its article held: two who read one article take turns."""
    article = Article.objects.select_for_update(no_key=True, of=["self"]).get(pk=version.article_id)
    held = ArticleVersion.objects.get(pk=version.pk)
    held.article = article
    return held


def _row(version: ArticleVersion, one: Proposed) -> Suggestion:
    return Suggestion(
        version=version,
        start=one.passage.start,
        end=one.passage.end,
        rule=one.rule,
        score=one.score,
        words_sha256=digest(one.passage),
        proposal=proposal.proposal_of(one),
    )


def digest(passage: Passage) -> str:
    """Will give the SHA-256 of the words of a passage, however they are broken into lines."""
    return hashlib.sha256(" ".join(passage.words.split()).encode()).hexdigest()


def _decided(article: Article) -> set[tuple[str, str]]:
    """Rule and words of all that somebody decided on in any text of this article."""
    decided = Suggestion.objects.in_article(article).decided()
    return set(decided.values_list("rule", "words_sha256"))


def _place(row: Suggestion) -> tuple[int, int, str]:
    """What may be suggested once in a text."""
    return row.start, row.end, row.rule


def _waiting(version: ArticleVersion) -> list[Suggestion]:
    """What waits in this text and in earlier ones, held: whoever decides on one is waited for."""
    waiting = Suggestion.objects.in_article(version.article_id).pending()
    upto = waiting.filter(version__sequence__lte=version.sequence).order_by("pk")
    return list(upto.select_for_update(of=["self"]))


def _let_go(waiting: list[Suggestion], fresh: list[Suggestion]) -> int:
    """Deletes what waits and is not suggested just so any more; returns how many there were."""
    told = {(row.version_id, *_place(row)): (row.proposal, row.score) for row in fresh}
    gone = [
        row.pk
        for row in waiting
        if told.get((row.version_id, *_place(row))) != (row.proposal, row.score)
    ]
    count, _ = Suggestion.objects.filter(pk__in=gone).delete()
    return count
