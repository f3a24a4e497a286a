"""The gallery of shapes as a page of the documentation, with a drawing of each."""

from collections.abc import Iterator

from claims.domain.corroboration import Assessment, assess, graph_of, what_would_change
from claims.domain.gallery import CHAPTERS, Shape
from web.drawing import svg_of

PAGE = "docs/corroboration-gallery.md"
DRAWINGS = "docs/images/gallery"

INTRODUCTION = """\
# Corroboration: a gallery of shapes

Every situation below is a small world that the tests build, with the number and the label it must
come out as. The numbers are *[confirmed, possible]*: how many separate things would have to be wrong
for the claim to lose all support, counting what is confirmed, and counting also what is still open.
A label describes sourcing, never truth.

`manage.py corroboration_gallery` writes this page and its drawings from `claims/domain/gallery/`.
"""


def gallery_files() -> dict[str, str]:
    """Will write the page and a drawing of each shape: contents by path."""
    files: dict[str, str] = {}
    parts = [INTRODUCTION, _contents()]
    for chapter in CHAPTERS:
        for shape in chapter.shapes:
            facts = shape.facts()
            result = assess(facts)
            changes = [one.message for one in what_would_change(facts, result)]
            parts.append("\n".join(_told(shape, result, changes)))
            drawn = svg_of(graph_of(facts), title=shape.title, note=result.answer)
            files[f"{DRAWINGS}/{shape.slug}.svg"] = drawn
    return {PAGE: "\n".join(parts), **files}


def _contents() -> str:
    """The titles by chapter."""
    lines = []
    for chapter in CHAPTERS:
        titles = [f"[{one.title}](#{_anchor(one.title)})" for one in chapter.shapes]
        lines.append(f"- **{chapter.title}**: {' · '.join(titles)}")
    return "\n".join([*lines, ""])


def _anchor(title: str) -> str:
    """The anchor that Markdown renderers give to a heading.

    >>> _anchor("Two papers, one author")
    'two-papers-one-author'
    """
    kept = "".join(one for one in title.lower() if one.isalnum() or one in " -")
    return kept.replace(" ", "-")


def _told(shape: Shape, result: Assessment, changes: list[str]) -> Iterator[str]:
    """One shape, line by line."""
    yield f"## {shape.title}\n\n{shape.situation}\n"
    expected = f"Supports **{list(shape.supports)}**"
    if shape.refutes[1]:
        expected += f", refutes **{list(shape.refutes)}**"
    yield f"{expected}, label `{shape.label}`.\n"
    yield f"![Who has it from whom](images/gallery/{shape.slug}.svg)\n"
    yield f"> {result.answer}\n"
    if result.reasons:
        yield "Why it is counted like this:\n"
        yield from (f"- {reason.message}" for reason in result.reasons)
        yield ""
    yield "What would change it:\n"
    yield from (f"- {message}" for message in changes)
    yield ""
