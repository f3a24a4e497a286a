"""Shapes about figures and polls."""

from decimal import Decimal

from claims.domain.gallery.shapes import Chapter
from claims.domain.gallery.worlds import World, day
from claims.domain.quantities import Quantity
from claims.domain.vocabulary import ClaimKind, Comparator, Statistic

CHAPTER = Chapter("Figures")


def share(amount: int) -> Quantity:
    """A share in per cent."""
    return Quantity(Comparator.EQ, Statistic.SHARE, Decimal(amount), unit="%")


@CHAPTER.shape("One poll quoted with two figures", (1, 1), "single_origin")
def misquoted() -> World:
    """Two papers cite one poll, and one of them gives another figure."""
    world = World(kind=ClaimKind.NUMERICAL)
    poll = world.poll("Levada", fieldwork=day(-10))
    world.says("Post", poll, quantity=share(74))
    world.says("Times", poll, quantity=share(78))
    return world


@CHAPTER.shape("Another figure than the claim", (1, 1), "single_origin")
def other_figure() -> World:
    """The claim says 74 %. One paper gives that figure, another gives 78 % for the same poll."""
    world = World(kind=ClaimKind.NUMERICAL, quantity=share(74))
    poll = world.poll("Levada", fieldwork=day(-10))
    world.says("Post", poll, quantity=share(74))
    world.says("Times", poll, quantity=share(78))
    return world


def two_polls(amount: int) -> World:
    """Two institutes ask the same in the same weeks."""
    world = World(kind=ClaimKind.NUMERICAL)
    for conductor, figure in (("Levada", 74), ("the foundation", amount)):
        poll = world.poll(conductor, fieldwork=day(-10), margin_of_error=Decimal(3))
        world.says(f"Paper on {conductor}", poll, quantity=share(figure))
    return world


@CHAPTER.shape("Two polls within their margins", (2, 2), "corroborated")
def within_margins() -> World:
    """Two institutes find 74 % and 77 %, each with a margin of three points: that is agreement."""
    return two_polls(77)


@CHAPTER.shape("Two polls outside their margins", (2, 2), "corroborated")
def outside_margins() -> World:
    """Two institutes find 74 % and 53 %. Both support that it is a majority, and their figures
    conflict.
    """
    return two_polls(53)
