"""The drawing as SVG: well formed whatever the names are, every node a link, nothing that loads."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from lxml import etree

from claims.domain.corroboration import Graph, GraphEdge, GraphGroup, GraphNode
from tests.web.drawing.graphs import HOSTILE, graphs
from tests.web.test_style import contrast, tokens
from web.drawing import links_of, svg_of
from web.drawing.look import PAINTS, style

SVG = "{http://www.w3.org/2000/svg}"
MINISTER = GraphNode("origin:1", "origin", 1, "Minister", ("supports",), by="Minister", holder=7)
POST = GraphNode("article:4", "article", 4, "Post", ("supports",), by="Post", title="News")
PAIR = Graph((POST, MINISTER), (GraphEdge(POST.key, MINISTER.key, True),))
ON_GROUND = [
    *(("ink", ground) for ground in ("paper", "sheet")),
    *(("soft", ground) for ground in ("paper", "sheet")),
    ("one", "sheet"),
    ("paper", "one"),
    ("held", "sheet"),
    ("against", "against-wash"),
    ("firm", "firm-wash"),
]
"""Pairs of text and ground that occur."""


def read(svg: str) -> etree._Element:
    return etree.fromstring(svg.encode())


def words(svg: str) -> str:
    return " ".join(one.text or "" for one in read(svg).iter(f"{SVG}text"))


def hrefs(svg: str) -> list[str]:
    return [one.get("href", "") for one in read(svg).iter(f"{SVG}a")]


@given(graphs())
def test_it_is_well_formed_and_the_same_every_time(graph: Graph) -> None:
    for standalone in (True, False):
        svg = svg_of(graph, title="A claim", standalone=standalone)
        assert read(svg).tag == f"{SVG}svg"
        assert svg == svg_of(graph, title="A claim", standalone=standalone)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_names_are_only_text(text: str) -> None:
    node = replace(POST, by=text, title=text, label=text, why=text, is_left_out=True, what=text)
    group = GraphGroup(1, (MINISTER.key,), (text,), text)
    graph = Graph((node, replace(MINISTER, title=text)), (), (group,))
    svg = svg_of(graph, title=text, note=text, links=lambda _: f"/?{text}")
    tags = {str(one.tag).removeprefix(SVG) for one in read(svg).iter()}
    assert tags <= {"svg", "title", "desc", "style", "rect", "text", "g", "a", "path"}
    assert not re.search("[\u202a-\u202e\x00-\x08\x0b-\x1f]", svg)


def test_names_are_shortened_never_left_to_run_over() -> None:
    svg = svg_of(Graph((replace(POST, by="w" * 300),)), title="A claim")
    assert "www…" in words(svg)
    assert "w" * 40 not in words(svg)


def test_every_node_is_a_link_with_a_title() -> None:
    svg = svg_of(PAIR, title="A claim")
    assert sorted(hrefs(svg)) == ["/articles/4/", "/sources/7/"]
    for link in read(svg).iter(f"{SVG}a"):
        assert link[0].tag == f"{SVG}title"
        assert link[0].text


def test_links_may_be_given_by_key_or_left_out() -> None:
    assert hrefs(svg_of(PAIR, title="A claim", links={"article:4": "https://x.org/a?b&c"})) == [
        "https://x.org/a?b&c"
    ]


def test_an_origin_leads_to_the_article_that_issued_it() -> None:
    assert links_of(replace(MINISTER, article=9), "https://x.org") == "https://x.org/articles/9/"
    assert links_of(replace(MINISTER, holder=None)) == ""
    assert links_of(replace(POST, count=40)) == ""


@pytest.mark.parametrize(
    ("change", "mark"),
    [
        ({"is_bottleneck": True}, "bottleneck"),
        ({"is_single": True}, "single point"),
        ({"sides": ("refutes",)}, "against"),
        ({"sides": ("refutes", "supports")}, "both sides"),
        (
            {"sides": ("refutes", "supports"), "left_out_of": ("supports",)},
            "left out in support",
        ),
        ({"is_confirmed": False}, "only possible"),
        ({"is_left_out": True, "why": "The article is satire."}, "left out"),
        ({"is_loop": True}, "in a circle"),
    ],
)
def test_a_mark_is_a_word_and_the_legend_explains_it(change: dict[str, object], mark: str) -> None:
    assert mark not in words(svg_of(PAIR, title="A claim"))
    marked = Graph((replace(POST, **change), MINISTER), PAIR.edges)  # type: ignore[arg-type]
    texts = [one.text for one in read(svg_of(marked, title="A claim")).iter(f"{SVG}text")]
    assert texts.count(mark) == 2


def test_why_something_is_left_out_is_written_in_its_box() -> None:
    node = replace(POST, is_left_out=True, why="The article is satire.")
    svg = svg_of(Graph((node,)), title="A claim")
    assert "The article is satire." in words(svg)
    assert svg.count("line-through") == 2


def test_why_something_is_only_possible_is_written_in_its_box() -> None:
    why = "Counts in the possible number only: it is hedged."
    svg = svg_of(Graph((replace(POST, is_confirmed=False, why=why),)), title="A claim")
    assert "It is hedged." in words(svg)
    assert "number only:" not in words(svg)


def test_a_folded_node_says_how_many_stand_in_it() -> None:
    node = replace(POST, by="40 articles", count=40, copies=1200)
    assert "40 articles" in words(svg_of(Graph((node,)), title="A claim"))
    assert "+ 1,200 copies" in words(svg_of(Graph((node,)), title="A claim"))


def test_open_steps_are_dashed_and_explained() -> None:
    graph = Graph(PAIR.nodes, (replace(PAIR.edges[0], is_confirmed=False),))
    svg = svg_of(graph, title="A claim")
    assert "a link nobody has confirmed yet" in words(svg)
    assert "stroke-dasharray=" in svg
    assert "stroke-dasharray=" not in svg_of(PAIR, title="A claim")


def test_a_group_is_framed_with_its_reason() -> None:
    other = replace(MINISTER, key="origin:2", id=2)
    group = GraphGroup(1, ("origin:1", "origin:2"), ("same_speaker",), "same speaker")
    svg = svg_of(Graph((POST, MINISTER, other), (), (group,)), title="A claim")
    assert "one: same speaker" in words(svg)
    assert "counted as one" in words(svg)


def test_nothing_is_said_to_be_nothing() -> None:
    svg = svg_of(Graph(), title="A claim", note="Nothing supports it.")
    assert "Nothing to draw" in words(svg)
    assert "A claim" in words(svg)


def test_inside_a_page_it_brings_neither_style_nor_title_lines() -> None:
    svg = svg_of(PAIR, title="A claim", standalone=False)
    assert not svg.startswith("<?xml")
    assert "<style" not in svg
    assert " style=" not in svg
    assert "A claim" not in words(svg)
    assert "<title>A claim</title>" in svg


def test_a_file_stands_alone() -> None:
    svg = svg_of(PAIR, title="A claim", note="One article says this.")
    assert svg.startswith("<?xml")
    assert style() in svg
    assert {"A claim", "One article says this."} <= {
        one.text for one in read(svg).iter(f"{SVG}text")
    }
    assert not re.search(r"url\(|@import|<script|<image|<use", svg)


def test_every_colour_has_its_dark_one() -> None:
    svg = svg_of(everything(), title="A claim")
    used = set(re.findall(r"dr-[fs]-[a-z-]+", svg)) - {"dr-s-paper", "dr-f-line"}
    assert used <= set(re.findall(r"\.(dr-[fs]-[a-z-]+) ", style()))


def everything() -> Graph:
    """A graph with every mark."""
    changes: list[dict[str, object]] = [
        {"is_bottleneck": True, "count": 40},
        {"is_single": True},
        {"sides": ("refutes",)},
        {"sides": ("refutes", "supports")},
        {"is_confirmed": False, "copies": 3},
        {"is_left_out": True},
        {"is_loop": True},
    ]
    articles = [
        replace(POST, key=f"article:{i}", id=i, **change)  # type: ignore[arg-type]
        for i, change in enumerate(changes)
    ]
    edges = [GraphEdge(one.key, MINISTER.key, one.is_confirmed) for one in articles]
    edges += [GraphEdge(articles[5].key, articles[6].key, True, is_left_out=True)]
    edges += [GraphEdge(articles[6].key, articles[5].key, True, is_loop=True)]
    left_out = replace(MINISTER, key="origin:2", id=2, is_left_out=True)
    group = GraphGroup(1, (MINISTER.key,), (), "")
    return Graph((*articles, MINISTER, left_out), tuple(edges), (group,))


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize(("text", "ground"), ON_GROUND)
def test_text_stands_out_from_its_ground(text: str, ground: str, dark: bool) -> None:
    colours = dict(PAINTS)
    if dark:
        colours |= dict(re.findall(r"\.dr-f-([a-z-]+) { fill: (#[0-9a-f]{6})", style()))
    assert contrast(colours[text], colours[ground]) >= 4.5


def test_colours_are_those_of_the_pages() -> None:
    for dark in (False, True):
        known = tokens(dark)
        told = dict(re.findall(r"\.dr-f-([a-z-]+) { fill: (#[0-9a-f]{6})", style()))
        for name, colour in (told if dark else PAINTS).items():
            assert known[name] == colour, name
