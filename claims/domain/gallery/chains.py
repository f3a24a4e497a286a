"""Shapes about chains: how often something is repeated, and where it comes from."""

from claims.domain.gallery.shapes import Chapter
from claims.domain.gallery.worlds import World, day, wire
from claims.domain.vocabulary import Basis, ClaimKind
from sources.domain.vocabulary import Genre

CHAPTER = Chapter("Chains and channels")


@CHAPTER.shape("One article on one statement", (1, 1), "single_origin")
def one_statement() -> World:
    """One paper quotes a minister. If the minister is wrong, nothing is left."""
    world = World()
    world.says("Post", world.statement("the minister"))
    return world


@CHAPTER.shape("One document quoted by two papers", (1, 1), "single_origin")
def one_document() -> World:
    """Two papers quote the same treaty. Two articles are no two confirmations."""
    world = World()
    treaty = world.document("Treaty of 1956")
    world.says("Post", treaty)
    world.says("Times", treaty)
    return world


@CHAPTER.shape("Six articles on one poll", (1, 1), "single_origin")
def one_poll() -> World:
    """Six papers report what one poll found."""
    world = World()
    poll = world.poll("Levada", date=day(-20), fieldwork=day(-20))
    for number in range(1, 7):
        world.says(f"Paper {number}", poll)
    return world


@CHAPTER.shape("The declaration itself", (1, 1), "single_origin")
def declaration() -> World:
    """A paper reports the position of a ministry, whose declaration is held here as a text."""
    world = World(kind=ClaimKind.POSITION)
    text = world.article("Ministry", genre=Genre.OFFICIAL_DOCUMENT, title="Declaration")
    declared = world.document("Declaration", article_id=text)
    world.says(text, declared, basis=Basis.OWN_DOCUMENT)
    world.says("Post", declared)
    return world


@CHAPTER.shape("A relay of three hops", (1, 1), "single_origin")
def three_hops() -> World:
    """The Post has it from the Times, the Times from an agency, the agency from a minister."""
    world = World()
    told = world.says(wire(world), world.statement("the minister"))
    told = world.says("Times", told)
    world.says("Post", told)
    return world


@CHAPTER.shape("A remark relayed by another speaker", (1, 1), "single_origin")
def relayed_remark() -> World:
    """A paper quotes Panov, who recalls what Putin said in his hearing."""
    world = World()
    stub = world.stub(None, genre=Genre.STATEMENT, authors=("Panov",), title="Panov’s remark")
    relayed = world.says(stub, world.statement("Putin", date=day(-5000)))
    world.says("Post", relayed)
    return world


@CHAPTER.shape("Two officials behind one agency", (1, 1), "single_channel")
def two_officials() -> World:
    """An agency quotes a minister and a governor; three papers reprint its story."""
    world = World()
    story = wire(world)
    world.says(story, world.statement("the minister"))
    world.says(story, world.statement("the governor"))
    for paper in ("Post", "Times", "Globe"):
        world.says(world.reprint(story, paper), basis=Basis.UNATTRIBUTED)
    return world


@CHAPTER.shape("Two officials behind one agency, and a transcript", (2, 2), "corroborated")
def with_a_transcript() -> World:
    """As before, and the ministry published what its minister said: he is heard without relay."""
    world = two_officials()
    transcript = world.article("Ministry", genre=Genre.TRANSCRIPT, title="Transcript")
    world.says(transcript, 1)
    return world


@CHAPTER.shape("A circle of two", (0, 0), "circular")
def circle() -> World:
    """The Post cites the Times and the Times cites the Post."""
    world = World()
    one, two = (world.says(paper, basis=Basis.ATTRIBUTED) for paper in ("Post", "Times"))
    world.hop(one, two)
    world.hop(two, one)
    return world


@CHAPTER.shape("A circle with a way out", (1, 1), "single_origin")
def circle_with_exit() -> World:
    """The two papers cite each other, but one of them also quotes a treaty."""
    world = World()
    one = world.says("Post", basis=Basis.ATTRIBUTED)
    two = world.says("Times", one, world.document("Treaty of 1956"))
    world.hop(one, two)
    return world


@CHAPTER.shape("An encyclopedia that quotes its own echo", (0, 0), "circular")
def citogenesis() -> World:
    """A paper copies a line from an encyclopedia, and later the encyclopedia cites that paper for
    it; a third article trusts the encyclopedia.
    """
    world = World()
    entry = world.article("Encyclopedia", title="The entry")
    line = world.says(entry, basis=Basis.ATTRIBUTED)
    told = world.says("Post", line)
    world.hop(line, told)
    world.says("Times", line)
    return world


@CHAPTER.shape("Four papers stating a known fact", (0, 4), "untraced")
def known_fact() -> World:
    """Four papers state it in their own voice and do not say how they know."""
    world = World()
    for paper in ("Post", "Times", "Globe", "Echo"):
        world.says(paper)
    return world


@CHAPTER.shape("A report that nobody here has read", (0, 1), "untraced")
def unread_report() -> World:
    """A paper has it from an agency’s report, which it cites but nobody here has seen."""
    world = World()
    report = world.says(world.stub("Agency"), basis=Basis.NOT_SEEN)
    world.says("Post", report)
    return world


@CHAPTER.shape("Three pieces of one paper", (0, 1), "untraced")
def one_voice() -> World:
    """One paper states it three times in its own voice: that is one voice."""
    world = World()
    for _ in range(3):
        world.says("Post")
    return world


@CHAPTER.shape("Two papers, one author", (0, 1), "untraced")
def one_author() -> World:
    """The same author states it in two papers and names no source in either."""
    world = World()
    for paper in ("Post", "Times"):
        world.says(world.article(paper, authors=("Ann Lee",)))
    return world


@CHAPTER.shape("An attribution nobody has confirmed", (1, 2), "single_origin (open)")
def open_attribution() -> World:
    """One paper quotes a treaty. In another somebody believes to see that it quotes a report, but
    no words show it.
    """
    world = World()
    world.says("Post", world.document("Treaty of 1956"))
    told = world.says("Times", basis=Basis.ATTRIBUTED)
    world.hop(told, world.document("Report of the archive"), inferred=True)
    return world
