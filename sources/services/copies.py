"""Suggests which articles are copies of one another, and keeps what people say of it."""

from collections.abc import Collection, Iterable
from decimal import Decimal

from django.db import connection, models
from django.utils import timezone

from accounts.errors import Refused
from accounts.models import User
from accounts.services.steps import verb
from sources import ripple
from sources.domain.copying import Dated, Match, score_of, told, worth_suggesting
from sources.domain.fingerprints import Shingles
from sources.domain.vocabulary import Judgement, LinkKind, LinkMethod
from sources.models import ArticleLink, ArticleVersion
from sources.models.fingerprint import newest_texts, without_fingerprint
from sources.models.link import COPY_KINDS
from sources.services.fingerprints import (
    forget_text,
    similar,
    stored_shingles,
    write_fingerprint,
    write_lines,
)
from sources.services.records import delete, save
from sources.services.stories import came_out, story_links, with_the_same_text

WRITING_FINGERPRINTS = 7_140_957
"""The advisory lock that whoever writes fingerprints holds: of two copies that arrive at the same
time, the second sees the first."""

SAYS_COPIED = [*COPY_KINDS, LinkKind.REWRITE_OF, LinkKind.SHARES_TEXT_WITH]
"""Links that, once rejected, are never suggested again in any form or direction."""


class JudgementRefused(Refused):
    """Says that a person decides or doubts; suggesting is for machines."""

    code = "judgement_refused"


def suggest_copies(version: ArticleVersion, *, by: User | None) -> list[ArticleLink]:
    """Will compare an article's newest text with all others and suggest links; returns the new ones.

    What was suggested earlier is brought up to date, what was judged stays as it is. An article
    whose text is withheld is compared by the hash of its text alone.
    """
    with verb("article.suggest_copies", by=by):
        _begin()
        article_id = version.article_id
        newest = newest_texts().filter(article=article_id).select_related("article").first()
        if newest is None:
            forget_text(article_id)
            return _suggest(article_id, {}, by=by)[0]
        return _compare(newest, by=by)


def compare_outstanding(*, by: User | None) -> int:
    """Will compare every text that was not compared yet, each in a step of its own; returns how many."""
    outstanding = list(without_fingerprint().values_list("pk", flat=True))
    for pk in outstanding:
        suggest_copies(ArticleVersion.objects.get(pk=pk), by=by)
    return len(outstanding)


def note_lines(versions: Iterable[ArticleVersion]) -> None:
    """Will note the lines of many texts in one transaction, so that boilerplate is known early."""
    with verb("article.note_lines", by=None):
        _begin()
        for version in versions:
            write_lines(version)


def judge_link(
    link: ArticleLink,
    judgement: Judgement,
    *,
    by: User,
    note: str = "",
    kind: LinkKind | None = None,
    turn_round: bool = False,
    expected_version: int | None = None,
) -> ArticleLink:
    """Will keep what a person says of a link: that it is so, is not so, or is another one.

    `kind` says what it is instead, `turn_round` that the other article is the copy; a `note` takes
    the place of the one there is. What rests on the link is computed again at once.

    Raises: JudgementRefused for *suggested*; StaleRecord; ValidationError when the link that would
    come out is there already.
    """
    if judgement is Judgement.SUGGESTED:
        raise JudgementRefused("Confirm, reject or doubt a link: only machines suggest.")
    with verb(f"articlelink.{judgement.value}", by=by, reason=note):
        ripple.begin()
        judged = ArticleLink.objects.select_for_update().get(pk=link.pk)
        judged.judgement, judged.judged_by = judgement.value, by
        judged.judged_at = timezone.now()
        judged.note = note or judged.note
        judged.kind = kind.value if kind else judged.kind
        if turn_round:
            ends = judged.to_article_id, judged.from_article_id
            judged.from_article_id, judged.to_article_id = ends
        save(judged, by=by, reason=note, expected_version=expected_version)
    return judged


def judge_links(links: "models.QuerySet[ArticleLink]", judgement: Judgement, *, by: User) -> int:
    """Will judge many links alike, all or none; returns how many were judged otherwise before.

    Raises: JudgementRefused; ValidationError.
    """
    with verb(f"articlelink.{judgement.value}", by=by):
        ripple.begin()
        rows = list(links.exclude(judgement=judgement).order_by("pk"))
        for link in rows:
            judge_link(link, judgement, by=by)
    return len(rows)


def _begin() -> None:
    """Takes the locks of those above, then ours; always in this order."""
    ripple.begin()
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [WRITING_FINGERPRINTS])


