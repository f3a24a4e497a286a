"""Random worlds for property tests: small, but with everything that can go wrong in them."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from claims.domain.vocabulary import (
    AppearanceStatus,
    Basis,
    ClaimKind,
    Force,
    OriginKind,
    RelationKind,
    Stance,
    Verdict,
)
from sources.domain.dates import When
from sources.domain.vocabulary import (
    ArticleStatus,
    Genre,
    Held,
    Judgement,
    LinkKind,
    TieKind,
)
from tests.claims.domain.worlds import CLAIM, App, World, day

PUBLISHERS = ("Post", "Times", "Globe", "Agency", None)
SPEAKERS = ("Minister", "Governor", "Post", "Ministry")
COPIES = (
    LinkKind.REPRINT_OF,
    LinkKind.NEAR_DUPLICATE_OF,
    LinkKind.REWRITE_OF,
    LinkKind.UPDATE_OF,
    LinkKind.EXCERPT_OF,
)

rarely = st.integers(0, 9).map(lambda number: number == 0)
mostly_confirmed = st.sampled_from(
    [Judgement.CONFIRMED] * 6 + [Judgement.SUGGESTED, Judgement.UNSURE, Judgement.REJECTED]
)
days = st.one_of(
    st.integers(1, 30).map(day),
    st.integers(1, 30).map(lambda n: When(day(n).earliest, day(n + 5).earliest)),
    st.just(When()),
)


def pick(*common: Any, rare: tuple[Any, ...] = ()) -> st.SearchStrategy[Any]:
    """One of these, the rare ones less often."""
    return st.sampled_from([*common * 4, *rare])


@st.composite
def worlds(draw: st.DrawFn, *, open_copies: bool = True, joints: bool = True) -> World:
    """A world about two or three claims."""
    world = World(kind=ClaimKind.EVENT, valid=day(2))
    for _ in range(2):
        world.claim()
    relations = st.sampled_from(
        [RelationKind.EQUIVALENT, RelationKind.NEGATES, RelationKind.EXCLUDES, RelationKind.BROADER]
    )
    for other in (2, 3):
        world.relate(CLAIM, draw(relations), other, judgement=draw(mostly_confirmed))
    _articles(draw, world)
    _origins(draw, world)
    _appearances(draw, world)
    _hops(draw, world, joints=joints)
    _links(draw, world, open_copies=open_copies)
    _ties(draw, world)
    _judgements(draw, world)
    return world


def _articles(draw: st.DrawFn, world: World) -> None:
    genres = pick(Genre.REPORTAGE, Genre.WIRE, rare=(Genre.SATIRE, Genre.STATEMENT))
    for _ in range(draw(st.integers(1, 6))):
        world.article(
            draw(st.sampled_from(PUBLISHERS)),
            genre=draw(genres),
            held=draw(pick(Held.TEXT, Held.TEXT, Held.CITED_ONLY)),
            published=draw(days),
            authors=draw(st.lists(st.sampled_from(("Ann", "Bob")), max_size=1)),
            status=draw(pick(ArticleStatus.LIVE, rare=(ArticleStatus.RETRACTED,))),
            is_own_review=draw(rarely) and draw(rarely),
        )


def _origins(draw: st.DrawFn, world: World) -> None:
    for _ in range(draw(st.integers(1, 5))):
        kind = draw(st.sampled_from(OriginKind))
        issued = draw(rarely) and draw(st.integers(1, len(world.articles)))
        if kind == OriginKind.MEASUREMENT and draw(st.booleans()):
            world.poll(
                draw(st.sampled_from(("Levada", "VTsIOM"))),
                draw(st.sampled_from(("Hand over?", ""))),
                fieldwork=draw(days),
            )
        else:
            is_bare = kind in {OriginKind.UNKNOWN, OriginKind.UNNAMED_SOURCE}
            world.origin(
                kind,
                None if is_bare else draw(st.sampled_from(SPEAKERS)),
                title=draw(st.sampled_from(("Treaty", "Report"))) if "doc" in kind else "",
                description="somebody" if is_bare else "",
                date=draw(days),
                article_id=issued or None,
            )
    world.disputed = set(draw(st.lists(st.integers(1, len(world.origins)), max_size=1)))


def _appearances(draw: st.DrawFn, world: World) -> None:
    for _ in range(draw(st.integers(1, 8))):
        world.says(
            draw(st.integers(1, len(world.articles))),
            claim_id=draw(st.sampled_from((CLAIM, CLAIM, CLAIM, 2, 3))),
            stance=draw(pick(Stance.SUPPORTS, Stance.SUPPORTS, Stance.REFUTES, rare=tuple(Stance))),
            basis=draw(st.sampled_from(Basis)),
            force=draw(pick(Force.ASSERTED, Force.ASSERTED, rare=tuple(Force))),
            distanced=draw(rarely),
            status=draw(pick(AppearanceStatus.ACCEPTED, rare=(AppearanceStatus.SUGGESTED,))),
        )


def _hops(draw: st.DrawFn, world: World, *, joints: bool) -> None:
    targets = [App(one.id) for one in world.appearances] + [o.id for o in world.origins]
    for one in world.appearances:
        for to in draw(st.lists(st.sampled_from(targets), max_size=3, unique_by=_target)):
            if not (isinstance(to, App) and to == one.id):
                world.hop(
                    one.id,
                    to,
                    joint=draw(st.sampled_from((None, None, 1))) if joints else None,
                    inferred=draw(rarely),
                    judgement=draw(mostly_confirmed),
                )


def _target(target: int) -> tuple[bool, int]:
    return isinstance(target, App), int(target)


def _links(draw: st.DrawFn, world: World, *, open_copies: bool) -> None:
    articles = st.integers(1, len(world.articles))
    judgements = mostly_confirmed if open_copies else st.just(Judgement.CONFIRMED)
    for start, to, kind in draw(
        st.lists(st.tuples(articles, articles, st.sampled_from(COPIES)), max_size=3)
    ):
        if start != to:
            world.link(start, kind, to, judgement=draw(judgements))


def _ties(draw: st.DrawFn, world: World) -> None:
    kinds = st.sampled_from(
        [TieKind.OWNS, TieKind.SPEAKS_FOR, TieKind.CONTROLS, TieKind.AFFILIATED_WITH]
    )
    for start, kind, to in draw(
        st.lists(st.tuples(st.sampled_from(SPEAKERS), kinds, st.sampled_from(SPEAKERS)), max_size=3)
    ):
        if start != to:
            since = draw(st.one_of(st.none(), st.integers(-10, 30)))
            world.tie(
                start,
                kind,
                to,
                percentage=draw(st.sampled_from((None, Decimal(80), Decimal(20)))),
                since=None if since is None else day(since).earliest,
            )


def _judgements(draw: st.DrawFn, world: World) -> None:
    count = len(world.origins)
    pairs = st.tuples(st.integers(1, count), st.integers(1, count), st.sampled_from(Verdict))
    for a, b, verdict in draw(st.lists(pairs, max_size=2)):
        if a != b:
            world.judge(verdict, origin_a=min(a, b), origin_b=max(a, b))


def reprinted(world: World, original: int) -> None:
    """Will add a reprint of an article by a new publisher, saying all that the original says."""
    copy = world.reprint(
        original,
        "Reprinter",
    )
    for one in list(world.appearances):
        if one.article_id == original:
            world.appearances.append(replace(one, id=len(world.appearances) + 1, article_id=copy))
