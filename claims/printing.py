"""An assessment as a terminal shows it: the answer, the chains as a tree, the reasons."""

from collections import defaultdict
from dataclasses import dataclass

from rich.console import Group, RenderableType
from rich.markup import escape
from rich.text import Text
from rich.tree import Tree

from claims.domain.corroboration import Assessment, Graph, GraphNode, Prospect, Side
from claims.models import Claim


def printed(
    claim: Claim, assessment: Assessment, graph: Graph, changes: tuple[Prospect, ...] = ()
) -> Group:
    """Will lay out everything a person wants to see of one answer, and what would change it."""
    parts: list[RenderableType] = [
        Text(claim.statement, style="bold"),
        "",
        Text(assessment.answer),
        f"[dim]{escape(_facts(assessment))}[/dim]",
        "",
    ]
    for name, side in (("supports", assessment.supports), ("refutes", assessment.refutes)):
        if tree := _chains(name, side, graph):
            parts += [tree, ""]
    if assessment.reasons:
        parts += ["[bold]Reasons[/bold]"]
        parts += [f"  · {escape(reason.message)}" for reason in assessment.reasons]
    if changes:
        parts += ["", "[bold]What would change this[/bold]"]
        parts += [f"  · {escape(one.message)}" for one in changes]
    return Group(*parts)


def _facts(assessment: Assessment) -> str:
    """Label, listing and echo on one line."""
    told = [assessment.full_label.replace("_", " "), assessment.listing]
    if assessment.at_source:
        told.append("this is the source itself")
    if assessment.echo_factor > 1:
        told.append(f"echo {assessment.echo_factor:g}")
    if assessment.as_of:
        told.append(f"as of {assessment.as_of}")
    return " | ".join([*told, f"policy {assessment.policy}"])


def interval(confirmed: int, possible: int) -> str:
    """A side's number in words.

    >>> interval(1, 1), interval(1, 3)
    ('1', '1 confirmed, 3 possible')
    """
    return (
        f"{confirmed}" if confirmed == possible else f"{confirmed} confirmed, {possible} possible"
    )


def _chains(name: str, side: Side, graph: Graph) -> Tree | None:
    """What is on one side, each article with what it rests on beneath it."""
    nodes = {node.key: node for node in graph.nodes if name in node.sides}
    ahead: dict[str, list[tuple[str, bool]]] = defaultdict(list)
    # What is left out has no view of its own: it says so itself, and is no "perhaps".
    for edge in graph.edges:
        if edge.source in nodes and edge.target in nodes:
            ahead[edge.source].append((edge.target, edge.is_confirmed or edge.is_left_out))
    heads = [node for node in nodes.values() if node.kind == "article"]
    if not heads:
        return None
    tree = Tree(f"[bold]{name}: {interval(side.confirmed, side.possible)}[/bold]")
    for node in heads:
        _grow(tree, node, _Way(name, nodes, ahead), (node.key,))
    return tree


@dataclass(frozen=True, slots=True)
class _Way:
    """One side: its nodes, and where each leads and whether surely."""

    side: str
    nodes: dict[str, GraphNode]
    ahead: dict[str, list[tuple[str, bool]]]


def _grow(tree: Tree, node: GraphNode, way: _Way, path: tuple[str, ...]) -> None:
    """Adds a node and, beneath it, what it rests on; a loop is said, not followed."""
    branch = tree.add(_told(node, way.side, sure=len(path) == 1 or node.is_confirmed))
    for key, sure in way.ahead[node.key]:
        following = way.nodes[key]
        if key in path:
            branch.add(f"[red]comes round to {escape(following.label)}[/red]")
        elif sure:
            _grow(branch, following, way, (*path, key))
        else:
            _grow(branch.add("[dim]perhaps[/dim]"), following, way, (*path, key))


def _told(node: GraphNode, side: str, *, sure: bool) -> str:
    marks = [f"{node.copies} {'copy' if node.copies == 1 else 'copies'}"] if node.copies else []
    marks += ["bottleneck"] if node.is_bottleneck else []
    if node.is_left_out:
        marks.append(f"left out: {node.why}".rstrip("."))
    elif side in node.left_out_of:
        marks.append(f"left out: {node.why_there}".rstrip("."))
    elif not sure:
        marks.append("only possible")
    style = {"origin": "green", "relay": "yellow"}.get(node.kind, "default")
    suffix = f" [dim]({', '.join(marks)})[/dim]" if marks else ""
    return f"[{style}]{escape(node.label)}[/{style}]{suffix}"
