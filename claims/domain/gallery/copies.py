"""Shapes about copies, rewrites, updates and retractions."""

from claims.domain.gallery.shapes import Chapter
from claims.domain.gallery.worlds import World, wire
from claims.domain.vocabulary import Basis
from sources.domain.vocabulary import ArticleStatus, Genre, Judgement, LinkKind

CHAPTER = Chapter("Copies and what becomes of articles")


@CHAPTER.shape("An agency copy and an own reporter", (2, 2), "corroborated")
def copy_and_reporter() -> World:
    """One article is an agency's text; in another the paper's own reporter was there."""
    world = World()
    story = wire(world)
    world.says(story, basis=Basis.OWN_REPORTING)
    world.says(world.reprint(story, "Post"), basis=Basis.UNATTRIBUTED)
    world.says("Times", basis=Basis.OWN_REPORTING)
    return world


@CHAPTER.shape("A press release reprinted by forty sites", (1, 1), "single_origin")
def forty_reprints() -> World:
    """Forty sites carry a company's press release word for word."""
    world = World()
    release = world.article("the company", genre=Genre.PRESS_RELEASE, title="Press release")
    world.statement("the company", article_id=release)
    world.says(release)
    for number in range(1, 41):
        world.says(world.reprint(release, f"Site {number}"), basis=Basis.UNATTRIBUTED)
    return world


@CHAPTER.shape("A press release and an own reporter", (2, 2), "corroborated")
def release_and_reporter() -> World:
    """Three sites carry a company's press release; a paper sent somebody to see for himself."""
    world = World()
    release = world.article("the company", genre=Genre.PRESS_RELEASE, title="Press release")
    world.statement("the company", article_id=release)
    world.says(release)
    for number in range(1, 4):
        world.says(world.reprint(release, f"Site {number}"), basis=Basis.UNATTRIBUTED)
    world.says("Post", basis=Basis.OWN_REPORTING)
    return world


@CHAPTER.shape("A machine-translated copy", (1, 1), "single_origin")
def machine_translation() -> World:
    """A site runs a paper’s report through a machine; the translation has no reporter of its own."""
    world = World()
    original = world.says("Gazeta", basis=Basis.OWN_REPORTING)
    translated = world.article("Site")
    world.link(translated, LinkKind.MACHINE_TRANSLATION_OF, int(original))
    world.says(translated, basis=Basis.OWN_REPORTING)
    return world


@CHAPTER.shape("A digest of two agencies", (2, 2), "corroborated")
def digest() -> World:
    """A paper puts together excerpts of two agencies' own reports: a relay, and no third source."""
    world = World()
    for agency in ("Agency", "Bureau"):
        world.says(wire(world, agency), basis=Basis.OWN_REPORTING)
    compiled = world.article("Post")
    for story in (1, 2):
        world.link(compiled, LinkKind.EXCERPT_OF, story)
    world.says(compiled, basis=Basis.UNATTRIBUTED)
    return world


@CHAPTER.shape("A rewrite without a source of its own", (1, 1), "single_origin")
def rewrite() -> World:
    """A paper tells an agency's story in other words and adds nothing."""
    world = World()
    world.says(wire(world), world.statement("the minister"))
    world.says("Post")
    world.link(2, LinkKind.REWRITE_OF, 1)
    return world


def near_copies(judgement: Judgement, basis: Basis) -> World:
    """Two papers with almost the same text."""
    world = World()
    first, second = world.article("Post"), world.article("Times")
    world.says(first, basis=basis)
    world.says(second, basis=basis)
    world.link(second, LinkKind.NEAR_DUPLICATE_OF, first, judgement=judgement)
    return world


@CHAPTER.shape("Near-copies nobody has confirmed", (0, 2), "untraced")
def suggested_near_copies() -> World:
    """Two papers state it without a source, in texts that look alike; nobody compared them yet."""
    return near_copies(Judgement.SUGGESTED, Basis.UNATTRIBUTED)


@CHAPTER.shape("Near-copies somebody confirmed", (0, 1), "untraced")
def confirmed_near_copies() -> World:
    """The same two papers, after somebody found that one is a copy."""
    return near_copies(Judgement.CONFIRMED, Basis.UNATTRIBUTED)


@CHAPTER.shape("Near-copies with own reporters", (1, 2), "single_origin (open)")
def reported_near_copies() -> World:
    """Two texts that look alike, and each paper says that its reporter was there."""
    return near_copies(Judgement.SUGGESTED, Basis.OWN_REPORTING)


@CHAPTER.shape("A retracted hub", (0, 0), "unsupported")
def retracted_hub() -> World:
    """Three papers cite one agency story, and the agency took it back."""
    world = World()
    story = world.article(
        "Agency", genre=Genre.WIRE, title="Retracted story", status=ArticleStatus.RETRACTED
    )
    told = world.says(story, world.statement("the minister"))
    for paper in ("Post", "Times", "Globe"):
        world.says(paper, told)
    return world


@CHAPTER.shape("A retracted hub and a paper with more", (1, 1), "single_origin")
def retracted_hub_with_more() -> World:
    """As before, but one of the papers also read a report: that remains."""
    world = retracted_hub()
    world.hop(2, world.document("Report of the archive"))
    return world


@CHAPTER.shape("An update that says it no more", (0, 0), "unsupported")
def silent_update() -> World:
    """The Post quoted a minister, then replaced the story; the update does not say it any more."""
    world = World()
    told = world.says("Post", world.statement("the minister"))
    update = world.article("Post", title="Story 1, updated")
    world.link(update, LinkKind.UPDATE_OF, int(told))
    return world


@CHAPTER.shape("An update that still says it", (1, 1), "single_origin")
def update() -> World:
    """The Post replaced its story; the update quotes a report instead, and the Times, which cited
    the first story, now stands on that.
    """
    world = World()
    told = world.says("Post", world.statement("the minister"))
    world.says("Times", told)
    newer = world.article("Post", title="Story 1, updated")
    world.link(newer, LinkKind.UPDATE_OF, 1)
    world.says(newer, world.document("Report of the archive"))
    return world
