"""Claims, appearances and origins as linked data: schema.org, Web Annotation and PROV."""

from sources.domain.linked import Node, days, name_of, node, reference


def claim(line: Node) -> Node:
    """Will make the claim."""
    return node(
        line,
        ["prov:Entity", "Claim"],
        text=line["statement"],
        name=line["short"],
        inLanguage=line["language"],
        temporalCoverage=days(line["valid"]),
        about=[reference(one) for one in line["subjects"]],
        keywords=line["topics"],
    )


def origin(line: Node) -> Node:
    """Will make the entity in which a chain of attribution ends."""
    return node(
        line,
        "prov:Entity",
        name=line["title"],
        description=line["description"],
        dateCreated=days(line["date"]),
        isPartOf=reference(line["article"]),
        **{"prov:wasAttributedTo": reference(line["holder"])},
    )


def appearance(line: Node) -> Node:
    """Will make the annotation by which a place in an article is tied to a claim."""
    quote = line["exact"]
    selectors: list[Node] = []
    if line["start"] is not None:
        selectors.append(
            {"@type": "TextPositionSelector", "start": line["start"], "end": line["end"]}
        )
    if quote:
        words = {"exact": quote, "prefix": line["prefix"], "suffix": line["suffix"]}
        selectors.append({"@type": "TextQuoteSelector", **words})
    target = {
        "@type": "SpecificResource",
        "source": reference(line["article"]),
        "selector": selectors,
    }
    return node(
        line,
        ["prov:Entity", "Annotation"],
        motivation="linking",
        body=reference(line["claim"]),
        target=target,
        **{"x:stance": line["stance"], "x:force": line["force"], "x:status": line["status"]},
    )


def attribution(line: Node) -> Node | None:
    """Will say what an appearance was derived from; None where that is not confirmed."""
    if line["judgement"] != "confirmed":
        return None
    target = line["to_appearance"] or line["to_origin"]
    return {
        "@id": name_of(line["from_appearance"]),
        "prov:wasDerivedFrom": reference(target),
    }
