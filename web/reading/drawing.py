"""The drawing of a claim as its page shows it, and as a file."""

from dataclasses import dataclass
from datetime import date
from functools import partial

from django.urls import reverse

from claims.domain.corroboration import Graph, GraphNode
from claims.models import Claim
from web.drawing import svg_of
from web.drawing.svg import links_of
from web.drawing.telling import Telling, tell

PASSAGES, RESTS = "#passages", "#rests"


@dataclass(frozen=True, slots=True)
class DrawingReading:
    """A drawing that stands in a page, the same in words, and the address of the file."""

    svg: str
    telling: Telling
    address: str


def read_drawing(claim: Claim, graph: Graph, as_of: date | None = None) -> DrawingReading | None:
    """Will draw chains; where there are none, there is no drawing."""
    if not graph.nodes:
        return None
    link = partial(_link, page="", base="")
    address = reverse("claim-drawing", args=[claim.pk]) + (f"?as_of={as_of}" if as_of else "")
    svg = svg_of(graph, title=f"Where “{claim.statement}” comes from", links=link, standalone=False)
    return DrawingReading(svg, tell(graph, link), address)


def draw_file(claim: Claim, graph: Graph, answer: str, site: str) -> str:
    """Will draw chains as a file under the answer; its links begin with the address of the site."""
    link = partial(_link, page=f"{site}{claim.get_absolute_url()}", base=site)
    return svg_of(graph, title=claim.statement, note=answer, links=link)


def _link(node: GraphNode, *, page: str, base: str) -> str:
    """Where a node leads: to its own page, else to the list on the claim's page that names it."""
    listed = RESTS if node.kind == "origin" else PASSAGES
    return links_of(node, base) if node.count == 1 and links_of(node, base) else page + listed
