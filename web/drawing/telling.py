"""The same graph in words: a list of who has it from whom, for those who do not see the drawing."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass

from claims.domain.corroboration import Graph, GraphGroup, GraphNode
from web.drawing.boxes import marks
from web.drawing.text import clean


@dataclass(frozen=True, slots=True)
class Told:
    """A node in words, with where it leads and what should be known of it."""

    text: str
    url: str
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the list: who tells it, and whom it is from; nobody, where it ends."""

    teller: Told
    sources: tuple[Told, ...] = ()


@dataclass(frozen=True, slots=True)
class Telling:
    """All lines: articles with what they rest on, then where the chains end, then what is one."""

    steps: tuple[Step, ...]
    origins: tuple[Told, ...]
    groups: tuple[str, ...]


def tell(graph: Graph, link: Callable[[GraphNode], str]) -> Telling:
    """Will say in words what the drawing shows."""
    nodes = {node.key: node for node in graph.nodes}
    ahead: dict[str, list[Told]] = defaultdict(list)
    for edge in graph.edges:
        if edge.source in nodes and edge.target in nodes:
            flags = []
            if edge.is_left_out:
                flags.append("does not count")
            elif not edge.is_confirmed:
                flags.append("not confirmed")
            if edge.is_loop:
                flags.append("comes round")
            target = nodes[edge.target]
            ahead[edge.source].append(Told(clean(target.label), link(target), tuple(flags)))
    told = {key: Told(clean(node.label), link(node), _flags(node)) for key, node in nodes.items()}
    return Telling(
        tuple(
            Step(told[key], tuple(ahead[key]))
            for key, node in nodes.items()
            if node.kind != "origin"
        ),
        tuple(told[key] for key, node in nodes.items() if node.kind == "origin"),
        tuple(_group(group, nodes) for group in graph.groups),
    )


def _flags(node: GraphNode) -> tuple[str, ...]:
    flags = [word for word, _ in marks(node)]
    flags += [clean(one).rstrip(".") for one in (node.why, node.why_there) if one]
    return tuple(flags)


def _group(group: GraphGroup, nodes: dict[str, GraphNode]) -> str:
    names = ", ".join(clean(nodes[key].label) for key in group.origins if key in nodes)
    count = "count as one" if group.is_sure else "perhaps count as one"
    return f"{names} {count}: {group.because}." if group.because else f"{names} {count}."
