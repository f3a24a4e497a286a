"""Shapes about what speaks against a claim."""

from claims.domain.gallery.shapes import Chapter
from claims.domain.gallery.worlds import CLAIM, World, day
from claims.domain.vocabulary import Checkability, RelationKind, Stance
from sources.domain.vocabulary import Judgement

CHAPTER = Chapter("Both sides")


@CHAPTER.shape("For and against", (1, 1), "conflicting", refutes=(1, 1))
def conflict() -> World:
    """One paper quotes a report for it, another a treaty against it."""
    world = World()
    world.says("Post", world.document("Report of the archive"))
    world.says("Times", world.document("Treaty of 1956"), stance=Stance.REFUTES)
    return world


def rumour_and_statement() -> World:
    """A paper tells of a rumour, with distance; the authorities say what really happened."""
    world = World()
    gas = world.claim()
    world.relate(CLAIM, RelationKind.EXCLUDES, gas)
    world.says("Post", distanced=True)
    world.says("Post", world.statement("the committee"), claim_id=gas)
    return world


@CHAPTER.shape(
    "A rumour against the authorities: the rumour", (0, 0), "contradicted", refutes=(1, 1)
)
def rumour() -> World:
    """A paper tells of a rumour and keeps its distance; the authorities say what excludes it."""
    return rumour_and_statement()


@CHAPTER.shape("A rumour against the authorities: their word", (1, 1), "single_origin")
def authorities() -> World:
    """The other side of the same case: a rumour that leads to nobody takes nothing away."""
    world = rumour_and_statement()
    world.asked = 2
    return world


@CHAPTER.shape("One record read both ways", (0, 0), "conflicting")
def contested() -> World:
    """One paper cites a report for the claim, another cites the same report against it."""
    world = World()
    report = world.document("Report of the archive")
    world.says("Post", report)
    world.says("Times", report, stance=Stance.REFUTES)
    return world


@CHAPTER.shape("A changed position", (1, 1), "conflicting", refutes=(1, 1))
def changed_position() -> World:
    """A minister said so in spring and denied it in autumn."""
    world = World()
    world.says("Post", world.statement("the minister", date=day(-200)))
    world.says("Times", world.statement("the minister", date=day(-10)), stance=Stance.REFUTES)
    return world


@CHAPTER.shape("An article at odds with itself", (1, 1), "conflicting", refutes=(1, 1))
def at_odds() -> World:
    """One article quotes a minister for the claim and, further down, a treaty against it."""
    world = World()
    story = world.article("Post")
    world.says(story, world.statement("the minister"))
    world.says(story, world.document("Treaty of 1956"), stance=Stance.REFUTES)
    return world


@CHAPTER.shape("A contradiction only suggested", (1, 1), "single_origin (open)", refutes=(0, 1))
def suggested_contradiction() -> World:
    """Another claim, which a treaty supports, may say the opposite; nobody has decided it."""
    world = World()
    other = world.claim()
    world.relate(CLAIM, RelationKind.NEGATES, other, judgement=Judgement.SUGGESTED)
    world.says("Post", world.statement("the minister"))
    world.says("Times", world.document("Treaty of 1956"), claim_id=other)
    return world


@CHAPTER.shape("A view of an author without a name", (0, 1), "view")
def unnamed_author() -> World:
    """A paper’s column states an opinion in its own voice. It is the author’s, who is described but
    not named.
    """
    world = World(checkability=Checkability.OPINION)
    world.says(world.article("Post", title="Column", signed_as="an associate of an institute"))
    return world


@CHAPTER.shape("A view", (2, 2), "view")
def view() -> World:
    """An opinion, held by a minister and by a governor: the number says who holds it."""
    world = World(checkability=Checkability.OPINION)
    world.says("Post", world.statement("the minister"))
    world.says("Times", world.statement("the governor"))
    return world
