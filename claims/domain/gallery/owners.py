"""Shapes about who is behind what: owners, states, unnamed sources, quotes, joint citations."""

from datetime import timedelta
from decimal import Decimal

from claims.domain.gallery.shapes import Chapter
from claims.domain.gallery.worlds import DAY, World, day
from claims.domain.vocabulary import Basis, ClaimKind, Verdict
from sources.domain.vocabulary import TieKind

CHAPTER = Chapter("Who is behind it")


def two_papers() -> World:
    """Two papers whose own reporters were there."""
    world = World()
    world.says("Post", basis=Basis.OWN_REPORTING)
    world.says("Times", basis=Basis.OWN_REPORTING)
    return world


def owned(world: World, paper: str, **tie: object) -> None:
    """The holding owns four fifths of a paper."""
    world.tie("Holding", TieKind.OWNS, paper, percentage=Decimal(80), **tie)


@CHAPTER.shape("Two papers of one owner", (1, 1), "single_origin")
def one_owner() -> World:
    """Reporters of two papers were there, but one holding owns both papers."""
    world = two_papers()
    owned(world, "Post")
    owned(world, "Times")
    return world


@CHAPTER.shape("The owner sold in between", (2, 2), "corroborated")
def sold() -> World:
    """The holding sold one of the papers before it reported."""
    world = two_papers()
    owned(world, "Post")
    owned(world, "Times", until=DAY + timedelta(days=1))
    return world


@CHAPTER.shape("An editor holds two papers of one owner apart", (2, 2), "corroborated")
def held_apart() -> World:
    """An editor found that the newsrooms work independently of their owner and of each other."""
    world = one_owner()
    post, times = world.source("Post"), world.source("Times")
    world.judge(Verdict.DIFFERENT, source_a=post, source_b=times)
    return world


@CHAPTER.shape("An owner whose share is not known", (1, 2), "single_origin (open)")
def unknown_share() -> World:
    """The holding owns part of both papers, and nobody recorded how much."""
    world = two_papers()
    for paper in ("Post", "Times"):
        world.tie("Holding", TieKind.OWNS, paper)
    return world


@CHAPTER.shape("Two ministries of one state", (1, 1), "single_origin")
def state_voice() -> World:
    """The spokesmen of two ministries say the same: they speak with one voice."""
    world = World()
    for speaker, ministry in (("Ivanov", "Foreign Ministry"), ("Petrov", "Defence Ministry")):
        said = world.statement(speaker)
        world.says("Post", said)
        world.says("Times", said)
        world.tie(speaker, TieKind.SPEAKS_FOR, ministry)
        world.tie(ministry, TieKind.STATE_OPERATED_BY, "the state")
    return world


@CHAPTER.shape("Two unnamed sources", (1, 2), "single_origin (open)")
def unnamed() -> World:
    """Two papers each know it from somebody they do not name: it may be the same person."""
    world = World()
    world.says("Post", world.unnamed("an official the Post does not name"))
    world.says("Times", world.unnamed("an officer the Times does not name"))
    return world


@CHAPTER.shape("Two unnamed sources told apart", (2, 2), "unnamed_only")
def unnamed_apart() -> World:
    """An editor found out that they are two people; neither is on record."""
    world = unnamed()
    world.judge(Verdict.DIFFERENT, origin_a=1, origin_b=2)
    return world


@CHAPTER.shape("Three newsrooms hear a remark: that it was made", (3, 3), "corroborated")
def quote() -> World:
    """Reporters of three papers heard a minister say it. That he said it rests on three newsrooms."""
    world = World(kind=ClaimKind.QUOTE)
    content = world.claim()
    remark = world.statement("the minister")
    for paper in ("Post", "Times", "Globe"):
        world.says(paper, basis=Basis.OWN_REPORTING)
        world.says(len(world.articles), remark, claim_id=content, basis=Basis.OWN_REPORTING)
    return world


@CHAPTER.shape("Three newsrooms hear a remark: what it says", (1, 1), "single_origin")
def content() -> World:
    """The same remark: that what the minister says is so rests on the minister alone."""
    world = quote()
    world.asked = 2
    return world


@CHAPTER.shape("A statement that may never have been made", (0, 1), "unconfirmed")
def disputed_statement() -> World:
    """Two papers quote a minister, and that the minister said it is itself disputed."""
    world = World()
    said = world.statement("the minister")
    for paper in ("Post", "Times"):
        world.says(paper, said)
    world.disputed = {said}
    return world


@CHAPTER.shape("A trend that needs two polls", (1, 1), "single_origin")
def trend() -> World:
    """Two papers cite two waves of a poll for a rise: without either of them there is no rise."""
    world = World()
    waves = [world.poll("Levada", fieldwork=day(number)) for number in (-300, -10)]
    for paper in ("Post", "Times"):
        told = world.says(paper, basis=Basis.ATTRIBUTED)
        for wave in waves:
            world.hop(told, wave, joint=1)
    return world
