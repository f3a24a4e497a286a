"""What does not count, and what counts in possible only: steps 1, 12 and 13.

Everything has a *weight*: it stands in no view, in the possible view only, or in both. A chain is as
strong as its weakest part, so whatever stands in confirmed stands in possible as well.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from claims.domain.corroboration.facts import (
    AppearanceFact,
    ArticleFact,
    ClaimFact,
    Facts,
    LinkFact,
    OriginFact,
)
from claims.domain.corroboration.loops import components
from claims.domain.vocabulary import ClaimKind, Force
from sources.domain.dates import When
from sources.domain.vocabulary import ArticleStatus, Genre, Held, Judgement, LinkKind

NOWHERE, POSSIBLE, CONFIRMED = 0, 1, 2
"""The weights: in no view, in possible only, in both views."""

WITHDRAWN = frozenset({ArticleStatus.RETRACTED, ArticleStatus.REMOVED})
NOT_MEANT = frozenset({Force.HYPOTHETICAL, Force.RHETORICAL})
HALF_MEANT = frozenset({Force.HEDGED, Force.PROSPECTIVE})
LIVE = frozenset({Judgement.CONFIRMED, Judgement.SUGGESTED, Judgement.UNSURE})

OTHER_VERSION = frozenset({"older_version", "later_version"})
"""The codes of what stands in a version of its article that does not count on the day."""

Verdict = tuple[int, str]
"""A weight, and a code that says why it is not the full one."""

FULL: Verdict = (CONFIRMED, "")


@dataclass(slots=True)
class Standing:
    """How each article stands by itself, before copies are looked at.

    `published` holds weights by publication day, `fate` what became of the article afterwards;
    articles that stand in full are not in them. `updates` names what surely replaced an article,
    `newest` the version that counts.
    """

    published: dict[int, Verdict] = field(default_factory=dict)
    fate: dict[int, Verdict] = field(default_factory=dict)
    updates: dict[int, list[int]] = field(default_factory=dict)
    newest: dict[int, int] = field(default_factory=dict)


def stand(facts: Facts, articles: dict[int, ArticleFact]) -> Standing:
    """Will judge every article by its publication, its status and what was linked to it."""
    standing = Standing()
    announced = _announced(facts, articles)
    for article in facts.articles:
        if facts.as_of is not None:
            published = counts_by(article, facts.as_of)
            if published != FULL:
                standing.published[article.id] = published
        fate = _own_fate(article, facts.as_of, article.id in announced)
        if fate != FULL:
            standing.fate[article.id] = fate
    _follow_links(facts, articles, standing)
    _find_newest(facts, articles, standing)
    return standing


def counts_by(article: ArticleFact, day: date) -> Verdict:
    """Will weigh what stands in an article by whether it was published by that day.

    A stub counts only through what cites it, and once that is out the stub was out before: it needs
    no proof of its own, and is missing only where it surely came later.
    """
    verdict = published_by(article, day)
    return FULL if verdict[0] and article.held == Held.CITED_ONLY else verdict


def published_by(article: ArticleFact, day: date) -> Verdict:
    """Will weigh whether the article was published by that day.

    A range counts as confirmed from its end and as possible from its start; a first capture proves
    publication, and before it an undated article is only possible.
    """
    earliest, surely = article.published.earliest, surely_out(article)
    if surely is not None and surely <= day:
        return FULL
    if earliest is None or earliest <= day:
        return POSSIBLE, "perhaps_not_published"
    return NOWHERE, "not_yet_published"


def perhaps_out(article: ArticleFact) -> date | None:
    """Will give the first day on which the article may have been out, None where any day may be."""
    earliest, surely = article.published.earliest, surely_out(article)
    return earliest if earliest is None or surely is None else min(earliest, surely)


def surely_out(article: ArticleFact) -> date | None:
    """Will give the day by which the article surely was out, if one is known."""
    days = article.published.latest, first_capture(article)
    return min((day for day in days if day is not None), default=None)


def first_capture(article: ArticleFact) -> date | None:
    """Will give the first day on which the article was seen, if any."""
    days = [captured for _, captured in article.versions if captured is not None]
    if article.captured is not None:
        days.append(article.captured)
    return min(days, default=None)


def in_force(when: When, as_of: date | None) -> int:
    """Will say whether a change took place by the day: 2 surely, 1 perhaps, 0 not yet."""
    if as_of is None or (when.latest is not None and when.latest <= as_of):
        return 2
    return 1 if when.earliest is None or when.earliest <= as_of else 0


def _announced(facts: Facts, articles: dict[int, ArticleFact]) -> set[int]:
    """Articles whose retraction was surely announced in another article, whose day dates it."""
    return {
        link.to_id
        for link in facts.links
        if link.kind == LinkKind.RETRACTS
        and link.judgement == Judgement.CONFIRMED
        and link.from_id in articles
        and articles[link.from_id].published.is_known
    }


def _own_fate(article: ArticleFact, as_of: date | None, is_announced: bool) -> Verdict:
    if article.genre == Genre.SATIRE:
        return NOWHERE, "satire"
    if article.is_own_review:
        return NOWHERE, "own_review"
    if article.status in WITHDRAWN:
        if is_announced and not article.status_changed.is_known:
            return FULL  # the announcement is weighed as a link
        return _undone(in_force(article.status_changed, as_of), article.status.value)
    return FULL


def _undone(force: int, code: str) -> Verdict:
    """The cautious end: confirmed leaves out what is perhaps undone, possible what surely is."""
    return CONFIRMED - force, code if force else ""


def _follow_links(facts: Facts, articles: dict[int, ArticleFact], standing: Standing) -> None:
    known = [
        link
        for link in facts.links
        if link.kind in {LinkKind.RETRACTS, LinkKind.UPDATE_OF}
        and link.judgement in LIVE
        and link.from_id in articles
        and link.to_id in articles
    ]
    circular = _circular_updates([link for link in known if link.kind == LinkKind.UPDATE_OF])
    for link in sorted(known, key=lambda link: link.id):
        if (link.from_id, link.to_id) in circular:
            continue
        weight = _out(articles[link.from_id], facts.as_of)
        force = weight if link.judgement == Judgement.CONFIRMED else min(weight, 1)
        code = "retracted" if link.kind == LinkKind.RETRACTS else "replaced"
        verdict = _undone(force, code)
        if verdict < standing.fate.get(link.to_id, FULL):
            standing.fate[link.to_id] = verdict
        if code == "replaced" and force == CONFIRMED:
            standing.updates.setdefault(link.to_id, []).append(link.from_id)


def _out(article: ArticleFact, as_of: date | None) -> int:
    """How surely an article was out by the day, today all are."""
    return CONFIRMED if as_of is None else published_by(article, as_of)[0]


def _circular_updates(links: list[LinkFact]) -> set[tuple[int, int]]:
    """Pairs of articles that claim to update one another, which says nothing."""
    pairs = [(link.from_id, link.to_id) for link in links]
    if not pairs:
        return set()
    ids = sorted({article for pair in pairs for article in pair})
    place = {article: index for index, article in enumerate(ids)}
    successors: list[list[int]] = [[] for _ in ids]
    for newer, older in pairs:
        successors[place[newer]].append(place[older])
    part = {}
    for number, members in enumerate(components(successors)):
        part.update(dict.fromkeys(members, number))
    return {pair for pair in pairs if part[place[pair[0]]] == part[place[pair[1]]]}


def _find_newest(facts: Facts, articles: dict[int, ArticleFact], standing: Standing) -> None:
    """The newest version of each article that was published by the day."""
    newest: dict[int, int] = defaultdict(int)
    for article in facts.articles:
        if article.versions:
            newest[article.id] = newest_version(article, facts.as_of)
    for appearance in facts.appearances:
        if appearance.version is not None:
            home = articles.get(appearance.article_id)
            if home is not None and not home.versions:
                newest[home.id] = max(newest[home.id], appearance.version)
    standing.newest = newest


def newest_version(article: ArticleFact, as_of: date | None) -> int:
    """Will give the sequence of the version that counted on the day.

    The first version stands for what was published, whenever it was captured.
    """
    if len(article.versions) == 1:
        return article.versions[0][0]
    sequences = sorted(article.versions, key=lambda version: version[0])
    counted = sequences[:1] + [
        (sequence, captured)
        for sequence, captured in sequences[1:]
        if as_of is None or captured is None or captured <= as_of
    ]
    return counted[-1][0]


def weigh(appearance: AppearanceFact, standing: Standing) -> Verdict:
    """Will weigh an appearance by where it stands in its text and how it is meant."""
    if appearance.version is not None:
        newest = standing.newest.get(appearance.article_id)
        if newest is not None and appearance.version != newest:
            return NOWHERE, "older_version" if appearance.version < newest else "later_version"
    if appearance.in_furniture:
        return NOWHERE, "furniture"
    if appearance.force in NOT_MEANT:
        return NOWHERE, appearance.force.value
    if appearance.force in HALF_MEANT:
        return POSSIBLE, appearance.force.value
    if appearance.distanced:
        return POSSIBLE, "distanced"
    return FULL


def dated_by(origin: OriginFact, day: date) -> Verdict:
    """Will weigh whether an origin was there by the day.

    What cites it proves that it was, so it is missing only where it surely came later.
    """
    later = origin.date.earliest is not None and origin.date.earliest > day
    return (NOWHERE, "not_yet_there") if later else FULL


def is_before_event(claim: ClaimFact, article: ArticleFact) -> bool:
    """Whether the article surely came out before the event: it supports the plan, not the event."""
    begins, out = claim.valid.earliest, article.published.latest
    return claim.kind == ClaimKind.EVENT and begins is not None and out is not None and out < begins
