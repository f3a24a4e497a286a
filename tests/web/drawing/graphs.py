"""Random graphs to draw: well formed, with every mark and with names of any sort."""

from hypothesis import strategies as st

from claims.domain.corroboration import Graph, GraphEdge, GraphGroup, GraphNode

HOSTILE = (
    "<script>alert(1)</script>",
    "\"quotes\" & 'apostrophes' ]]> -->",
    "\u202eדברים שנאמרו\u202c שלום",
    "مرحبا بالعالم",
    "👩‍👩‍👧‍👦😀" * 20,
    "Z" + "\u0301" * 200,
    "w" * 300,
    "a\x00b\x1bc\ud800d\uffff",
    "漢字" * 60,
    "",
    " \n\t ",
)
WORDS = st.one_of(st.sampled_from(HOSTILE), st.text(max_size=300))
SIDES = st.sampled_from([("supports",), ("refutes",), ("refutes", "supports")])


@st.composite
def graphs(draw: st.DrawFn, most: int = 40) -> Graph:
    """Graphs of up to so many nodes; articles cite articles and origins, in circles too."""
    count = draw(st.integers(0, most))
    chance = draw(st.randoms(use_true_random=True))
    words = draw(st.lists(WORDS, min_size=1, max_size=6))
    nodes = []
    for number in range(count):
        kind = chance.choice(["origin", "article", "article", "relay"])
        flags = [chance.random() < 0.2 for _ in range(7)]
        nodes.append(
            GraphNode(
                key=f"{kind}:{number}",
                kind=kind,
                id=number,
                label=chance.choice(words),
                sides=draw(SIDES) if number < 5 else ("supports",),
                by=chance.choice(words),
                title=chance.choice(words),
                what=chance.choice(["article", "agency story", *words]),
                count=40 if flags[0] else 1,
                copies=12_000 if flags[1] else 0,
                is_confirmed=not flags[2],
                is_bottleneck=flags[3],
                is_single=flags[4],
                is_unknown=flags[5],
                is_left_out=flags[6],
                why=chance.choice(words),
            )
        )
    tellers = [node.key for node in nodes if node.kind != "origin"]
    cited = [node.key for node in nodes if node.kind != "article"]
    pairs = sorted(
        {
            (chance.choice(tellers), chance.choice(cited))
            for _ in range(chance.randrange(2 * count + 1))
            if tellers and cited
        }
    )
    edges = tuple(
        GraphEdge(source, target, chance.random() < 0.7, is_left_out=chance.random() < 0.1)
        for source, target in pairs
        if source != target
    )
    origins = [node.key for node in nodes if node.kind == "origin"]
    pair = tuple(origins[1:3])
    groups = (GraphGroup(1, pair, ("same_wave",), words[0]),) if len(pair) == 2 else ()
    return Graph(tuple(nodes), edges, groups)
