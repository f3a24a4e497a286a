"""Shapes about what does not count, or not yet."""

from datetime import timedelta

from claims.domain.gallery.shapes import Chapter
from claims.domain.gallery.worlds import DAY, World, day
from claims.domain.vocabulary import Basis, ClaimKind, Force
from sources.domain.vocabulary import Genre

CHAPTER = Chapter("Left out")


@CHAPTER.shape("Satire", (1, 1), "single_origin")
def satire() -> World:
    """A paper quotes a minister; a satirical site makes fun of a report that does not count."""
    world = World()
    world.says("Post", world.statement("the minister"))
    joke = world.article("Site", genre=Genre.SATIRE, title="A joke")
    world.says(joke, world.document("Report of the archive"))
    return world


@CHAPTER.shape("A caption", (0, 0), "unsupported")
def furniture() -> World:
    """It stands in the caption of a picture and nowhere in the text."""
    world = World()
    world.says("Post", world.document("Report of the archive"), in_furniture=True)
    return world


@CHAPTER.shape("Hedged only", (0, 1), "unconfirmed")
def hedged() -> World:
    """A paper writes that according to a report it may be so."""
    world = World()
    world.says("Post", world.document("Report of the archive"), force=Force.HEDGED)
    return world


@CHAPTER.shape("Reported before it happened", (0, 0), "unsupported")
def before_event() -> World:
    """A paper announced the event the day before: that supports the plan, not the event."""
    world = World(kind=ClaimKind.EVENT, valid=day(10))
    plan = world.article("Post", published=day(9))
    world.says(plan, world.document("Programme of the visit"))
    return world


@CHAPTER.shape("What cites our own review", (0, 0), "unsupported")
def own_review() -> World:
    """We published a fact-check, and a paper cites it: that is no source for what we checked."""
    world = World()
    ours = world.article("Second Source", genre=Genre.FACT_CHECK, is_own_review=True)
    told = world.says(ours, world.document("Report of the archive"))
    world.says("Post", told)
    return world


def two_days() -> World:
    """One paper reports on the first day, another on the ninth."""
    world = World()
    world.says(world.article("Post", published=day(1)), basis=Basis.OWN_REPORTING)
    world.says(world.article("Times", published=day(9)), world.document("Report of the archive"))
    return world


@CHAPTER.shape("As it was on the fifth day", (1, 1), "single_origin")
def before() -> World:
    """One reporter was there on the first day; a second paper brings a report on the ninth."""
    world = two_days()
    world.as_of = DAY + timedelta(days=5)
    return world


@CHAPTER.shape("As it was on the ninth day", (2, 2), "corroborated")
def after() -> World:
    """The same case once the second paper is out."""
    world = two_days()
    world.as_of = DAY + timedelta(days=9)
    return world
