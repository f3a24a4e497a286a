"""The drawing of a claim as its page shows it, and as a file."""

from dataclasses import dataclass
from datetime import date
from functools import partial

from django.template.loader import render_to_string
from django.urls import reverse

from claims.domain.corroboration import Graph, GraphNode
from claims.models import Claim, Corroboration
from claims.services.explaining import drawn
from claims.services.facts.known import Known
from web.drawing import svg_of
from web.drawing.svg import links_of
from web.drawing.telling import tell

PASSAGES, RESTS = "#passages", "#rests"


@dataclass(frozen=True, slots=True)
class DrawingReading:
    """A drawing as it stands in a page with the same in words, as HTML, and the address of the file."""

    html: str
    address: str


def read_drawing(
    claim: Claim, current: Corroboration | None, of: Known | None, as_of: date | None
) -> DrawingReading | None:
    """Will draw chains by what is known `of` it today, or as of a day; where there are none, nothing.

    A process remembers for a while what it drew: all that it tells is the graph and the statement.
    """
    address = reverse("claim-drawing", args=[claim.pk]) + (f"?as_of={as_of}" if as_of else "")
    html = drawn(
        claim,
        lambda graph: _html(graph, claim.statement, address),
        what=f"section {address} {claim.statement}",
        stored=current.input_hash if current and as_of is None else "",
        as_of=as_of,
        of=None if as_of else of,
    )
    return DrawingReading(html, address) if html else None


def _html(graph: Graph, statement: str, address: str) -> str:
    """The section of the page; nothing where there is nothing to draw."""
    if not graph.nodes:
        return ""
    link = partial(_link, page="", base="")
    svg = svg_of(graph, title=f"Where “{statement}” comes from", links=link, standalone=False)
    shown = {"svg": svg, "telling": tell(graph, link), "address": address}
    return render_to_string("web/claim/drawing.html", shown)


def draw_file(claim: Claim, graph: Graph, answer: str, site: str) -> str:
    """Will draw chains as a file under the answer; its links begin with the address of the site."""
    link = partial(_link, page=f"{site}{claim.get_absolute_url()}", base=site)
    return svg_of(graph, title=claim.statement, note=answer, links=link)


def _link(node: GraphNode, *, page: str, base: str) -> str:
    """Where a node leads: to its own page, else to the list on the claim's page that names it."""
    listed = RESTS if node.kind == "origin" else PASSAGES
    return links_of(node, base) if node.count == 1 and links_of(node, base) else page + listed