def _compare(version: ArticleVersion, *, by: User | None) -> list[ArticleLink]:
    """Writes the fingerprint and suggests; what this puts out of date follows at once."""
    written = write_fingerprint(version)
    made, dropped = _suggest(version.article_id, _matches(version, written.shingles), by=by)
    more, fallen = _compare_again("pk", written.outdated, by=by)
    # Whatever else an article may be a copy of was not said while a link stood that now falls.
    last, _ = _compare_again("article", dropped | fallen, by=by)
    return [*made, *more, *last]


def _compare_again(
    name: str, ids: Collection[int], *, by: User | None
) -> tuple[list[ArticleLink], set[int]]:
    """The same once more for the newest texts whose column `name` is one of these."""
    made, dropped = list[ArticleLink](), set[int]()
    versions = newest_texts().filter(**{f"{name}__in": ids}) if ids else newest_texts().none()
    for version in versions.select_related("article"):
        written = write_fingerprint(version)
        more, fallen = _suggest(version.article_id, _matches(version, written.shingles), by=by)
        made += more
        dropped |= fallen
    return made, dropped


def _matches(version: ArticleVersion, shingles: Shingles) -> dict[int, float]:
    """The articles that may share text with this one, and how much they do."""
    found = dict(similar(version, shingles))
    known = ArticleLink.objects.of(version.article_id).waiting()
    ends = {end for pair in known.values_list("from_article", "to_article") for end in pair}
    missed = ends - found.keys() - {version.article_id}
    if missed:
        found |= stored_shingles(missed, shingles.gram)
    return {pk: score_of(shingles, other) for pk, other in found.items()}


def _suggest(
    article_id: int, scores: dict[int, float], *, by: User | None
) -> tuple[list[ArticleLink], set[int]]:
    """Brings one article's suggestions up to date: the new links, and whom it is no copy of now."""
    matches = {pk: Match(pk, score) for pk, score in scores.items()}
    matches |= {pk: Match(pk, 1.0, is_exact=True) for pk in with_the_same_text(article_id)}
    found = [match for match in matches.values() if match.kind]
    links = list(ArticleLink.objects.of(article_id))
    if not found and not links:
        return [], set()
    dated = came_out({article_id, *matches})
    found = [match for match in found if match.article in dated]
    gone = [link for link in links if not _holds(link, matches.get(_beyond(link, article_id)))]
    for link in gone:
        delete(link, by=by, reason="the texts no longer share so much")
    links = [link for link in links if link not in gone]
    _keep_scores(links, article_id, matches, by=by)
    noted = {_beyond(link, article_id) for link in links if _is_note(link)}
    chosen = worth_suggesting(
        found,
        linked=story_links(match.article for match in found),
        settled={_beyond(link, article_id) for link in links if _settles(link)},
        dated=dated,
    )
    made = [
        _link(match, dated[article_id], dated[match.article], by=by)
        for match in chosen
        if match.kind is not LinkKind.SHARES_TEXT_WITH or match.article not in noted
    ]
    return made, {_beyond(link, article_id) for link in gone}


def _beyond(link: ArticleLink, article_id: int) -> int:
    """The other end of a link."""
    return link.to_article_id if link.from_article_id == article_id else link.from_article_id


def _is_waiting(link: ArticleLink) -> bool:
    return link.method == LinkMethod.FINGERPRINT and link.judgement == Judgement.SUGGESTED


def _is_note(link: ArticleLink) -> bool:
    """Whether it only says, for review, that two texts share some."""
    return _is_waiting(link) and link.kind == LinkKind.SHARES_TEXT_WITH


def _settles(link: ArticleLink) -> bool:
    """Whether nothing more is to be suggested of these two."""
    if link.judgement == Judgement.REJECTED:
        return link.kind in SAYS_COPIED
    return not _is_note(link)


def _holds(link: ArticleLink, match: Match | None) -> bool:
    """Whether a suggestion would be made again; one that cannot be looked at now stays."""
    return not _is_waiting(link) or match is None or match.kind == link.kind


def _keep_scores(
    links: list[ArticleLink], article_id: int, matches: dict[int, Match], *, by: User | None
) -> None:
    """Writes the scores of suggestions whose texts have changed."""
    for link in links:
        match = matches.get(_beyond(link, article_id))
        if _is_waiting(link) and match and link.score != (score := _score(match)):
            link.score = score
            save(link, by=by, reason="the texts changed")


def _score(match: Match) -> Decimal:
    """A score as it is stored."""
    return Decimal(f"{match.score:.3f}")


def _link(match: Match, one: Dated, other: Dated, *, by: User | None) -> ArticleLink:
    """Stores one suggestion."""
    original, copy = sorted((one, other), key=lambda dated: dated.order)
    link = ArticleLink(
        from_article_id=copy.article,
        to_article_id=original.article,
        kind=(match.kind or LinkKind.NEAR_DUPLICATE_OF).value,
        method=LinkMethod.FINGERPRINT.value,
        score=_score(match),
        note=told(match, copy, original),
    )
    save(link, by=by)
    return link
