"""The drawing of a claim as its page shows it, and as a file."""

from dataclasses import dataclass
from functools import partial

from django.urls import reverse

from claims.domain.corroboration import Graph, GraphNode, graph_from
from claims.models import Claim, Corroboration
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


def read_drawing(claim: Claim, current: Corroboration | None) -> DrawingReading | None:
    """Will draw the stored result; without one, or without anything in it, there is no drawing."""
    graph = _graph(current)
    if not graph.nodes:
        return None
    link = partial(_link, page="", base="")
    svg = svg_of(graph, title=f"Where “{claim.statement}” comes from", links=link, standalone=False)
    return DrawingReading(svg, tell(graph, link), reverse("claim-drawing", args=[claim.pk]))


def draw_file(claim: Claim, current: Corroboration | None, site: str) -> str:
    """Will draw the stored result as a file; its links begin with the address of the site."""
    link = partial(_link, page=f"{site}{claim.get_absolute_url()}", base=site)
    note = current.result.get("answer", "") if current else ""
    return svg_of(_graph(current), title=claim.statement, note=note, links=link)


def _graph(current: Corroboration | None) -> Graph:
    return graph_from(current.result.get("graph", {})) if current else Graph()


def _link(node: GraphNode, *, page: str, base: str) -> str:
    """Where a node leads: to its own page, else to the list on the claim's page that names it."""
    listed = RESTS if node.kind == "origin" else PASSAGES
    return links_of(node, base) if node.count == 1 and links_of(node, base) else page + listed
