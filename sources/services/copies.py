"""Suggests which articles are copies of one another, and keeps what people say of it."""

from collections.abc import Collection, Iterable

from django.db import connection, models
from django.utils import timezone

from accounts.errors import Refused
from accounts.models import User
from accounts.runs import TakenOver
from accounts.services.steps import verb
from sources import ripple
from sources.domain.copying import Match, is_turned, score_of, worth_suggesting
from sources.domain.fingerprints import Shingles
from sources.domain.vocabulary import Judgement, LinkKind
from sources.models import ArticleLink, ArticleVersion
from sources.models.fingerprint import newest_texts, without_fingerprint
from sources.services.copy_links import (
    beyond,
    holds,
    is_note,
    keep_scores,
    settles,
    suggest_link,
    tied,
)
from sources.services.fingerprints import (
    forget_text,
    similar,
    stored_shingles,
    write_fingerprint,
    write_lines,
)
from sources.services.records import delete, save
from sources.services.stories import (
    answered_pairs,
    came_out,
    copies_of,
    story_links,
    with_the_same_text,
)

WRITING_FINGERPRINTS = 7_140_957
"""The advisory lock that whoever writes fingerprints holds: of two copies that arrive at the same
time, the second sees the first."""


class JudgementRefused(Refused):
    """Says that a person decides or doubts; suggesting is for machines."""

    code = "judgement_refused"


class NotAllCompared(Refused):
    """Says that some texts could not be compared, how many, and which."""

    code = "not_all_compared"


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
    """Will compare every text that was not compared yet, each in a step of its own; returns how many.

    One that fails keeps no other from being compared; it is still outstanding the next time.

    Raises: NotAllCompared, at the end; TakenOver at once.
    """
    outstanding = list(without_fingerprint().values_list("pk", flat=True))
    failed: list[tuple[int, Exception]] = []
    for pk in outstanding:
        try:
            suggest_copies(ArticleVersion.objects.get(pk=pk), by=by)
        except TakenOver:
            raise
        except Exception as error:
            failed.append((pk, error))
    if failed:
        said = f"{len(failed)} of {len(outstanding)} texts could not be compared, first version"
        versions, first = [pk for pk, _ in failed], failed[0][1]
        raise NotAllCompared(f"{said} {versions[0]}: {first}", versions=versions) from first
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
    reason: str = "",
    expected_version: int | None = None,
) -> ArticleLink:
    """Will keep what a person says of a link: that it is so, is not so, or is another one.

    `kind` says what it is instead, `turn_round` that the other article is the copy; a `note` takes
    the place of the one there is, and is the reason unless another is given. What rests on the link
    is computed again at once, and what was passed over because of it is looked at again.

    Raises: JudgementRefused for *suggested*; StaleRecord; ValidationError when the link that would
    come out is there already.
    """
    reason = reason or note
    with verb(f"articlelink.{judgement.value}", by=by, reason=reason), ripple.together():
        _begin()
        judged = ArticleLink.objects.select_for_update().get(pk=link.pk)
        judged.note, judged.kind = note or judged.note, kind.value if kind else judged.kind
        passed_over = _judge(judged, judgement, turn_round, by, reason, expected_version)
        _look_again(passed_over, by=by)
    return judged


def judge_links(
    links: "models.QuerySet[ArticleLink]",
    judgement: Judgement,
    *,
    by: User,
    turn_round: bool = False,
) -> int:
    """Will judge many links alike, all or none; returns how many.

    Those judged so before are left alone, unless they are to be turned round.

    Raises: JudgementRefused; ValidationError.
    """
    with verb(f"articlelink.{judgement.value}", by=by), ripple.together():
        _begin()
        asked = links if turn_round else links.exclude(judgement=judgement)
        pks = list(asked.order_by("pk").values_list("pk", flat=True))
        passed_over = set[int]()
        for link in ArticleLink.objects.select_for_update().filter(pk__in=pks).order_by("pk"):
            passed_over |= _judge(link, judgement, turn_round, by)
        _look_again(passed_over, by=by)
    return len(pks)


def save_link(
    link: ArticleLink, *, by: User | None, reason: str = "", expected_version: int | None = None
) -> None:
    """Will save a link; what was passed over because of it as it was is looked at again at once.

    Raises: ValidationError, StaleRecord.
    """
    with verb("articlelink.save", by=by, reason=reason), ripple.together():
        _begin()
        _look_again(_save(link, by, reason, expected_version), by=by)


def _judge(
    link: ArticleLink,
    judgement: Judgement,
    turn_round: bool,
    by: User,
    reason: str = "",
    expected_version: int | None = None,
) -> set[int]:
    """Saves what a person says of one link; returns what was passed over because of it till now.

    Raises: JudgementRefused; StaleRecord; ValidationError.
    """
    if judgement is Judgement.SUGGESTED:
        raise JudgementRefused("Confirm, reject or doubt a link: only machines suggest.")
    link.judgement, link.judged_by, link.judged_at = judgement.value, by, timezone.now()
    if turn_round:
        ends = link.to_article_id, link.from_article_id
        link.from_article_id, link.to_article_id = ends
    return _save(link, by, reason, expected_version)


def _save(
    link: ArticleLink, by: User | None, reason: str, expected_version: int | None
) -> set[int]:
    before = tied(ArticleLink.objects.filter(pk=link.pk).first())
    passed_over = copies_of(before[0]) if before else set()
    save(link, by=by, reason=reason, expected_version=expected_version)
    return passed_over if before != tied(link) else set()


def delete_link(
    link: ArticleLink, *, by: User | None, reason: str = "", expected_version: int | None = None
) -> None:
    """Will delete a link; what was passed over because of it is looked at again at once.

    Raises: RecordInUse, StaleRecord.
    """
    with verb("articlelink.delete", by=by, reason=reason), ripple.together():
        _begin()
        passed_over = copies_of(link.from_article_id) if tied(link) else set()
        delete(link, by=by, reason=reason, expected_version=expected_version)
        _look_again(passed_over, by=by)


def _look_again(articles: set[int], *, by: User | None) -> None:
    """Compares again those that had an original in common with others through a link that is gone."""
    versions = list(newest_texts().filter(article__in=articles).select_related("article"))
    for version in versions:
        _compare(version, by=by)
    for article_id in sorted(articles - {version.article_id for version in versions}):
        _suggest(article_id, {}, by=by)


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
    gone = [link for link in links if not holds(link, matches.get(beyond(link, article_id)))]
    for link in gone:
        delete(link, by=by, reason="the texts no longer share so much")
    links = [link for link in links if link not in gone]
    keep_scores(links, article_id, matches, by=by)
    noted = {beyond(link, article_id) for link in links if is_note(link)}
    asked = [article_id, *(match.article for match in found)]
    linked, answered = story_links(asked), answered_pairs(asked)
    chosen = worth_suggesting(
        found,
        article=article_id,
        linked=linked,
        settled={beyond(link, article_id) for link in links if settles(link)},
        answered=answered,
        dated=dated,
    )
    made = []
    for match in chosen:
        if match.kind is LinkKind.SHARES_TEXT_WITH and match.article in noted:
            continue
        ends = [dated[article_id], dated[match.article]]
        original, copy = sorted(ends, key=lambda end: end.order)
        turned = is_turned(copy.article, original.article, linked=linked, answered=answered)
        made.append(suggest_link(match, copy, original, turned=turned, by=by))
    return made, {beyond(link, article_id) for link in gone}
